"""Labels of links can be told apart: none covers another or a card where there is room."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.link_labels import label_box, place_labels
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


def test_an_enlarged_label_for_which_there_is_no_room_stays_away() -> None:
    places = {str(key): each for key, each in four_cards().items()}
    route = laid(places, link("a", "c")).routes[LinkId("a→c")]
    everything = QRectF(-1000, -1000, 3000, 3000)
    theme = load_theme("light")
    assert place_labels([route], [everything], theme).keys() == {"a→c"}
    assert place_labels([route], [everything], theme, enlarged=1.5) == {}
