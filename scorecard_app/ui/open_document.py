"""One open scorecard: the document, its undo, its views' state, and how safe it is."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from scorecard_app.document.change import Change
from scorecard_app.document.document import Document
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.revisions import RevisionKind
from scorecard_app.texts import _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.opened import Opened, Safety
from scorecard_app.ui.view_state import ViewState

_State = tuple[str, Safety, bool]
_KINDS = {"undo": RevisionKind.UNDO, "redo": RevisionKind.REDO}


class OpenDocument(QObject):
    """Holds what belongs to one open scorecard, and writes every settled change down.

    `state_changed` says that the name, the file, `safety` or `is_modified` may differ.
    """

    state_changed = Signal()
    failed = Signal(str)

    def __init__(
        self, opened: Opened, *, day: date, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.working_copy = opened.working_copy
        self.holder = opened.holder
        card = self.working_copy.card
        self.document = Document(card)
        self.history = History(self.document, self)
        self.history.restore(opened.steps.done, opened.steps.undone)
        self.bridge = Bridge(self.document, day, self)
        self.view_state = ViewState(day, self)
        self.view_state.date_changed.connect(self._show_date)
        maps = self.bridge.scene.relations.maps
        self.view_state.show_map(maps[0].id if maps else None)
        self.safety = Safety.UNTOUCHED
        self.safe_since: datetime | None = None
        self._told: _State | None = None
        self._now = now
        self._recorded = card
        self._written = self._expected = self.working_copy.seq
        self._published = None if self.working_copy.has_unpublished else card
        self._acknowledgements = opened.acknowledgements
        self._acknowledgements.setParent(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._acknowledgements.saved.connect(self._acknowledge, queued)
        self._acknowledgements.failed.connect(self._complain, queued)
        self.bridge.changed.connect(self._look)
        self.history.settled.connect(self._record)
        self.history.steps.changed.connect(self._look)

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self.document.card

    @property
    def path(self) -> Path | None:
        """Return the user's file, None before the first save."""
        return self.working_copy.path

    @property
    def name(self) -> str:
        """Return what to call it: its file's name, or else its own."""
        if self.path is not None:
            return self.path.name
        return self.card.settings.name or _("Unnamed scorecard")

    @property
    def is_modified(self) -> bool:
        """Say whether it holds something that no file of the user's does."""
        return self._published is None or not _same(self.card, self._published)

    def note_published(self, card: Scorecard, at: datetime) -> None:
        """Note that the user's file holds this state of it."""
        self._published = card
        if _same(self.card, card):
            self.safety, self.safe_since = Safety.PUBLISHED, at
        self._tell()

    @property
    def _is_durable(self) -> bool:
        """Say whether all that was ever settled is written, and nothing has moved since."""
        return self._written == self._expected and _same(self.card, self._recorded)

    def _record(self, change: Change) -> None:
        """Hand a settled change to the writer thread."""
        self._recorded = change.after
        self._expected += 1
        self.working_copy.record(change, kind=_KINDS.get(change.origin, RevisionKind.EDIT))

    def _acknowledge(self, seq: int) -> None:
        self._written = seq
        if self._is_durable:
            self.safety, self.safe_since = Safety.KEPT, self._now()
        self._tell()

    def _complain(self, sentence: str) -> None:
        self.safety = Safety.FAILED
        self._tell()
        self.failed.emit(sentence)

    def _look(self) -> None:
        """See where the last change is after the document moved."""
        if not self._is_durable:
            self.safety = Safety.PENDING
        elif self.safety is Safety.PENDING:
            self.safety = Safety.KEPT
        if self._state != self._told:
            self._tell()

    @property
    def _state(self) -> _State:
        return self.name, self.safety, self.is_modified

    def _tell(self) -> None:
        self._told = self._state
        self.state_changed.emit()

    def _show_date(self) -> None:
        self.bridge.show_date(self.view_state.date)


def _same(one: Scorecard, other: Scorecard) -> bool:
    return one is other or one == other
