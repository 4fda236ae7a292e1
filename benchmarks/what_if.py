"""A what-if by hand: one step of a slider to the repainted map, at 50 cards that all show values.

No two steps that follow one another are alike. The ranges in the bar are drawn in the background
once the slider is let go; their peer is drawing the numbers of the links.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtWidgets import QApplication

from benchmarks.canvas import ROUNDS, _mouse, _opened, built
from benchmarks.table import Row, frame_ms, medians_ms
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId, SeriesId, ValueStreamId
from scorecard_app.domain.links import WORD_RANGES, Strength
from scorecard_app.domain.measures import Attachment, Measure, Series, SeriesKind
from scorecard_app.domain.periods import period_of
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.influence.ranges import Draws, drawn_strengths
from scorecard_app.present.worth.spans import moving_cards, spans_of
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.paint.supposed import handle_x

CARDS = 50
STEPS = tuple(range(4, 60, 2)) + tuple(range(59, 3, -2))
"""How far the handle is drawn, by more than a percent each time, as by a hand."""
_Kind = QEvent.Type


def measure() -> Iterator[Row]:
    """Measure a slider far down the map, all of it in view and at 100 %."""
    app = QApplication.instance() or QApplication([])
    both = _opened(measured(CARDS))
    view, card = both.ours, ObjectiveId(f"o {CARDS - 1}")
    view.place.view_state.what_if.switch(is_on=True)
    for name in ("fit", "100 %"):
        if name == "fit":
            view.fit_all()
        else:
            view.camera.zoom_to(1.0)
            view.reveal([card])
        QApplication.processEvents()
        slide = _sliding(view, card)
        took = frame_ms(slide, rounds=ROUNDS)
        _mouse(view, _Kind.MouseButtonRelease, _handle(view, card))
        view.place.view_state.what_if.reset()
        yield Row(f"slider step to repainted map, {CARDS} cards, {name}", took)
    yield _ranges(view, card)
    for each in (both.page, both.plain):
        each.close()
    del app


def _ranges(view: MapView, card: ObjectiveId) -> Row:
    """Measure how long the bar waits for its ranges, once a slider is let go."""
    foresight = view.what_if.foresight
    foresight.supposed.push(card, 0.1)
    network, outcome = foresight.network, foresight.outcome
    if network is None or outcome is None:
        raise AssertionError
    draws, moving = Draws(foresight.supposed.seed), moving_cards(outcome)
    ask = partial(spans_of, view.place.card, network, foresight.plan, draws, moving)
    times = medians_ms({"ranges": ask, "draws": partial(drawn_strengths, network, draws)})
    job = f"ranges of {len(moving)} cards and every stream, in the background"
    return Row(job, times["ranges"], "drawing its numbers", times["draws"])


def measured(cards: int) -> Scorecard:
    """Return a map of linked cards with values, targets and baselines, and money at its top."""
    card = built(cards)
    links = (replace(each, magnitude=WORD_RANGES[Strength.MEDIUM]) for each in card.links.values())
    made = [each for key in card.objectives for each in _measure(key)]
    objectives = (
        replace(each, main_attachment_id=AttachmentId(f"a {key}"))
        for key, each in card.objectives.items()
    )
    top = list(card.objectives)[:4]
    streams = (
        ValueStream(ValueStreamId(f"v {key}"), f"Stream {key}", objective_id=key, yearly_amount=1e6)
        for key in top
    )
    return card.put(*links, *made, *objectives, *streams)


def _measure(key: ObjectiveId) -> Iterator[Entity]:
    measure_id = MeasureId(f"m {key}")
    made = Measure(measure_id, "Share of it", baseline=50.0)
    yield made
    yield Attachment(AttachmentId(f"a {key}"), key, measure_id)
    last = period_of(date(2026, 8, 1), made.frequency).ordinal
    for kind, value in ((SeriesKind.ACTUAL, 62.0), (SeriesKind.TARGET, 80.0)):
        samples = {last - at: value - at for at in range(12)}
        yield Series(
            SeriesId(f"{kind.value} {key}"), measure_id, kind=kind, samples=Samples.of(samples)
        )


def _sliding(view: MapView, card: ObjectiveId) -> Callable[[], None]:
    """Take a slider in hand; return what takes one step with it."""
    start, steps = _handle(view, card), cycle(STEPS)
    _mouse(view, _Kind.MouseButtonPress, start)

    def slide() -> None:
        _mouse(view, _Kind.MouseMove, start + QPoint(next(steps), 0))

    return slide


def _handle(view: MapView, card: ObjectiveId) -> QPoint:
    rect = view.map_scene.rect_of(card) or QRectF()
    return view.mapFromScene(QPointF(handle_x(rect, 0.0), rect.bottom() - 13))
