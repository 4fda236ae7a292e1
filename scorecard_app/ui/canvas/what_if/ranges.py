"""How sure what the map shows is: drawn in the background once nothing moves any more."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.worth.futures import brackets_words, futures_meaning, futures_words
from scorecard_app.present.worth.spans import (
    Spans,
    card_futures,
    card_span,
    moving_cards,
    spans_of,
    stream_spans,
)
from scorecard_app.ui.background import Background
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.drawing import Drawing, Heed
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.labels import ElidedLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_Asked = tuple[Plan, Network, Draws]


class RangeLine(ElidedLabel):
    """Says where nine of ten futures lie: of the selected card here, of each card in its tooltip.

    `said` carries the same of every stream, in their order; of none while it is not known.
    """

    said = Signal(tuple)

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
        place.scene.wardrobe.tell = self.told_of
        foresight.changed.connect(self.read)
        place.view_state.selection_changed.connect(self._say)
        if self._drawing is not None:
            self._drawing.found.connect(self._take)

    def read(self) -> None:
        """Say what is known, and ask for what is not; a month alone asks for nothing."""
        asked = self._question()
        if not _is_same(asked, self._asked):
            self._asked, self.spans = asked, None
            self._ask(asked)
        self._say()

    def told_of(self, objective_id: ObjectiveId) -> str:
        """Say where nine of ten futures put a card; "" while that is not known."""
        if self.spans is None:
            return ""
        foresight = self._foresight
        return card_futures(foresight.board, self.spans, objective_id, foresight.month)

    def _question(self) -> _Asked | None:
        foresight = self._foresight
        is_held = foresight.is_held or not self.isVisibleTo(self.window())
        if is_held or foresight.network is None or foresight.supposed.is_empty:
            return None
        return foresight.plan, foresight.network, Draws(foresight.supposed.seed)

    def _ask(self, asked: _Asked | None) -> None:
        outcome = self._foresight.outcome
        if self._drawing is None:
            return
        if asked is None or outcome is None:
            self._drawing.stop()
        else:
            self._drawing.ask(partial(_drawn, self._place.card, asked, moving_cards(outcome)))

    def _take(self, found: object) -> None:
        if isinstance(found, Spans):
            self.spans = found
            self._say()

    def _say(self) -> None:
        foresight, spans, asked = self._foresight, self.spans, self._asked
        if spans is None or asked is None or foresight.outcome is None:
            if self.whole:  # not with every step of a slider: it is laid out anew each time
                self.show_whole("")
                self.said.emit(())
            return
        chosen = selected_cards(self._place)
        of = chosen[0] if len(chosen) == 1 else None
        card = card_span(foresight.board, foresight.outcome, spans, of, foresight.month)
        chances = asked[2], foresight.forms
        said = brackets_words(*chances) if spans.streams else ""
        if card:
            said = f"{card} · {futures_words(*chances)}"
        self.show_whole(said)
        self.setToolTip(f"{said}\n{futures_meaning(*chances)}")
        self.said.emit(stream_spans(foresight.board, spans, foresight.month))

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


def _drawn(card: Scorecard, asked: _Asked, of: tuple[ObjectiveId, ...], heed: Heed) -> Spans:
    plan, network, draws = asked
    return spans_of(card, network, plan, draws, of, is_cancelled=heed.is_cancelled)
