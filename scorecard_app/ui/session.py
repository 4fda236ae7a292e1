"""The life of the open scorecard: begun, opened, saved, left; one at a time.

Storage and what it stands on are imported where they are first used, on the worker thread: the
window is there before them.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.errors import UserError
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.notices import Notice, Tone
from scorecard_app.ui.opened import Acknowledgements, Opened, Safety
from scorecard_app.ui.prompts import SCORECARDS, Leaving, Prompts

if TYPE_CHECKING:
    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.storage.context import Context
    from scorecard_app.storage.courtesy import Holder
    from scorecard_app.storage.drafts import Draft
    from scorecard_app.storage.recorder import Listener
    from scorecard_app.storage.working_copy import WorkingCopy
    from scorecard_app.ui.open_document import OpenDocument

_ENDING = SCORECARDS.endings[0]

Act = Callable[[], None]
"""What is done next."""


def _nothing() -> None:
    """Do nothing next."""


class Session(QObject):
    """Opens one scorecard in place of another, saves it, and loses nothing on the way.

    `replaced` says that `current` is another one or none; `state_changed` that its name, file or
    safety may differ; `saved` which file was written; `noticed` carries a Notice for the strip.
    """

    replaced = Signal()
    state_changed = Signal()
    saved = Signal(object)
    noticed = Signal(object)

    def __init__(
        self,
        make_context: "Callable[[], Context]",
        *,
        background: Background,
        prompts: Prompts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_context = make_context
        self._background = background
        self._prompts = prompts
        self._current: OpenDocument | None = None
        self._is_saving = False
        self._saves_by_itself = False

    @property
    def current(self) -> "OpenDocument | None":
        """Return the open scorecard."""
        return self._current

    def begin(self, make: "Callable[[], Scorecard]") -> None:
        """Open a new scorecard, in no file yet, in place of the current one."""

        def create(context: "Context", listener: "Listener") -> "WorkingCopy":
            from scorecard_app.storage.working_copy import WorkingCopy  # noqa: PLC0415 - see above

            return WorkingCopy.create(make(), context=context, listener=listener)

        self._replace(create)

    def open_file(self, path: Path) -> None:
        """Open a user's file in place of the current scorecard."""

        def read(context: "Context", listener: "Listener") -> "WorkingCopy":
            from scorecard_app.storage.working_copy import WorkingCopy  # noqa: PLC0415 - see above

            return WorkingCopy.open(path, context=context, listener=listener)

        self._replace(read, path)

    def resume(self, draft: "Draft") -> None:
        """Go on with work that was not saved, in place of the current scorecard."""

        def resume(context: "Context", listener: "Listener") -> "WorkingCopy":
            return draft.open(context=context, listener=listener)

        self._replace(resume, draft.path)

    def drafts(self) -> "tuple[Draft, ...]":
        """Return the work that was not saved and is open nowhere, after a little tidying up."""
        from scorecard_app.storage.drafts import (  # noqa: PLC0415 - see above
            recoverable,
            remove_spent,
        )

        folder = self._make_context().state_folder
        remove_spent(folder)
        return recoverable(folder)

    def set_autosave(self, *, on: bool) -> None:
        """Save the user's file after every change, or only when asked."""
        self._saves_by_itself = on
        self._follow()

    def save(self, then: Act = _nothing, failed: Act = _nothing) -> None:
        """Save to the user's file; ask for one where there is none."""
        if self._current is None:
            return
        if self._current.path is None:
            self.save_as(then, failed)
        else:
            self._publish(self._current.path, then, failed)

    def save_as(self, then: Act = _nothing, failed: Act = _nothing) -> None:
        """Ask for a file and save to it; it is the user's file from then on."""
        if self._current is None:
            return
        suggested = self._current.path or Path(file_name(self._current.name) + _ENDING)
        path = self._prompts.path_to_save(
            _("Save the scorecard as"), (SCORECARDS,), suggested=suggested
        )
        if path is None:
            failed()
        else:
            self._publish(path, then, failed)

    def tell(self, why: UserError | str) -> None:
        """Show why something was refused, in its own sentence."""
        self.noticed.emit(Notice(str(why), Tone.WARNING))

    def leave(self, then: Act, stay: Act = _nothing) -> None:
        """Close the current scorecard and go on with `then`; ask first if it is not saved.

        Where the answer is to stay, or saving fails, nothing is closed and `stay` comes instead.
        """
        if self._current is None:
            then()
            return
        self._current.history.end_gesture()
        if not self._current.is_modified:
            self._close(then, stay, keep=False)
            return
        match self._prompts.before_leaving(self._current.name):
            case Leaving.SAVE:
                self.save(partial(self.leave, then, stay), stay)
            case Leaving.KEEP_DRAFT:
                self._close(then, stay, keep=True)
            case Leaving.DISCARD:
                self._close(then, stay, keep=False)
            case Leaving.STAY:
                stay()

    def _replace(
        self, begin: "Callable[[Context, Listener], WorkingCopy]", path: Path | None = None
    ) -> None:
        """Begin a working copy off the GUI thread, and show it once the current one is left.

        It is read before anything is closed, so what cannot be opened disturbs nothing. `path`
        is the user's file: who else has it open is asked before we say to have it open too.
        """
        acknowledgements = Acknowledgements()
        ours = self._current.path if self._current else None

        def work() -> Opened:
            context = self._make_context()
            holder = _holder(path, context) if path and path != ours else None
            copy = begin(context, acknowledgements.listener)
            _load_heavy_modules()
            return Opened(copy, acknowledgements, copy.history(), holder)

        self._background.run(work, then=self._take_place, refused=self._give_up)

    def _give_up(self, error: UserError) -> None:
        """Tell why nothing was opened; say that nothing is open, if so, to who waits for it."""
        self.tell(error)
        if self._current is None:
            self.replaced.emit()

    def _take_place(self, opened: Opened) -> None:
        """Leave the current scorecard for the new one, or give the new one up."""
        self.leave(partial(self._show, opened), partial(opened.working_copy.close, keep=True))

    def _show(self, opened: Opened) -> None:
        """Make what the worker thread opened the current scorecard."""
        from scorecard_app.present.opening import opening_day  # noqa: PLC0415 - see above
        from scorecard_app.ui.open_document import OpenDocument  # noqa: PLC0415 - see above

        now = self._make_context().now
        day = opening_day(opened.working_copy.card, now().astimezone().date())
        self._current = OpenDocument(opened, day=day, now=now, parent=self)
        self._current.state_changed.connect(self._follow)
        self._current.failed.connect(self.tell)
        self.replaced.emit()
        self.state_changed.emit()

    def _follow(self) -> None:
        """Pass on how the current scorecard stands; save it by itself where that is wanted."""
        self.state_changed.emit()
        current = self._current
        if self._saves_by_itself and current is not None and current.path is not None:
            is_kept = current.safety is Safety.KEPT
            if is_kept and current.is_modified and not self._is_saving:
                self.save()

    def _publish(self, path: Path, then: Act, failed: Act) -> None:
        current = self._current
        if current is None or self._is_saving:
            return
        current.history.end_gesture()
        self._is_saving = True
        self._background.run(
            partial(current.working_copy.publish, path),
            then=partial(self._note_saved, current.card, path, then),
            refused=partial(self._note_unsaved, path, then, failed),
        )

    def _note_saved(self, card: "Scorecard", path: Path, then: Act, _nothing: None) -> None:
        self._is_saving = False
        if self._current is not None:
            self._current.note_published(card, self._make_context().now())
            self.saved.emit(path)
        then()

    def _note_unsaved(self, path: Path, then: Act, failed: Act, error: UserError) -> None:
        """Tell why a file was not saved; where somebody else changed it, save a copy beside it."""
        from scorecard_app.storage.failures import FileChangedError  # noqa: PLC0415 - see above

        self._is_saving = False
        if not isinstance(error, FileChangedError):
            self.tell(error)
            failed()
            return
        copy = _conflict_copy(path, self._make_context().now().astimezone())
        self._publish(copy, then, failed)
        self.tell(
            _(
                "“{name}” was changed by somebody else since you opened it. "
                "Your work was saved as a copy: “{copy}”."
            ).format(name=path.name, copy=copy.name)
        )

    def _close(self, then: Act, stay: Act, *, keep: bool) -> None:
        current = self._current
        if current is None:
            return
        try:
            current.working_copy.close(keep=keep)
        except UserError as error:
            self.tell(error)
            stay()
            return
        self._current = None
        self.replaced.emit()
        self.state_changed.emit()
        current.deleteLater()
        then()


def file_name(name: str) -> str:
    """Return what a file may be called, after the name of a scorecard, on every system."""
    kept = "".join(" " if letter in '<>:"/\\|?*' else letter for letter in name)
    return " ".join(kept.split()).rstrip(". ") or _("Scorecard")


def _conflict_copy(path: Path, now: datetime) -> Path:
    stamp = f"{now:%Y-%m-%d %H.%M.%S}"
    name = _("{name} (conflict {time})").format(name=path.stem, time=stamp)
    return path.with_name(name + path.suffix)


def _holder(path: Path, context: "Context") -> "Holder | None":
    from scorecard_app.storage.drafts import holder_elsewhere  # noqa: PLC0415 - see above

    return holder_elsewhere(path, context=context)


def _load_heavy_modules() -> None:
    """Import on this thread what would else freeze the window when the scorecard is shown."""
    import scorecard_app.ui.open_document  # noqa: F401, PLC0415 - brings numpy
