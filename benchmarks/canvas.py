"""The map against a plain scene with one item a card and a link: repaints and drags.

Our drag step is all of it: the edit, the document, the bridge, the scene and the repaint; the
peer's moves an item and repaints.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import cycle
from random import Random

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from benchmarks.plain_map import PlainMap
from benchmarks.table import Row, medians_ms
from scorecard_app.document.document import Document
from scorecard_app.document.edits.maps import Move, move_nodes
from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Map, Placement
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.history import History
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

SIZES = (50, 200, 2_000)
LANES, LINKS_A_CARD = 5, 2
PITCH_X, PITCH_Y, LINES = 256.0, 168.0, 4
WIDTH, HEIGHT = 1_600, 900
MAP = MapId("map")
DAY = date(2026, 9, 14)
STEPS = (8.0, 16.0, 0.0)
PEER = "one item each"


@dataclass(frozen=True, slots=True)
class Held:
    """The card that is dragged, and where it stood."""

    number: int
    start: Placement


def measure() -> list[Row]:
    """Measure both maps, the whole of them in view and at 100 %."""
    app = QApplication.instance() or QApplication([])
    rows = [row for cards in SIZES for row in _measured(cards)]
    del app
    return rows


def _measured(cards: int) -> Iterator[Row]:
    card = built(cards)
    document = Document(card)
    bridge, history = Bridge(document, DAY), History(document)
    ours = MapView(
        bridge,
        history,
        view_state=ViewState(DAY),
        themes=ThemeStore("light"),
        forms=LocaleForms(),
        mint=_no_ids,
    )
    corners = [_rect(ours, number).topLeft() for number in range(cards)]
    plain = PlainMap(corners, [_ends(link) for link in card.links.values()])
    for view in (ours, plain):
        view.resize(WIDTH, HEIGHT)
        view.show()
    held = Held(cards // 2, card.placements[PlacementId(f"p {cards // 2}")])
    for name, is_whole in (("fit", True), ("100 %", False)):
        _look(ours, plain, held.number, is_whole=is_whole)
        ours.map_scene.hold_lanes()
        took = medians_ms(
            {
                "ours": ours.viewport().repaint,
                "plain": plain.viewport().repaint,
                "our drag": partial(_drag_ours, history, held, cycle(STEPS)),
                "plain drag": partial(_drag_plain, plain, corners, held, cycle(STEPS)),
            },
            rounds=9,
        )
        history.end_gesture()
        ours.map_scene.release_lanes()
        yield Row(f"repaint, {cards:,} cards, {name}", took["ours"], PEER, took["plain"])
        yield Row(f"drag step, {cards:,} cards, {name}", took["our drag"], PEER, took["plain drag"])
    for view in (ours, plain):
        view.close()


def built(cards: int) -> Scorecard:
    """Build a map of cards in lanes, each linked to some that stand higher or beside it."""
    return Scorecard().put(Map(MAP), *_entities(Random(1), cards))  # noqa: S311 - not a secret


def _entities(random: Random, cards: int) -> Iterator[Entity]:
    for row in range(LANES):
        yield Perspective(PerspectiveId(f"lane {row}"), f"Perspective {row}", "Why?", row=row)
    in_lane = cards // LANES
    lines = min(LINES, max(1, in_lane // 10))
    for number in range(cards):
        row, place = divmod(number, in_lane)
        across, line = divmod(place, lines)
        key = _objective(number)
        lane = PerspectiveId(f"lane {min(row, LANES - 1)}")
        yield Objective(key, f"Objective number {number}", number, perspective_id=lane)
        x, y = 24 + across * PITCH_X, 24 + line * PITCH_Y
        yield Placement(PlacementId(f"p {number}"), MAP, key, x=x, y=y)
    for number in range(LINKS_A_CARD * cards):
        start = random.randrange(in_lane, cards)
        end = max(0, start - in_lane + random.randint(-4 * lines, 4 * lines))
        if end < start:
            yield Link(LinkId(f"l {number}"), _objective(start), _objective(end), lag_months=1)


def _objective(number: int) -> ObjectiveId:
    return ObjectiveId(f"o {number}")


def _ends(link: Link) -> tuple[int, int]:
    return int(link.from_id.removeprefix("o ")), int(link.to_id.removeprefix("o "))


def _rect(view: MapView, number: int) -> QRectF:
    return view.map_scene.rect_of(_objective(number)) or QRectF()


def _look(ours: MapView, plain: PlainMap, held: int, *, is_whole: bool) -> None:
    """Show the whole map, or one card and its neighbours at 100 %, in both views alike."""
    if is_whole:
        ours.fit_all()
    else:
        ours.camera.zoom_to(1.0)
        ours.centerOn(_rect(ours, held).center())
    plain.setTransform(ours.transform())
    plain.centerOn(ours.mapToScene(ours.viewport().rect().center()))
    QApplication.processEvents()


def _drag_ours(history: History, held: Held, steps: Iterator[float]) -> None:
    """Take one step as the drag tool does."""
    move = Move(held.start.x + next(steps), held.start.y)
    edit = partial(move_nodes, map_id=MAP, moves={_objective(held.number): move})
    history.run("Move", edit, merge_key="drag", origin="map")
    QApplication.processEvents()


def _drag_plain(view: PlainMap, corners: list[QPointF], held: Held, steps: Iterator[float]) -> None:
    view.drag(held.number, corners[held.number] + QPointF(next(steps), 0))
    QApplication.processEvents()


def _no_ids() -> str:
    message = "a benchmark makes nothing new"
    raise RuntimeError(message)
