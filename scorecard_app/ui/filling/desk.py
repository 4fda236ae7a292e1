"""What a copy of a workbook would be filled with: looked at anew when the scorecard changes."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.filling.filling import prepared
from scorecard_app.exchange.filling.report import Filled
from scorecard_app.exchange.intake.profiles import Profile
from scorecard_app.exchange.preview.fill_rows import FillRow, fill_rows
from scorecard_app.ui.background import Background
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.parts import Parts

_CALM_MS = 300
"""How long after the last change of the scorecard the copy is prepared again."""


class FillDesk(QObject):
    """Prepares the copy off the GUI thread; nothing is written, the workbook is only read.

    `changed` says that anything shown may differ.
    """

    changed = Signal()

    def __init__(
        self,
        source: Path,
        target: OpenDocument,
        parts: Parts,
        profiles: Callable[[], Sequence[Profile]],
        background: Background,
    ) -> None:
        super().__init__()
        self.source = source
        self.target = target
        self._parts = parts
        self._profiles = profiles
        self._background = background
        self._stop: Event | None = None
        self._card: Scorecard | None = None
        self._known: Sequence[Profile] = ()
        self.content = b""
        self.report: Filled | None = None
        self.rows: tuple[FillRow, ...] = ()
        self.trouble = ""
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.look_again)
        target.bridge.changed.connect(self._wait)

    @property
    def is_working(self) -> bool:
        """Say whether the copy is being prepared, or soon will be."""
        return self._stop is not None or self._calm.isActive()

    @property
    def can_write(self) -> bool:
        """Say whether there is a copy of the scorecard as it stands, with anything set in it."""
        is_fresh = self._card is self.target.card and not self.is_working
        return is_fresh and self.report is not None and bool(self.report.cells)

    def look_again(self) -> None:
        """Prepare the copy of the scorecard as it stands."""
        self._calm.stop()
        self._drop()
        self._stop, card, parts = Event(), self.target.card, self._parts
        self._known = self._profiles()
        work = partial(
            _looked, self.source, card, self._known, parts, is_cancelled=self._stop.is_set
        )
        self._background.run(
            work,
            then=partial(self._take, self._stop, card),
            refused=partial(self._refuse, self._stop),
        )
        self.changed.emit()

    def follow_profiles(self) -> None:
        """Look again where something else is remembered than when it was looked at."""
        if not self.is_working and self._profiles() != self._known:
            self.look_again()

    def close(self) -> None:
        """Stop, and listen no more."""
        self._drop()
        self._calm.stop()
        self.target.bridge.changed.disconnect(self._wait)

    def _drop(self) -> None:
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def _wait(self, _change: object) -> None:
        self._calm.start()
        self.changed.emit()

    def _take(
        self, stop: Event, card: Scorecard, found: tuple[bytes, Filled, tuple[FillRow, ...]]
    ) -> None:
        if self._stop is stop:
            self._stop, self._card, self.trouble = None, card, ""
            self.content, self.report, self.rows = found
            self.changed.emit()

    def _refuse(self, stop: Event, error: UserError) -> None:
        if self._stop is stop:
            self._stop, self._card, self.trouble = None, None, str(error)
            self.content, self.report, self.rows = b"", None, ()
            self.changed.emit()


def _looked(
    source: Path,
    card: Scorecard,
    profiles: Sequence[Profile],
    parts: Parts,
    *,
    is_cancelled: Callable[[], bool],
) -> tuple[bytes, Filled, tuple[FillRow, ...]]:
    content, report = prepared(
        source, card, profiles=profiles, today=parts.today, is_cancelled=is_cancelled
    )
    rows = fill_rows(report, parts.forms, fiscal_start=card.settings.fiscal_start)
    return content, report, rows
