"""Labels of links can be told apart: none covers another or a card."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.curves import Curve
from scorecard_app.ui.paint.link_labels import (
    draw_label,
    inked,
    label_box,
    place_label,
    place_labels,
)
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.ways import Place
from scorecard_app.ui.theme import load_theme
from tests.ui.paint.test_looks import four_cards, link
from tests.ui.paint.test_routes import laid

pytestmark = pytest.mark.usefixtures("qapp")


def test_labels_of_links_that_cross_do_not_cover_one_another() -> None:
    places = {str(key): each for key, each in four_cards().items()}
    router = laid(places, link("a", "d"), link("b", "c"))
    boxes = place_labels(router.routes.values(), [], load_theme("light"))
    assert boxes.keys() == {"a→d", "b→c"}
    assert not any(one.intersects(other) for one, other in combinations(boxes.values(), 2))


def test_a_label_goes_along_its_link_to_where_no_card_is() -> None:
    places = {str(key): each for key, each in four_cards().items()}
    router = laid(places, link("a", "c"))
    route = router.routes[LinkId("a→c")]
    middle = route.curve.middle
    wall = QRectF(0, 0, 300, 10)
    wall.moveCenter(middle)
    box = place_labels([route], [wall], load_theme("light"))[LinkId("a→c")]
    assert not box.intersects(wall)
    assert route.box.contains(QPointF(middle.x(), box.center().y()))


def test_with_very_many_links_each_label_stands_in_the_middle() -> None:
    places = {str(key): each for key, each in four_cards().items()}
    route = laid(places, link("a", "c")).routes[LinkId("a→c")]
    boxes = place_labels([route] * 200, [], load_theme("light"))
    assert boxes[LinkId("a→c")] == label_box(route, load_theme("light"))


@pytest.mark.parametrize("many", [1, 200])
def test_a_label_for_which_there_is_no_room_stays_away(many: int) -> None:
    places = {str(key): each for key, each in four_cards().items()}
    route = laid(places, link("a", "c")).routes[LinkId("a→c")]
    everything = QRectF(-1000, -1000, 3000, 3000)
    theme = load_theme("light")
    assert place_labels([route] * many, [everything], theme) == {}


def test_the_label_of_a_short_level_link_stands_over_both_cards_and_a_line_leads_there() -> None:
    places = {"a": Place(QRectF(0, 0, 208, 104), 0), "b": Place(QRectF(240, 0, 208, 104), 0)}
    route = laid(places, link("a", "b")).routes[LinkId("a→b")]
    cards = [each.rect for each in places.values()]
    box = place_labels([route], cards, load_theme("light"))[LinkId("a→b")]
    assert box.bottom() < 0
    assert box.center().x() == route.curve.middle.x()
    assert inked(route, box).contains(route.curve.middle)
    above = QRectF(0, -100, 448, 98)
    assert place_label(route, [*cards, above], load_theme("light")).top() > 104


def test_a_label_that_could_be_of_any_of_several_links_stays_away_until_it_is_asked_for() -> None:
    places = {str(key): each for key, each in four_cards().items()}
    route = laid(places, link("a", "c")).routes[LinkId("a→c")]
    others = [
        replace(route, link=replace(route.link, link_id=LinkId(f"beside {number}")))
        for number in range(2)
    ]
    theme = load_theme("light")
    assert place_labels([route, others[0]], [], theme).keys() == {"a→c", "beside 0"}
    assert place_labels([route, *others], [], theme) == {}
    assert place_label(route, [], theme) == label_box(route, theme)


def test_a_label_covers_no_arrow_head_where_it_can_stand_elsewhere() -> None:
    places = {"a": Place(QRectF(0, 400, 208, 104), 1), "b": Place(QRectF(0, 0, 208, 104), 0)}
    route = laid(places, link("a", "b")).routes[LinkId("a→b")]
    middle = route.curve.middle
    other = replace(
        route,
        link=replace(route.link, link_id=LinkId("other")),
        curve=Curve((300.0, middle.y()), (((middle.x() + 8, middle.y()),),)),
        tip=(middle.x(), middle.y()),
    )
    boxes = place_labels([other, route], [], load_theme("light"))
    assert not boxes[LinkId("a→b")].contains(middle)


def test_a_label_among_many_is_framed_only_where_its_link_has_a_colour_of_its_own() -> None:
    places = {str(key): each for key, each in four_cards().items()}
    plain = laid(places, replace(link("a", "c"), label="+ weak")).routes[LinkId("a→c")]
    negative = replace(plain, link=replace(plain.link, is_negative=True))
    assert framed(plain, is_quiet=False) == "link"
    assert framed(plain, is_quiet=True) == ""
    assert framed(negative, is_quiet=True) == "link.negative"


def framed(route: Route, *, is_quiet: bool) -> str:
    """Return in which role the left edge of a label is drawn; nothing if it is not."""
    theme = load_theme("light")
    box = label_box(route, theme)
    image = QImage(box.size().toSize() + QSize(8, 8), QImage.Format.Format_RGB32)
    image.fill(theme.colour("canvas"))
    painter = QPainter(image)
    painter.translate(4 - box.left(), 4 - box.top())
    draw_label(painter, route, box, theme, is_quiet=is_quiet)
    painter.end()
    colour = image.pixelColor(4, image.height() // 2)
    return next((role for role in ("link", "link.negative") if theme.colour(role) == colour), "")
