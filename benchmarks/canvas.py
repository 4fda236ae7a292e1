"""The map against a plain scene with one item a card and a link: repaints, drags and pans.

Frames are what a user gets on a screen of 1920 by 1080: mouse events go in, and all of it is
timed, the edit, the document, the bridge, the scene and the paint; the peer moves an item, or its
scroll bars, and repaints. What one picture takes is the same cards and links painted once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import cycle
from random import Random

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsView

from benchmarks.plain_map import PlainMap
from benchmarks.table import Job, Row, frame_ms
from scorecard_app.document.document import Document
from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Map, Placement
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.canvas.map_page import MapPage
from scorecard_app.ui.canvas.tools.late_moves import LateMoves
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.history import History
from scorecard_app.ui.paint.distant_card import DRAW_CARD
from scorecard_app.ui.paint.levels import level_at
from scorecard_app.ui.paint.links import draw_links
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

SIZES = (50, 200, 2_000)
LANES, LINKS_A_CARD = 5, 2
PITCH_X, PITCH_Y, LINES = 256.0, 168.0, 4
WIDTH, HEIGHT = 1_920, 1_080
MAP = MapId("map")
DAY = date(2026, 9, 14)
PLAIN, PICTURE = "one item each", "one picture"
ROUNDS = 40
STEPS = (QPoint(20, 10), QPoint(35, 14), QPoint(50, 22), QPoint(30, 26), QPoint(25, 18))
TURNS = ((QPoint(7, 0), QPoint(0, 6)) * 3 + (QPoint(-7, 0), QPoint(0, -6)) * 3) * 2
_Kind = QEvent.Type
_Button = Qt.MouseButton


@dataclass(frozen=True, slots=True)
class Both:
    """The same map twice: ours with everything round it, and the plain one."""

    page: MapPage
    ours: MapView
    plain: PlainMap
    corners: tuple[QPointF, ...]

    @property
    def held(self) -> int:
        """Return the number of the card that is dragged."""
        return len(self.corners) // 2


def measure() -> Iterator[Row]:
    """Measure both maps, the whole of them in view and at 100 %."""
    app = QApplication.instance() or QApplication([])
    for cards in SIZES:
        yield from _measured(cards)
    del app


def _measured(cards: int) -> Iterator[Row]:
    both = _opened(built(cards))
    for name, is_whole in (("fit", True), ("100 %", False)):
        size = f"{cards:,} cards, {name}"
        _look(both, is_whole=is_whole)
        yield from _repaints(both, size)
        drag: dict[str, Job] = {
            "ours": _dragging(both),
            "plain": partial(_drag_plain, both, cycle(STEPS)),
        }
        took = _medians(drag)
        rested = _medians({**drag, "ours": partial(_step_and_rest, both, drag["ours"])})
        _mouse(both.ours, _Kind.MouseButtonRelease, _middle(both.ours, both.held))
        yield Row(f"drag step, {size}", took["ours"], PLAIN, took["plain"])
        yield Row(f"drag step and rest, {size}", rested["ours"], PLAIN, rested["plain"])
    for name in ("without overview", "with overview"):
        if both.page.minimap.isVisible() != (name == "with overview"):
            both.page.minimap.switch()
        _look(both, is_whole=False)
        pan: dict[str, Job] = {
            "ours": _panning(both.ours),
            "plain": partial(_pan_plain, both, cycle(TURNS)),
        }
        took = _medians(pan)
        _mouse(both.ours, _Kind.MouseButtonRelease, QPoint(), _Button.MiddleButton)
        yield Row(f"pan, {cards:,} cards, 100 %, {name}", took["ours"], PLAIN, took["plain"])
    for view in (both.page, both.plain):
        view.close()


def _repaints(both: Both, size: str) -> Iterator[Row]:
    repaint, once = both.ours.viewport().repaint, partial(_paint_picture, both.ours)
    jobs: dict[str, Job] = {
        "ours": repaint,
        "plain": both.plain.viewport().repaint,
        "picture": once,
    }
    took = _medians(jobs)
    yield Row(f"repaint, {size}", took["ours"], PLAIN, took["plain"])
    yield Row(f"repaint, {size}", took["ours"], PICTURE, took["picture"])


def _medians(jobs: dict[str, Job]) -> dict[str, float]:
    return {name: frame_ms(job, rounds=ROUNDS) for name, job in jobs.items()}


def _opened(card: Scorecard) -> Both:
    document = Document(card)
    bridge, history = Bridge(document, DAY), History(document)
    state, themes = ViewState(DAY), ThemeStore("light")
    ours = MapView(
        bridge, history, view_state=state, themes=themes, forms=LocaleForms(), mint=_no_ids
    )
    page = MapPage(ours, state, themes)
    numbers = range(len(card.objectives))
    corners = tuple(_rect(ours, number).topLeft() for number in numbers)
    plain = PlainMap(list(corners), [_ends(link) for link in card.links.values()])
    page.resize(WIDTH, HEIGHT)
    page.show()
    QApplication.processEvents()
    plain.resize(ours.size())
    plain.show()
    return Both(page, ours, plain, corners)


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


def _look(both: Both, *, is_whole: bool) -> None:
    """Show the whole map, or one card and its neighbours at 100 %, in both views alike."""
    ours, plain = both.ours, both.plain
    if is_whole:
        ours.fit_all()
    else:
        ours.camera.zoom_to(1.0)
        ours.camera.look_at(_rect(ours, both.held).center())
    plain.setSceneRect(ours.sceneRect())
    plain.setTransform(ours.transform())
    plain.centerOn(ours.mapToScene(ours.viewport().rect().center()))
    QApplication.processEvents()


def _dragging(both: Both) -> Callable[[], None]:
    """Take a card in hand; return what takes one step with it."""
    ours, steps = both.ours, cycle(STEPS)
    start = _middle(ours, both.held)
    _mouse(ours, _Kind.MouseButtonPress, start)
    return lambda: _mouse(ours, _Kind.MouseMove, start + next(steps))


def _step_and_rest(both: Both, step: Job) -> None:
    """Take one step and let the hand rest, upon which the scorecard hears of it."""
    step()
    late = both.ours.map_scene.findChild(LateMoves)
    if isinstance(late, LateMoves):
        late.settle()
    QApplication.processEvents()


def _drag_plain(both: Both, steps: Iterator[QPoint]) -> None:
    both.plain.drag(both.held, both.corners[both.held] + QPointF(next(steps)))
    QApplication.processEvents()


def _panning(ours: MapView) -> Callable[[], None]:
    """Take the map in hand; return what takes one step with it."""
    turns, middle = cycle(TURNS), _Button.MiddleButton
    here = [ours.viewport().rect().center()]
    _mouse(ours, _Kind.MouseButtonPress, here[0], middle)

    def pan() -> None:
        here[0] += next(turns)
        _mouse(ours, _Kind.MouseMove, here[0], middle)

    return pan


def _pan_plain(both: Both, turns: Iterator[QPoint]) -> None:
    by, across, down = next(turns), both.plain.horizontalScrollBar(), both.plain.verticalScrollBar()
    across.setValue(across.value() - by.x())
    down.setValue(down.value() - by.y())
    QApplication.processEvents()


def _paint_picture(view: MapView) -> QImage:
    """Paint the cards and links that are in sight into a picture, one by one."""
    scene, world = view.map_scene, view.viewportTransform()
    theme, scale = scene.look.theme, world.m11()
    seen = view.camera.seen
    image = QImage(view.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.colour("canvas"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(world)
    shown = scene.shown_ids()
    routes = (scene.links.route_of(each) for each in shown.links)
    draw_links(painter, [each for each in routes if each and seen.intersects(each.box)], theme)
    for each in shown.objectives:
        rect, face = scene.rect_of(each), scene.face_of(each)
        if rect is not None and face is not None and seen.intersects(rect):
            DRAW_CARD[level_at(scale)](painter, rect, face, theme)
    painter.end()
    return image


def _middle(view: MapView, number: int) -> QPoint:
    return view.mapFromScene(_rect(view, number).center())


def _mouse(
    view: QGraphicsView, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton = _Button.LeftButton
) -> None:
    """Send what a mouse says, and let the program do all that follows."""
    is_move = kind is _Kind.MouseMove
    held = _Button.NoButton if kind is _Kind.MouseButtonRelease else button
    there = view.viewport().mapToGlobal(at)
    none, keys = _Button.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, QPointF(at), QPointF(there), none if is_move else button, held, keys)
    QApplication.sendEvent(view.viewport(), event)
    QApplication.processEvents()


def _no_ids() -> str:
    message = "a benchmark makes nothing new"
    raise RuntimeError(message)
