from functools import partial

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.perspectives import add_perspective
from scorecard_app.domain.ids import LinkId, ObjectiveId, PerspectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.models.row_menu import RowMenu
from tests.builders import card, lane, link, minter, objective
from tests.ui.models.small_desk import Desk
from tests.ui.models.small_desk import desk as opened


def story() -> Scorecard:
    return card(
        lane("Value"),
        lane("R&D", row=1),
        objective("Grow"),
        objective("Ship", "R&D"),
        objective("Learn", "R&D"),
        link("Ship", "Grow", lag_months=6),
    )


class Offered:
    """The menu of one row, and what choosing from it does."""

    def __init__(self, desk: Desk, row: str) -> None:
        self.desk = desk
        self.menus = RowMenu(
            desk.bridge, desk.history, desk.view_state, minter(), LocaleForms(), desk.history
        )
        self.menu = QMenu()
        self.menus.fill(self.menu, row)

    def titles(self, *path: str) -> list[str]:
        return [each.text() for each in self._inside(*path).actions() if not each.isSeparator()]

    def at(self, *path: str) -> QAction:
        inside = self._inside(*path[:-1])
        return next(each for each in inside.actions() if each.text() == path[-1])

    def choose(self, *path: str) -> None:
        self.at(*path).trigger()

    def _inside(self, *path: str) -> QMenu:
        menu = self.menu
        for title in path:
            (found,) = (each for each in menu.actions() if each.text() == title)
            inner = found.menu()
            assert isinstance(inner, QMenu)
            menu = inner
        return menu


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """Return what stands behind a row."""
    del qtbot
    return opened(story())


def test_an_objective_can_be_linked_from_its_row(desk: Desk) -> None:
    Offered(desk, "Learn").choose("Link to", "Value", "1, Grow")

    made = desk.card.links[LinkId("new-1")]
    assert (made.from_id, made.to_id) == ("Learn", "Grow")


def test_a_link_that_may_not_be_says_why(desk: Desk) -> None:
    offered = Offered(desk, "Ship")
    action = offered.at("Link to", "Value", "1, Grow")

    assert not action.isEnabled()
    assert action.toolTip() == ("These two are already linked in this way; edit that link instead.")


def test_targets_stand_by_perspective_and_an_ampersand_is_no_key(desk: Desk) -> None:
    offered = Offered(desk, "Ship")

    assert offered.titles("Link to") == ["Value", "R&&D"]
    assert offered.titles("Link to", "R&&D") == ["3, Learn"]


def test_links_out_and_in_are_listed_and_can_be_chosen(desk: Desk) -> None:
    out = "Link to 1, Grow: raises, after 6 months"
    assert Offered(desk, "Ship").titles("Links") == [out]
    assert Offered(desk, "Grow").titles("Links") == ["Link from 2, Ship"]

    Offered(desk, "Ship").choose("Links", out, "Edit in the inspector")

    assert desk.view_state.selection == ("Ship→Grow",)


def test_a_link_can_be_turned_round_and_deleted_from_a_row(desk: Desk) -> None:
    Offered(desk, "Grow").choose("Links", "Link from 2, Ship", "Turn round")
    assert desk.card.links[LinkId("Ship→Grow")].from_id == "Grow"

    Offered(desk, "Ship").choose("Links", "Link from 1, Grow", "Delete")
    assert desk.card.links == {}


def test_an_objective_moves_to_another_perspective_from_its_row(desk: Desk) -> None:
    offered = Offered(desk, "Learn")
    assert not offered.at("Move to", "R&&D").isEnabled()

    offered.at("Move to", "Value").trigger()

    assert desk.card.objectives[ObjectiveId("Learn")].perspective_id == "Value"


def test_an_objective_moves_among_its_siblings(desk: Desk) -> None:
    offered = Offered(desk, "Learn")
    assert not offered.at("Move down").isEnabled()

    offered.at("Move up").trigger()

    siblings = desk.bridge.scene.relations.objectives_in(PerspectiveId("R&D"))
    assert [each.id for each in siblings] == ["Learn", "Ship"]


@pytest.mark.parametrize("row", ["R&D", "Ship"])
def test_a_card_can_be_asked_for_in_the_lane_of_a_row(desk: Desk, row: str, qtbot: QtBot) -> None:
    offered = Offered(desk, row)

    with qtbot.waitSignal(offered.menus.card_wanted) as asked:
        offered.at("Add objective").trigger()

    assert asked.args == ["R&D"]


def test_a_lane_is_made_below_that_of_a_row_or_at_the_bottom(desk: Desk, qtbot: QtBot) -> None:
    for row, place in (("Value", 1), ("", 3)):
        offered = Offered(desk, row)
        with qtbot.waitSignal(offered.menus.lane_made) as told:
            offered.at("Add perspective").trigger()
        (made,) = told.args or [""]
        assert desk.card.perspectives[PerspectiveId(made)].row == place
        desk.history.undo()
        desk.history.run("Add another", partial(add_perspective, perspective_id=PerspectiveId("x")))


def test_a_lane_moves_up_and_down_from_its_row(desk: Desk) -> None:
    assert not Offered(desk, "Value").at("Move up").isEnabled()
    assert not Offered(desk, "R&D").at("Move down").isEnabled()

    Offered(desk, "R&D").choose("Move up")
    assert [each.id for each in desk.bridge.scene.relations.perspectives] == ["R&D", "Value"]

    Offered(desk, "R&D").choose("Move down")
    assert [each.id for each in desk.bridge.scene.relations.perspectives] == ["Value", "R&D"]


def test_a_lane_beside_another_one_moves_into_a_row_of_its_own(qtbot: QtBot) -> None:
    del qtbot
    beside = opened(card(lane("Left"), lane("Right", column=1.0), lane("Low", row=1)))

    Offered(beside, "Right").choose("Move up")
    assert [(each.id, each.row) for each in beside.bridge.scene.relations.perspectives] == [
        ("Right", 0),
        ("Left", 1),
        ("Low", 2),
    ]
    beside.history.undo()
    Offered(beside, "Left").choose("Move down")
    assert [(each.id, each.row) for each in beside.bridge.scene.relations.perspectives] == [
        ("Right", 0),
        ("Left", 1),
        ("Low", 2),
    ]


def test_a_measure_has_nothing_of_the_map(desk: Desk) -> None:
    assert Offered(desk, "nothing").titles() == []
