"""The bar above the map, its overview and its legend."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.backdrops import set_backdrop
from scorecard_app.domain.ids import MapId, ObjectiveId, PersonId
from scorecard_app.domain.maps import MapFilter
from scorecard_app.domain.people import Person
from scorecard_app.domain.relations import Relations
from scorecard_app.present.map_filters import Facet
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.map_page import MapPage
from tests.builders import MAP, Parts, card, lane, measure
from tests.picture_files import png
from tests.ui.canvas.stage import SHIFT, Stage, card_at

ANNA = PersonId("anna")


Many = Callable[[int], "Desk"]


class Desk:
    """A map with everything round it."""

    def __init__(self, qtbot: QtBot, *parts: Parts) -> None:
        made = card(lane("Value"), *parts).put(Person(ANNA, "Anna"))
        self.stage = Stage(qtbot, made)
        self.page = MapPage(self.stage.view, self.stage.view_state, self.stage.themes)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 800)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.bar = self.page.bar

    @property
    def maps(self) -> list[str]:
        """Return the names of the maps in their order."""
        return [each.name for each in Relations(self.stage.card).maps]

    @property
    def overlay(self) -> str:
        """Return what the marks of the map answer."""
        return self.stage.view_state.overlay.value

    @property
    def shown_map(self) -> MapId | None:
        """Return the map that is shown."""
        return self.stage.view.map_scene.map_id

    def offered(self, menu: QMenu) -> list[str]:
        """Return what a menu offers when it opens."""
        menu.aboutToShow.emit()
        return [each.text() for each in menu.actions() if not each.isSeparator()]

    def choose(self, menu: QMenu, text: str) -> None:
        """Choose a row of a menu."""
        menu.aboutToShow.emit()
        next(each for each in menu.actions() if each.text() == text).trigger()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """Return a map of two cards, one with a measure."""
    parts = card_at("Grow", "Value", 40, 24), card_at("Cut", "Value", 320, 24)
    return Desk(qtbot, *parts, measure("Sales", "Grow"))


@pytest.fixture
def many(qtbot: QtBot) -> Iterator[Many]:
    """Make maps of so many cards, and hold them until the test is over."""
    held: list[Desk] = []

    def make(count: int) -> Desk:
        parts = (card_at(f"C{at}", "Value", 24 + 232 * at, 24) for at in range(count))
        held.append(Desk(qtbot, *parts))
        return held[-1]

    yield make
    held.clear()


def test_the_search_takes_the_keyboard_goes_on_with_enter_and_gives_it_back_with_escape(
    desk: Desk,
) -> None:
    desk.stage.view.seeing.search_wanted.emit()
    field = desk.page.light.field
    assert field.hasFocus()
    QTest.keyClicks(field, "u")
    assert desk.page.light.says.whole == "1 found"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.page.light.says.whole == "1 of 1"
    assert desk.stage.selection == ["Cut"]
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert desk.stage.selection == ["Cut"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert desk.stage.view.hasFocus()
    assert not desk.page.light.isVisible()


def test_a_map_is_added_renamed_in_the_bar_duplicated_moved_and_deleted(desk: Desk) -> None:
    menu = desk.bar.name.menu()
    desk.choose(menu, "Add a map")
    assert desk.maps == ["Map", "Map 2"]
    assert desk.bar.name.text() == "Map 2"
    desk.choose(menu, "Rename")
    QTest.keyClicks(desk.bar.field, "Board")
    QTest.keyClick(desk.bar.field, Qt.Key.Key_Return)
    assert desk.maps == ["Map", "Board"]
    desk.choose(menu, "Duplicate")
    assert desk.maps == ["Map", "Board", "Board (copy)"]
    desk.choose(menu, "Move up in this list")
    assert desk.maps == ["Map", "Board (copy)", "Board"]
    desk.choose(menu, "Delete this map")
    assert desk.maps == ["Map", "Board"]
    assert desk.shown_map == MAP
    for _step in range(5):
        desk.stage.history.undo()
    assert desk.maps == ["Map"]


def test_escape_leaves_the_name_of_the_map_as_it_was(desk: Desk) -> None:
    desk.bar.start_naming()
    QTest.keyClicks(desk.bar.field, "Other")
    QTest.keyClick(desk.bar.field, Qt.Key.Key_Escape)
    assert desk.maps == ["Map"]
    assert desk.stage.steps == 0


def test_the_last_map_cannot_be_deleted(desk: Desk) -> None:
    menu = desk.bar.name.menu()
    menu.aboutToShow.emit()
    delete = next(each for each in menu.actions() if each.text() == "Delete this map")
    assert not delete.isEnabled()


def test_another_map_is_shown_by_its_name(desk: Desk) -> None:
    desk.bar.maps.add()
    desk.choose(desk.bar.name.menu(), "Map")
    assert desk.shown_map == MAP


def test_cards_not_on_the_map_are_counted_and_placed_one_by_one_or_all(desk: Desk) -> None:
    desk.bar.maps.add()
    assert desk.bar.absent.text() == "2 cards not on this map"
    menu = desk.bar.absent.menu()
    assert desk.offered(menu) == ["Place all 2 cards", "1  Grow", "2  Cut"]
    desk.choose(menu, "2  Cut")
    assert desk.stage.view.map_scene.shown_ids().objectives == {"Cut"}
    desk.choose(menu, "Place 1 card")
    assert desk.stage.view.map_scene.shown_ids().objectives == {"Grow", "Cut"}
    assert not desk.bar.absent.isVisible()
    one, other = desk.stage.view.map_scene.card_rects()
    assert not one.intersects(other)


def test_selected_cards_are_taken_off_the_map_and_stay_in_the_scorecard(desk: Desk) -> None:
    desk.stage.view_state.select(["Cut"])
    desk.bar.maps.take_off()
    assert desk.stage.view.map_scene.shown_ids().objectives == {"Grow"}
    assert "Cut" in desk.stage.card.objectives


def test_a_filter_has_a_chip_that_drops_it_and_the_bar_says_how_many_are_hidden(
    desk: Desk,
) -> None:
    desk.bar.maps.switch_filter(Facet.OWNER, ANNA)
    (chip,) = desk.bar.chips
    assert chip.text() == "Owner: Anna  ×"
    assert desk.bar.hidden.text() == "2 cards hidden"
    chip.click()
    assert desk.stage.card.maps[MAP].filter == MapFilter()
    assert desk.bar.chips == []
    assert not desk.bar.hidden.isVisible()


def test_the_menu_of_filters_offers_statuses_with_their_marks_and_shows_all_again(
    desk: Desk,
) -> None:
    menu = desk.bar.filter.menu()
    assert desk.offered(menu) == ["Theme", "Owner", "Tag", "Status", "Show all cards"]
    owners, statuses = (menu.actions()[at].menu() for at in (1, 3))
    assert isinstance(statuses, QMenu)
    assert all(not each.icon().isNull() for each in statuses.actions())
    assert isinstance(owners, QMenu)
    owners.actions()[0].trigger()
    assert desk.stage.card.maps[MAP].filter == MapFilter(owner_ids=(ANNA,))
    desk.choose(menu, "Show all cards")
    assert desk.stage.card.maps[MAP].filter == MapFilter()


def test_many_choices_are_counted_instead_of_named(desk: Desk) -> None:
    for key in ("off", "risk", "on", "no data", "not scored"):
        desk.bar.maps.switch_filter(Facet.STATUS, key)
    assert desk.bar.chips == []
    assert desk.bar.filter.text() == "Filter (5)"


def test_an_overlay_comes_with_a_legend_and_goes_by_its_cross(desk: Desk) -> None:
    assert not desk.page.legend.isVisible()
    desk.choose(desk.bar.overlay.menu(), "Age of the value")
    assert desk.overlay == "age"
    assert desk.bar.overlay.text() == "Shows: Age of the value"
    assert desk.page.legend.isVisible()
    assert desk.page.legend.words[0] == "Up to date"
    desk.page.legend.close_button.click()
    assert desk.overlay == "status"
    assert not desk.page.legend.isVisible()


def test_the_legend_of_evidence_explains_the_lines_as_well(desk: Desk) -> None:
    desk.stage.view_state.show_overlay(Overlay.EVIDENCE)
    assert "Link refuted" in desk.page.legend.words


def test_the_overview_comes_by_itself_from_thirty_cards_on(many: Many) -> None:
    assert not many(29).page.minimap.isVisible()
    assert many(30).page.minimap.isVisible()


def test_the_overview_shows_the_picture_behind_the_map(desk: Desk) -> None:
    stage = desk.stage
    stage.view.seeing.minimap_wanted.emit()
    bounds = stage.view.map_scene.arrangement.bounds
    within = (bounds.left(), bounds.top(), bounds.width(), bounds.height())
    before = desk.page.minimap.grab().toImage()
    put = partial(set_backdrop, map_id=MAP, data=png(40, 20), within=within)
    stage.history.run("Put a picture behind the map", put)
    desk.page.minimap.renew()
    spot = desk.page.minimap.from_scene(stage.view.map_scene.backdrop.box.center()).toPoint()
    shown = desk.page.minimap.grab().toImage().pixelColor(spot)
    assert (
        shown.blue() - shown.red() > before.pixelColor(spot).blue() - before.pixelColor(spot).red()
    )


def test_the_overview_comes_and_goes_when_it_is_asked_for(desk: Desk) -> None:
    desk.stage.view.seeing.minimap_wanted.emit()
    assert desk.page.minimap.isVisible()
    desk.stage.view.seeing.minimap_wanted.emit()
    assert not desk.page.minimap.isVisible()


def test_dragging_on_the_overview_moves_the_map_there(many: Many) -> None:
    desk = many(40)
    minimap, camera = desk.page.minimap, desk.stage.view.camera
    camera.zoom_to(1.0)
    wanted = desk.stage.middle("C30")
    at = minimap.from_scene(wanted).toPoint()
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=at)
    off = camera.seen.center() - minimap.to_scene(QPointF(at))
    assert abs(off.x()) < 2
    assert camera.seen.contains(wanted)


def test_the_overview_goes_when_few_cards_are_left(many: Many, qtbot: QtBot) -> None:
    desk = many(30)
    with qtbot.waitSignal(desk.page.minimap.resized, timeout=5000):
        desk.stage.view_state.select(["C0"])
        desk.bar.maps.take_off()
    assert not desk.page.minimap.isVisible()


def test_the_way_back_from_the_parts_names_what_was_opened(desk: Desk) -> None:
    desk.stage.view.seeing.look_into(ObjectiveId("Grow"))
    assert desk.bar.crumbs.here.whole == "Grow"
    (back,) = desk.bar.crumbs.buttons
    assert back.text() == "‹ Back to the map"
    back.click()
    assert desk.stage.view_state.focus == ()
    assert not desk.bar.crumbs.isVisible()


def test_only_the_map_and_its_legend_are_shown_to_a_room_and_the_bar_to_search_there(
    many: Many,
) -> None:
    desk = many(30)
    desk.stage.view.present(is_presented=True)
    assert not desk.bar.isVisible()
    assert not desk.page.minimap.isVisible()
    desk.stage.view.seeing.search_wanted.emit()
    assert desk.bar.isVisible()
    desk.stage.view.present(is_presented=False)
    assert desk.page.minimap.isVisible()


def test_the_end_of_a_filter_brings_back_what_was_looked_at(desk: Desk) -> None:
    camera = desk.stage.view.camera
    camera.zoom_to(1.6)
    camera.look_at(desk.stage.middle("Cut"))
    before = camera.seen
    desk.bar.maps.switch_filter(Facet.OWNER, ANNA)  # nothing is hers
    assert desk.stage.view.map_scene.shown_ids().objectives == frozenset()
    desk.stage.view.fit_all()
    desk.bar.maps.clear_filter()
    assert camera.seen == before
    desk.stage.history.undo()
    desk.stage.history.undo()
    assert camera.seen == before


def test_a_map_that_is_seen_whole_stays_so_with_a_filter_and_without(many: Many) -> None:
    desk = many(12)
    desk.stage.view.fit_all()
    whole = desk.stage.view.camera.seen
    desk.bar.maps.switch_filter(Facet.OWNER, ANNA)
    assert desk.stage.view.camera.shows_all
    assert desk.stage.view.camera.seen != whole
    desk.stage.history.undo()
    assert desk.stage.view.camera.seen == whole


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_menus_of_filters_and_maps_open_by_command_and_are_walked_by_the_arrows(
    desk: Desk,
) -> None:
    DEEDS["filter_map"](desk.stage.view.place)
    menu = desk.bar.filter.menu()
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    DEEDS["maps"](desk.stage.view.place)
    menu = desk.bar.name.menu()
    assert menu.isVisible()
    menu.close()
