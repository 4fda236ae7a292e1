"""What comes of what is supposed: found at once, for everyone who shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.outcome import Outcome, what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.errors import UserError
from scorecard_app.present.faces import SupposedFace
from scorecard_app.present.what_if.board import Board, board_of
from scorecard_app.present.what_if.cards import Shown, supposed_faces
from scorecard_app.present.what_if.echoes import Loops
from scorecard_app.present.what_if.remarks import Remark, remarks, remarks_on
from scorecard_app.present.what_if.streams import StreamLine, stream_lines
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.what_if import WhatIf

_NETWORK_TABLES = ("links", "objectives", "value_streams", "attachments", "measures", "series")


class Foresight(QObject):
    """Keeps the outcome of a what-if true to the document while one is asked.

    `changed` says that something else would come of it, or that nothing is asked any more.
    """

    changed = Signal()

    def __init__(
        self, bridge: Bridge, supposed: WhatIf, forms: LocaleForms, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.supposed, self._bridge, self.forms = supposed, bridge, forms
        self._board: Board | None = None
        self._network: Network | None = None
        self._loops: Loops | None = None
        self._shown: Shown | None = None
        self._remarks: tuple[Remark, ...] = ()
        self._watchers: set[str] = set()
        self.outcome: Outcome | None = None
        self.trouble = ""
        self.is_held = False
        supposed.changed.connect(self._ask)
        bridge.changed.connect(self._follow)
        bridge.scene_replaced.connect(self._start_again)

    @property
    def is_on(self) -> bool:
        """Say whether a what-if is asked."""
        return self.supposed.is_on

    @property
    def plan(self) -> Plan:
        """Return what is supposed, as a plan that begins on the day shown."""
        scene = self._bridge.scene
        return replace(self.supposed.plan(scene.card), start=scene.day)

    @property
    def last_month(self) -> int:
        """Return the last month that is looked at."""
        return self._bridge.scene.card.settings.horizon_months

    @property
    def month(self) -> int:
        """Return the month that is shown."""
        shown = self.supposed.month
        return self.last_month if shown is None else max(0, min(shown, self.last_month))

    @property
    def board(self) -> Board:
        """Return every card as it stands today."""
        if self._board is None:
            scene = self._bridge.scene
            self._board = board_of(scene.relations, scene.results, self.forms, scene.day)
        return self._board

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Return what has to be known to trust the outcome."""
        if self.outcome is None or not self.outcome.network.computed:
            return self._remarks
        return (*remarks_on(self.board, self.outcome), *self._remarks)

    @property
    def network(self) -> Network | None:
        """Return the links as arrays; None where they cannot be run, or nothing is asked."""
        return self._network if self.outcome is not None else None

    def watch(self, *, is_watched: bool, by: str = "value") -> None:
        """Find outcomes also while the map asks for none, or no longer, for who watches."""
        if is_watched is not (by in self._watchers):
            self._watchers ^= {by}
            self._ask()

    def hold(self, *, is_held: bool) -> None:
        """Say whether a slider is held: what takes time waits until it is let go."""
        if is_held is not self.is_held:
            self.is_held = is_held
            self.changed.emit()

    def faces(self, ids: Iterable[ObjectiveId]) -> Mapping[ObjectiveId, SupposedFace]:
        """Return what cards show of the outcome; nothing while none is asked for."""
        if self.outcome is None or not self.is_on:
            self._shown = None
            return {}
        loops = self._loops if self.supposed.is_simple else None
        asked = Shown(self.board, self.outcome, self.supposed.pushes, self.month, loops=loops)
        found = supposed_faces(asked, ids, self._shown)
        self._shown = replace(asked, faces=found)
        return found

    def streams(self) -> tuple[StreamLine, ...]:
        """Return what each stream of money gains."""
        return () if self.outcome is None else stream_lines(self.board, self.outcome, self.month)

    def _follow(self, change: Change) -> None:
        self._board = None
        if change.touches(*_NETWORK_TABLES) or self._is_computed:
            self._network = None
        self._ask()

    @property
    def _is_computed(self) -> bool:
        """Say whether formulas take part, which start from the values that are shown."""
        net = self._network
        return net is not None and bool(net.computed or net.unfollowed)

    def _start_again(self) -> None:
        self._board = self._network = None
        self._ask()

    def _ask(self) -> None:
        was_on = self.outcome is not None or bool(self.trouble)
        is_on = self.is_on or bool(self._watchers)
        self.outcome, self.trouble = None, ""
        if is_on:
            self._find()
        if is_on or was_on:
            self.changed.emit()

    def _find(self) -> None:
        card = self._bridge.scene.card
        try:
            if self._network is None:
                self._network = network(card, self._bridge.scene.results)
                self._remarks, self._loops = remarks(card, self._network), Loops(self._network)
            self.outcome = what_if(card, self.plan, known=self._network)
        except UserError as error:
            self.trouble, self._remarks = str(error), ()
