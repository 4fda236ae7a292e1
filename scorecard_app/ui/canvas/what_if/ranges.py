"""How sure what the map shows is: drawn in the background once nothing moves any more."""

from functools import partial

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.worth.spans import Spans, card_span, spans_of, stream_spans
from scorecard_app.ui.background import Background
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.drawing import Drawing, Heed
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.labels import ElidedLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_DRAWS = Draws(1)
"""The draws that the value view begins with, so that both say the same."""

_Asked = tuple[Plan, Network, ObjectiveId | None]


class RangeLine(ElidedLabel):
    """Says of the selected card, else of the streams, where nine of ten draws lie."""

    def __init__(
        self,
        place: Workplace,
        foresight: Foresight,
        background: Background | None,
        themes: ThemeStore,
        parent: QWidget,
    ) -> None:
        super().__init__(themes, "text.quiet", size=TextSize.SMALL, parent=parent)
        self._place, self._foresight = place, foresight
        self._drawing = None if background is None else Drawing(background, self)
        self._asked: _Asked | None = None
        self.spans: Spans | None = None
        foresight.changed.connect(self.read)
        place.view_state.selection_changed.connect(self.read)
        if self._drawing is not None:
            self._drawing.found.connect(self._take)

    def read(self) -> None:
        """Say what is known, and ask for what is not; a month alone asks for nothing."""
        asked = self._question()
        if not _is_same(asked, self._asked):
            self._asked, self.spans = asked, None
            self._ask(asked)
        self._say()

    def _question(self) -> _Asked | None:
        foresight = self._foresight
        is_held = foresight.is_held or not self.isVisibleTo(self.window())
        if is_held or foresight.network is None or foresight.supposed.is_empty:
            return None
        chosen = selected_cards(self._place)
        return foresight.plan, foresight.network, chosen[0] if len(chosen) == 1 else None

    def _ask(self, asked: _Asked | None) -> None:
        if self._drawing is None:
            return
        if asked is None:
            self._drawing.stop()
        else:
            self._drawing.ask(partial(_drawn, self._place.card, asked))

    def _take(self, found: object) -> None:
        if isinstance(found, Spans):
            self.spans = found
            self._say()

    def _say(self) -> None:
        foresight, spans = self._foresight, self.spans
        if spans is None or self._asked is None or foresight.outcome is None:
            self.show_whole("")
            return
        told = foresight.board, foresight.outcome, spans
        card = card_span(*told, self._asked[2], foresight.month)
        self.show_whole(card or " · ".join(stream_spans(*told, foresight.month)))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again."""
        super().showEvent(event)
        self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw for nobody."""
        super().hideEvent(event)
        self._asked = self.spans = None
        if self._drawing is not None:
            self._drawing.stop()


def _is_same(one: _Asked | None, other: _Asked | None) -> bool:
    if one is None or other is None:
        return one is other
    return one[1] is other[1] and one[0] == other[0] and one[2] == other[2]


def _drawn(card: Scorecard, asked: _Asked, _heed: Heed) -> Spans:
    plan, network, of = asked
    return spans_of(card, network, plan, _DRAWS, of)
