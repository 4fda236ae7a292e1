"""What is painted bit by bit is what would be painted anew; the peer is a whole repaint."""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.links import LinkKind, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.map_page import MapPage
from scorecard_app.ui.canvas.scene import MapScene
from tests.builders import Parts, card, lane, link
from tests.images.pixels import colours_of
from tests.ui.canvas.stage import MIDDLE, Stage, card_at

LANES, CARDS_A_LANE = ("Value", "Client", "Delivery"), 16
HELD = "Client 5"
TOLERANCE = 4
"""Qt rounds the edge of a line that is cut off otherwise than of the whole, by up to 3 of 255."""

ZOOMS = (0.2, 0.45, 1.0, 1.37)


def many() -> Scorecard:
    """Build a map that fills the view, with links of every kind."""
    return card(*_parts(Random(7)))  # noqa: S311 - not a secret


def _parts(random: Random) -> Iterator[Parts]:
    for row, name in enumerate(LANES):
        yield lane(name, row)
        for number in range(CARDS_A_LANE):
            line, across = number % 2, number // 2
            yield card_at(f"{name} {number}", name, 24 + 256.0 * across, 24 + 168.0 * line)
    pairs = set()
    for _number in range(70):
        row = random.randrange(1, len(LANES))
        start = f"{LANES[row]} {random.randrange(CARDS_A_LANE)}"
        pairs.add((start, f"{LANES[row - 1]} {random.randrange(CARDS_A_LANE)}"))
    for number, (start, end) in enumerate(sorted(pairs)):
        sign = Sign.NEGATIVE if number % 5 == 0 else Sign.POSITIVE
        kind = LinkKind.FEEDBACK if number % 11 == 0 else LinkKind.CAUSAL
        yield link(start, end, sign=sign, kind=kind, lag_months=number % 4 + 1)


def shown(stage: Stage) -> QImage:
    """Return what the screen shows of the map, without painting anything."""
    QApplication.processEvents()
    viewport = stage.view.viewport()
    corner = viewport.mapTo(stage.view.window(), QPoint())
    screen = stage.view.screen()
    whole = screen.grabWindow(stage.view.window().winId()).toImage()
    return whole.copy(corner.x(), corner.y(), viewport.width(), viewport.height())


def anew(stage: Stage) -> QImage:
    """Return what the screen shows after all of the map has been painted anew."""
    scene = stage.view.map_scene
    scene.still.ground.forget()
    scene.still.cards.forget()
    stage.view.viewport().update()
    return shown(stage)


def fresh(qtbot: QtBot, stage: Stage) -> QImage:
    """Return what another view shows of the same scorecard, at the same place and scale."""
    other = Stage(qtbot, stage.card)
    other.themes.use(stage.themes.theme.name)
    other.view.resize(stage.view.size())
    other.view.camera.zoom_to(stage.view.camera.scale)
    there = stage.view.mapFromScene(QPointF())
    other.view.camera.pan(there - other.view.mapFromScene(QPointF()))
    assert other.view.mapFromScene(QPointF()) == there
    other.view_state.select(stage.selection, origin="map")
    return shown(other)


def unlike(one: QImage, other: QImage) -> str:
    """Say how many pixels differ visibly, where and how much at most; "" if none does."""
    assert one.size() == other.size() != QSize()
    off = np.abs(colours_of(one).astype(np.int16) - colours_of(other)).max(axis=2)
    down, across = (off > TOLERANCE).nonzero()
    if not len(down):
        return ""
    spots = f"({across.min()}, {down.min()}) to ({across.max()}, {down.max()})"
    return f"{len(down)} pixels from {spots}, by {off.max()}"


def begun(qtbot: QtBot, *, zoom: float = 1.0, theme: str = "light") -> Stage:
    """Show the map in colours and at a scale, with the card that will be held in the middle."""
    stage = Stage(qtbot, many())
    stage.themes.use(theme)
    stage.view.camera.zoom_to(zoom)
    stage.view.camera.look_at(stage.middle(HELD))
    return stage


@pytest.mark.parametrize("zoom", ZOOMS)
def test_each_step_of_a_drag_shows_what_painting_all_would(qtbot: QtBot, zoom: float) -> None:
    drag_about(begun(qtbot, zoom=zoom))


@pytest.mark.parametrize("theme", ["dark", "contrast-light", "contrast-dark"])
def test_each_step_of_a_drag_shows_it_in_other_colours_too(qtbot: QtBot, theme: str) -> None:
    drag_about(begun(qtbot, theme=theme))


def drag_about(stage: Stage) -> None:
    """Drag a card here and there, and compare after each step."""
    start = stage.middle(HELD)
    stage.press(start)
    for across, down in ((70, 5), (73, 6), (260, 40), (256, 168), (-150, -230), (4, 240), (0, 3)):
        stage.move(start + QPointF(across, down))
        now = shown(stage)
        assert stage.view.map_scene.still.is_on
        assert unlike(now, anew(stage)) == ""
    stage.release(start + QPointF(0, 3))


def test_a_map_scrolled_by_a_drag_shows_what_painting_all_would(qtbot: QtBot) -> None:
    stage = begun(qtbot)
    start = stage.middle(HELD)
    stage.press(start)
    stage.move(start + QPointF(40, 10))
    for offset in (QPoint(-18, 0), QPoint(5, -11), QPoint(0, 18)):
        stage.view.camera.pan(offset)
        now = shown(stage)
        assert unlike(now, anew(stage)) == ""


@pytest.mark.parametrize("zoom", ZOOMS)
def test_what_rests_looks_in_its_picture_as_it_does_without(qtbot: QtBot, zoom: float) -> None:
    stage = begun(qtbot, zoom=zoom)
    stage.view.viewport().update()
    before = shown(stage)
    stage.view.map_scene.hold_lanes(())
    assert unlike(anew(stage), before) == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_dropped_card_shows_what_a_new_view_would(qtbot: QtBot, zoom: float, theme: str) -> None:
    stage = begun(qtbot, zoom=zoom, theme=theme)
    start = stage.middle(HELD)
    stage.drag(start, start + QPointF(130, 10))
    stage.view.map_scene.emphasis.hover(None)
    stage.move(QPointF(-90_000, -90_000))
    assert unlike(shown(stage), fresh(qtbot, stage)) == ""


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_map_that_was_panned_shows_what_a_new_view_would(qtbot: QtBot, zoom: float) -> None:
    stage = begun(qtbot, zoom=zoom)
    shown(stage)
    for offset in (QPoint(60, 0), QPoint(-7, 33), QPoint(-90, -51), QPoint(3, -1)):
        stage.pan(QPoint(500, 400), offset, MIDDLE)
        shown(stage)
    stage.move(QPointF(-90_000, -90_000))
    assert unlike(shown(stage), fresh(qtbot, stage)) == ""


def test_a_card_that_was_under_the_pointer_leaves_nothing_behind(qtbot: QtBot) -> None:
    stage = begun(qtbot)
    before = shown(stage)
    stage.move(stage.middle(HELD))
    assert unlike(shown(stage), before) != ""
    stage.move(QPointF(-90_000, -90_000))
    assert unlike(shown(stage), before) == ""


def test_the_box_in_which_qt_looks_for_cards_fits_the_map(qtbot: QtBot) -> None:
    """Qt halves it as often as there are cards: in a far larger one, all stand in one part."""
    stage = begun(qtbot)
    scene = stage.view.map_scene
    looked_in, taken = scene.sceneRect(), scene.arrangement.bounds
    assert looked_in.contains(taken)
    assert looked_in.width() * looked_in.height() < 9 * taken.width() * taken.height()


@pytest.fixture
def paged(qtbot: QtBot) -> tuple[Stage, MapPage]:
    """Show the map with its overview."""
    stage = begun(qtbot)
    page = MapPage(stage.view, stage.view_state, stage.themes)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    return stage, page


class Painted(QObject):
    """Counts the pixels that a widget is asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.pixels = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Add up what has to be painted."""
        if isinstance(event, QPaintEvent):
            rects = tuple[QRect, ...](event.region())  # type: ignore[arg-type]  # it is iterable
            self.pixels += sum(rect.width() * rect.height() for rect in rects)
        return super().eventFilter(watched, event)


def test_panning_under_the_overview_paints_only_what_comes_into_sight(
    paged: tuple[Stage, MapPage],
) -> None:
    """A step of 7 pixels to the right uncovers as many columns of the map, and of the overview."""
    stage, page = paged
    viewport, home = stage.view.viewport(), page.minimap.geometry()
    assert page.minimap.isVisible()
    QApplication.processEvents()
    painted = Painted()
    viewport.installEventFilter(painted)
    stage.view.camera.pan(QPoint(7, 0))
    QApplication.processEvents()
    viewport.removeEventFilter(painted)
    assert page.minimap.geometry() == home
    assert 7 * viewport.height() <= painted.pixels <= 7 * (viewport.height() + home.height())


def test_a_drag_is_told_when_the_hand_rests_and_to_nobody_who_shows_no_places(qtbot: QtBot) -> None:
    """The overview and the file hear of it then; crossing into another lane is told to all."""
    stage = begun(qtbot)
    told: list[object] = []
    facts: list[object] = []
    stage.bridge.changed.connect(told.append)
    stage.bridge.facts_changed.connect(facts.append)
    start = stage.middle(HELD)
    stage.press(start)
    with qtbot.waitSignals([stage.bridge.changed] * 2):
        for across in (70, 90, 110):
            stage.move(start + QPointF(across, 4))
    assert (len(told), len(facts)) == (2, 0)
    lane_above = stage.in_lane(LANES[0], 0.0, 150.0)
    stage.move(QPointF(start.x(), lane_above.y()))
    assert (len(told), len(facts)) == (3, 1)
    stage.release(QPointF(start.x(), lane_above.y()))


def test_a_step_of_a_drag_paints_little_more_than_the_card_and_its_links(qtbot: QtBot) -> None:
    """That is boxes round them before and after, with what Qt adds round each for smooth edges."""
    stage = begun(qtbot)
    scene, viewport, start = stage.view.map_scene, stage.view.viewport(), stage.middle(HELD)
    stage.press(start)
    stage.move(start + QPointF(70, 4))
    QApplication.processEvents()
    before = moving(scene)
    painted = Painted()
    viewport.installEventFilter(painted)
    stage.move(start + QPointF(90, 8))
    QApplication.processEvents()
    viewport.removeEventFilter(painted)
    most = sum(box.width() * box.height() for box in (*before, *moving(scene)))
    assert 0 < painted.pixels < most < viewport.width() * viewport.height()
    stage.release(start + QPointF(90, 8))


def moving(scene: MapScene) -> list[QRectF]:
    """Return boxes round the held card and parts of its links."""
    held = scene.rect_of(HELD)
    assert held is not None
    routes = [route for each in scene.shown_ids().links if (route := scene.links.route_of(each))]
    own = [route for route in routes if HELD in {route.link.from_id, route.link.to_id}]
    found = [held, *(part for route in own for part in route.parts)]
    return [box.adjusted(-8, -8, 8, 8) for box in found]


def test_the_overview_takes_the_pointer_from_the_card_behind_it(
    paged: tuple[Stage, MapPage],
) -> None:
    stage, page = paged
    before = shown(stage)
    stage.move(stage.middle(HELD))
    spot = QPointF(9, 9)
    QApplication.sendEvent(page.minimap, QEnterEvent(spot, spot, spot))
    assert unlike(shown(stage), before) == ""
