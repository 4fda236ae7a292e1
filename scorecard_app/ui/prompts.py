"""The questions that the window must ask: the only modal dialogs there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scorecard_app.texts import N_, _


class Leaving(Enum):
    """What becomes of unsaved changes."""

    SAVE = "save"
    KEEP_DRAFT = "keep draft"
    DISCARD = "discard"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file to choose among; the endings are written with their dot."""

    name: str
    endings: tuple[str, ...]


SCORECARDS = FileKind(N_("Scorecards"), (".scorecard",))
WORKBOOKS = FileKind(N_("Excel workbooks"), (".xlsx",))
MACRO_BOOKS = FileKind(N_("Excel workbooks with macros"), (".xlsm",))
PNG = FileKind(N_("PNG pictures"), (".png",))
SVG = FileKind(N_("SVG drawings"), (".svg",))
PICTURES = FileKind(N_("Pictures"), (".png", ".jpg", ".jpeg"))
PDF = FileKind(N_("PDF documents"), (".pdf",))


class Prompts(Protocol):
    """Whoever answers: a person before dialogs, or the script of a test."""

    def path_to_open(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        """Ask which file to open; None if none."""

    def path_to_save(
        self, title: str, kinds: Sequence[FileKind], *, suggested: Path
    ) -> Path | None:
        """Ask where to write; None if nowhere. The ending is that of one of the kinds."""

    def before_leaving(self, name: str) -> Leaving:
        """Ask what becomes of unsaved changes."""


class QtPrompts:
    """Ask by the dialogs of the system; they are imported when the first is needed."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def path_to_open(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        """Ask which file to open; None if none."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - see above

        name, _kind = QFileDialog.getOpenFileName(self._window, title, "", _filters(kinds))
        return Path(name) if name else None

    def path_to_save(
        self, title: str, kinds: Sequence[FileKind], *, suggested: Path
    ) -> Path | None:
        """Ask where to write; None if nowhere. A name without an ending gets the chosen kind's."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - see above

        filters = _filters(kinds)
        name, chosen = QFileDialog.getSaveFileName(self._window, title, str(suggested), filters)
        if not name:
            return None
        path = Path(name)
        if any(path.suffix.lower() in kind.endings for kind in kinds):
            return path
        at = filters.split(";;").index(chosen) if chosen else 0
        return path.with_name(path.name + kinds[at].endings[0])

    def before_leaving(self, name: str) -> Leaving:
        """Ask what becomes of unsaved changes."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - see above

        box = QMessageBox(self._window)
        box.setWindowTitle(_("Scorecard"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("Save the changes to “{name}”?").format(name=name))
        box.setInformativeText(
            _("A draft stays on this computer; the start page offers it next time.")
        )
        role = QMessageBox.ButtonRole
        answers = {
            box.addButton(_("Save"), role.AcceptRole): Leaving.SAVE,
            box.addButton(_("Keep as draft"), role.ActionRole): Leaving.KEEP_DRAFT,
            box.addButton(_("Discard"), role.DestructiveRole): Leaving.DISCARD,
            box.addButton(_("Cancel"), role.RejectRole): Leaving.STAY,
        }
        box.exec()
        clicked = box.clickedButton()
        return next(
            (leaving for button, leaving in answers.items() if button is clicked), Leaving.STAY
        )


def _filters(kinds: Sequence[FileKind]) -> str:
    return ";;".join(
        f"{_(kind.name)} ({' '.join(f'*{ending}' for ending in kind.endings)})" for kind in kinds
    )
