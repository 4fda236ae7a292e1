"""Labels of links can be told apart: none covers another or a card."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.link_labels import inked, label_box, place_label, place_labels
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
