"""Maps that lay themselves out: what they look like, and how their links run."""

from dataclasses import replace
from datetime import date
from itertools import count, pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import LinkId, MapId, ObjectiveId, ThemeId
from scorecard_app.domain.links import EvidenceState, LinkKind
from scorecard_app.domain.maps import MapFilter, MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Theme
from scorecard_app.present.faces import LinkFace
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import scene_of
from scorecard_app.ui.paint.bows import Bows
from scorecard_app.ui.paint.map_faces import MapFaces, arranged, map_faces, places
from scorecard_app.ui.paint.picture import export_picture
from scorecard_app.ui.paint.router import Router
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.styles import router_for
from scorecard_app.ui.paint.ways import Place
from scorecard_app.ui.theme import load_theme
from tests.builders import card, lane, objective
from tests.images.pixels import colours_of, names_of

pytestmark = pytest.mark.usefixtures("qapp")
DAY = date(2026, 9, 14)
TEMPLATES = [each.id for each in template_names()]
OTHERS = [style for style in MapStyle if style is not MapStyle.LANES]


def in_style(scorecard: Scorecard, style: MapStyle) -> tuple[MapFaces, MapId]:
    """Return the faces of the one map, shown in a style."""
    (drawn,) = scorecard.maps.values()
    scene = scene_of(scorecard.put(replace(drawn, style=style)), DAY)
    return map_faces(scene.relations, scene.results, drawn.id, LocaleForms()), drawn.id


def template(name: str) -> Scorecard:
    """Return a template with ids in order."""
    numbers = count(1)
    return from_template(name, mint=lambda: f"id{next(numbers):04}")


def themed() -> Scorecard:
    """Return two lanes with cards of two themes and one without."""
    made = card(
        lane("Value", row=0),
        lane("People", row=1),
        objective("Grow", theme_ids=(ThemeId("lean"),)),
        objective("Save", theme_ids=(ThemeId("bold"),)),
        objective("Hire", "People"),
    )
    return made.put(
        Theme(ThemeId("lean"), name="Lean", position=0),
        Theme(ThemeId("bold"), name="Bold", position=1),
    )


def face(name: str, from_id: str, to_id: str) -> LinkFace:
    """Return a link between two cards."""
    return LinkFace(
        LinkId(name),
        ObjectiveId(from_id),
        ObjectiveId(to_id),
        is_negative=False,
        kind=LinkKind.CAUSAL,
        evidence=EvidenceState.UNTESTED,
        weight=0.5,
    )


def at(x: float, y: float) -> Place:
    """Return a card that stands here."""
    return Place(QRectF(x, y, 208, 104), 0)


def crossed(router: Router | Bows, name: str) -> set[str]:
    """Return the cards that a link crosses, by looking at many points: within, at its own ends."""
    route = router.routes[LinkId(name)]
    points = [
        QPointF(x1 + (x2 - x1) * step / 16, y1 + (y2 - y1) * step / 16)
        for (x1, y1), (x2, y2) in pairwise(route.curve.points)
        for step in range(17)
    ]
    return {
        str(each)
        for each, place in router.places.items()
        if any(inner(route, each, place.rect).contains(point) for point in points)
    }


def inner(route: Route, objective_id: ObjectiveId, rect: QRectF) -> QRectF:
    """Return what of a card a link may not meet: of its own ones, not the edge."""
    is_own = objective_id in {route.link.from_id, route.link.to_id}
    return rect.adjusted(2, 2, -2, -2) if is_own else rect


@pytest.mark.parametrize("style", OTHERS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_in_every_style_the_cards_of_every_template_keep_clear_of_one_another_and_of_links(
    name: str, style: MapStyle
) -> None:
    faces, _map_id = in_style(template(name), style)
    arrangement = arranged(faces)
    found = places(faces, arrangement, faces.cards)
    rects = [place.rect for place in found.values()]
    assert found.keys() == faces.cards.keys()
    assert not [
        (one, other)
        for index, one in enumerate(rects)
        for other in rects[index + 1 :]
        if one.intersects(other)
    ]
    assert all(arrangement.bounds.contains(rect) for rect in rects)
    router = router_for(faces.laid)
    router.lay(faces.links, found)
    assert len(router.routes) == len(faces.links)
    assert not [link.link_id for link in faces.links if crossed(router, link.link_id)]


@pytest.mark.parametrize("style", [MapStyle.LANES, MapStyle.TABLE])
def test_feedback_runs_within_the_lanes_of_the_template_with_two_loops(style: MapStyle) -> None:
    faces, _map_id = in_style(template("it-business-value"), style)
    arrangement = arranged(faces)
    router = router_for(faces.laid)
    router.lay(faces.links, places(faces, arrangement, faces.cards))
    boxes = [route.curve.box for route in router.routes.values()]
    assert max(box.bottom() for box in boxes) < arrangement.bounds.bottom() - 4
    assert max(box.right() for box in boxes) < arrangement.bounds.right() - 4


def test_a_table_names_its_themes_over_the_columns_in_which_their_cards_stand() -> None:
    faces, _map_id = in_style(themed(), MapStyle.TABLE)
    arrangement = arranged(faces)
    found = places(faces, arrangement, faces.cards)
    assert [each.text for each in arrangement.headings] == ["Lean", "Bold", "Without a theme"]
    for heading, name in zip(arrangement.headings, ("Grow", "Save", "Hire"), strict=True):
        assert heading.rect.left() == found[ObjectiveId(name)].rect.left()
        assert heading.rect.bottom() <= arrangement.lanes[0].outline.top()


def test_a_table_without_themes_has_no_headings() -> None:
    faces, _map_id = in_style(card(lane("Value"), objective("Grow")), MapStyle.TABLE)
    assert arranged(faces).headings == ()


def test_a_link_is_straight_where_no_card_stands_between() -> None:
    bows = Bows()
    bows.lay([face("l", "a", "b")], {ObjectiveId("a"): at(0, 0), ObjectiveId("b"): at(600, 400)})
    curve = bows.routes[LinkId("l")].curve
    assert len(curve.points) == 2
    (x, y) = curve.start
    assert (x, y) == pytest.approx((104 + 78, 104))  # out of the lower edge: 52 down, 78 across


def test_a_link_swings_round_a_card_that_stands_between() -> None:
    bows = Bows()
    bows.lay(
        [face("l", "a", "b")],
        {
            ObjectiveId("a"): at(0, 0),
            ObjectiveId("between"): at(500, 20),
            ObjectiveId("b"): at(1000, 0),
        },
    )
    assert crossed(bows, "l") == set()


def test_a_link_stays_well_off_a_card_that_it_could_pass_closely() -> None:
    bows = Bows()
    beside = at(500, 65)  # a straight link would pass 13 above it
    stands = {ObjectiveId("a"): at(0, 0), ObjectiveId("b"): at(1000, 0)}
    bows.lay([face("l", "a", "b")], stands | {ObjectiveId("beside"): beside})
    points = (QPointF(*each) for each in bows.routes[LinkId("l")].curve.points)
    around = beside.rect.adjusted(-20, -20, 20, 20)
    assert not any(around.contains(each) for each in points)


def test_a_long_link_swings_away_from_a_shorter_one_that_it_would_run_along_with() -> None:
    bows = Bows()
    names = {"a": at(0, 0), "near": at(900, 20), "far": at(1500, -20)}
    stands = {ObjectiveId(name): place for name, place in names.items()}
    bows.lay([face("short", "near", "a"), face("long", "far", "a")], stands)
    middle = bows.routes[LinkId("short")].curve.middle
    assert bows.routes[LinkId("long")].curve.distance(middle) > 12


def test_links_that_only_look_different_keep_their_ways_in_rings() -> None:
    bows = Bows()
    stands = {ObjectiveId("a"): at(0, 0), ObjectiveId("b"): at(600, 400)}
    bows.lay([face("l", "a", "b")], stands)
    before = bows.routes[LinkId("l")]
    bows.follow_links([replace(before.link, weight=0.9)])
    after = bows.routes[LinkId("l")]
    assert after.curve is before.curve
    assert after.link.weight == 0.9


def test_two_links_between_one_pair_take_different_ways_in_either_direction() -> None:
    bows = Bows()
    stands = {ObjectiveId("a"): at(0, 0), ObjectiveId("b"): at(600, 0)}
    bows.lay([face("one", "a", "b"), face("two", "a", "b"), face("back", "b", "a")], stands)
    middles = {
        (round(route.curve.middle.x()), round(route.curve.middle.y()))
        for route in bows.routes.values()
    }
    assert len(middles) == 3


def test_links_in_almost_one_direction_meet_a_card_apart_and_do_not_cross_on_the_way() -> None:
    bows = Bows()
    names = {"a": at(0, 0), "high": at(900, 160), "low": at(1300, 320)}
    stands = {ObjectiveId(name): place for name, place in names.items()}
    bows.lay([face("one", "high", "a"), face("two", "a", "low")], stands)
    one, two = (bows.routes[LinkId(name)] for name in ("one", "two"))
    assert abs(one.tip[1] - two.curve.start[1]) >= 12
    assert one.tip[1] < two.curve.start[1]
    assert not one.curve.path.intersects(two.curve.path)


def test_a_card_that_moves_takes_its_links_along_and_says_where_to_repaint() -> None:
    bows = Bows()
    bows.lay([face("l", "a", "b")], {ObjectiveId("a"): at(0, 0), ObjectiveId("b"): at(600, 0)})
    before = bows.routes[LinkId("l")].box
    swept = bows.move({ObjectiveId("b"): at(600, 900)}, in_hand=True)
    after = bows.routes[LinkId("l")].box
    assert bows.links_at(ObjectiveId("b")) == [LinkId("l")]
    boxes = [box for found in swept.values() for box in found]
    assert {(each.x(), each.y()) for each in boxes} >= {
        (before.x(), before.y()),
        (after.x(), after.y()),
    }


@pytest.mark.parametrize("style", OTHERS)
def test_a_picture_of_a_map_is_in_its_style_and_cuts_no_link_off(
    style: MapStyle, tmp_path: Path
) -> None:
    scorecard = template("it-business-value")
    (drawn,) = scorecard.maps.values()
    scene = scene_of(scorecard.put(replace(drawn, style=style)), DAY)
    theme, path = load_theme("light"), tmp_path / "map.png"
    export_picture(scene, drawn.id, path, theme=theme, forms=LocaleForms())
    colours = colours_of(QImage(str(path)))
    edge = names_of(colours[[1, -2], :]) | names_of(colours[:, [1, -2]])
    assert edge == {theme.colour("canvas").name()}


@pytest.mark.parametrize("style", OTHERS)
def test_cards_that_a_filter_hides_leave_no_gap(style: MapStyle) -> None:
    scorecard = themed()
    (drawn,) = scorecard.maps.values()
    wanted = MapFilter(theme_ids=(ThemeId("lean"),))
    filtered, _map = in_style(scorecard.put(replace(drawn, filter=wanted)), style)
    rest = [each for each in scorecard.placements.values() if each.item_id != "Grow"]
    alone, _map = in_style(scorecard.drop(rest), style)
    assert filtered.cards.keys() == {"Grow"}
    assert filtered.laid == alone.laid
