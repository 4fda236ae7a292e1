"""The popover edits everything about a link beside it, by keys alone, and says what is wrong."""

from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits import add_link, delete_items
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import WORD_RANGES, LinkKind, Magnitude, Sign, Strength
from scorecard_app.ui.editors.beside import LinkPlace
from scorecard_app.ui.editors.choice_control import ChoiceControl
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.link_popover import LinkPopover
from scorecard_app.ui.editors.segments import SegmentControl
from scorecard_app.ui.editors.typing_controls import LineControl
from scorecard_app.ui.folds import Folds
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import GROW, LINK, REVENUE, SATISFY
from tests.ui.models import small_desk

ROOM = QRect(0, 0, 1100, 700)
CARD = QSize(84, 42)


class Popped:
    """A popover on a plain widget that stands for the map."""

    def __init__(self, qtbot: QtBot) -> None:
        self.at = small_desk.desk()
        self.link_at = LinkPlace(QPoint(300, 300))
        self.map = QWidget()
        self.map.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.map.setGeometry(ROOM)
        qtbot.addWidget(self.map)
        desk = Desk(
            self.at.bridge,
            self.at.history,
            self.at.view_state,
            ThemeStore("light"),
            self.at.forms,
            self.at.mint,
            Folds(),
        )
        self.popover = LinkPopover(
            desk, self._where, self.map, read_says="No clear sign of {}.".format
        )
        with qtbot.waitActive(self.map):
            self.map.show()
            self.map.activateWindow()
        self.popover.open(LINK)

    def row(self, key: str) -> FieldRow:
        """Find a field with what stands round it."""
        rows = self.popover.findChildren(FieldRow)
        return next(each for each in rows if each.control.objectName() == key)

    def line(self, key: str) -> LineControl:
        """Find the control of a field of one line."""
        control = self.row(key).control
        assert isinstance(control, LineControl)
        return control

    def click(self, key: str, label: str) -> None:
        """Click on one of a few."""
        control = next(
            each for each in self.popover.findChildren(SegmentControl) if each.objectName() == key
        )
        at = control.segments()[control.findText(label)].center()
        QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=at)

    def tab_to(self, key: str) -> QWidget:
        """Press Tab until a field has the keyboard."""
        for _step in range(40):
            focused = QApplication.focusWidget()
            assert focused is not None
            if focused.objectName() == key:
                return focused
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        raise AssertionError(key)

    def following(self, control: QWidget) -> list[str]:
        """Press Tab three times, and say what was come to."""
        names = []
        for _step in range(3):
            QTest.keyClick(control, Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            assert focused is not None
            names.append(focused.objectName())
            control = focused
        return names

    def _where(self, _link_id: LinkId) -> LinkPlace:
        return self.link_at


def test_it_opens_on_the_sign_and_says_which_link_it_is(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert (focused.objectName(), focused.accessibleName()) == ("sign", "Sign")
    assert popped.popover.accessibleName() == "Edit the link"
    assert popped.at.view_state.current == LINK


def test_every_field_is_reached_by_tab_and_has_a_name(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    names = {}
    for key in (
        "sign",
        "strength",
        "lag_months",
        "build_up_months",
        "kind",
        "rationale",
        "evidence",
        "evidence_note",
        "believers",
        "driver_id",
        "outcome_id",
    ):
        names[key] = popped.tab_to(key).accessibleName()
    assert all(names.values())
    QTest.keyClick(popped.tab_to("outcome_id"), Qt.Key.Key_Backtab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "driver_id"


def test_keys_alone_change_sign_strength_and_lag(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    QTest.keyClick(popped.tab_to("sign"), Qt.Key.Key_Down)
    assert popped.at.card.links[LINK].sign is Sign.NEGATIVE
    strength = popped.tab_to("strength")
    QTest.keyClicks(strength, "Strong")
    assert popped.at.card.links[LINK].magnitude == WORD_RANGES[Strength.STRONG]
    lag = popped.tab_to("lag_months")
    QTest.keyClicks(lag, "14")
    assert popped.at.card.links[LINK].lag_months == 14
    assert popped.at.steps == 3


def test_a_letter_chooses_anew_each_time_a_field_is_come_to(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    for letter, word in (("M", Strength.MEDIUM), ("S", Strength.STRONG), ("W", Strength.WEAK)):
        QTest.keyClicks(popped.tab_to("strength"), letter)
        assert popped.at.card.links[LINK].magnitude == WORD_RANGES[word]
        popped.tab_to("sign")


def test_the_ends_of_a_range_stand_in_the_way_only_of_those_who_want_a_range(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    strength = popped.tab_to("strength")
    QTest.keyClicks(strength, "Medium")
    assert popped.following(strength) == ["lag_months", "build_up_months", "kind"]
    strength = popped.tab_to("strength")
    QTest.keyClicks(strength, "O")
    assert popped.following(strength) == ["low", "high", "lag_months"]


def test_what_is_true_by_definition_is_asked_for_no_lag(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    QTest.keyClicks(popped.tab_to("kind"), "T")
    assert popped.at.card.links[LINK].kind is LinkKind.LOGICAL
    strength = popped.tab_to("strength")
    QTest.keyClicks(strength, "Medium")
    assert popped.following(strength) == ["kind", "groupHeader", "rationale"]


def test_a_range_is_typed_in_numbers(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    strength = popped.row("strength").control
    assert isinstance(strength, ChoiceControl)
    strength.setCurrentIndex(strength.findText("Own range"))
    strength.activated.emit(strength.currentIndex())
    QTest.keyClicks(popped.tab_to("high"), "0.9")
    QTest.keyClicks(popped.tab_to("low"), "0.3")
    popped.tab_to("lag_months")
    assert popped.at.card.links[LINK].magnitude == Magnitude(0.3, 0.9)


def test_what_is_wrong_stands_beside_its_field_and_in_its_description(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    QTest.keyClicks(popped.tab_to("lag_months"), "-1")
    popped.tab_to("build_up_months")
    assert popped.row("lag_months").error == "A lag cannot be negative."
    assert popped.line("lag_months").accessibleDescription() == "A lag cannot be negative."
    assert popped.at.card.links[LINK].lag_months == 1


def test_escape_first_brings_back_what_was_typed_and_then_closes(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    lag = popped.tab_to("lag_months")
    QTest.keyClicks(lag, "9")
    QTest.keyClick(lag, Qt.Key.Key_Escape)
    assert popped.at.card.links[LINK].lag_months == 1
    assert popped.popover.isVisible()
    QTest.keyClick(lag, Qt.Key.Key_Escape)
    assert not popped.popover.isVisible()
    assert QApplication.focusWidget() is popped.map


def test_escape_in_a_choice_closes(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    QTest.keyClick(popped.tab_to("kind"), Qt.Key.Key_Escape)
    assert not popped.popover.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")  # a completer
def test_closing_finishes_what_was_being_typed(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    QTest.keyClicks(popped.tab_to("believers"), "Ann, Bob")
    popped.popover.close()
    people = popped.at.card.people
    names = [people[each].name for each in popped.at.card.links[LINK].believer_ids]
    assert names == ["Ann", "Bob"]


def test_turning_round_is_one_step_and_keeps_it_open(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    press(popped, "Turn round")
    link = popped.at.card.links[LINK]
    assert (link.from_id, link.to_id, link.kind) == (GROW, SATISFY, LinkKind.FEEDBACK)
    assert popped.at.steps == 1
    assert popped.popover.isVisible()


def test_deleting_closes_it_and_gives_the_keyboard_to_the_map(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    press(popped, "Delete")
    assert LINK not in popped.at.card.links
    assert not popped.popover.isVisible()
    assert QApplication.focusWidget() is popped.map


def test_a_link_that_goes_elsewhere_takes_it_along(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    popped.at.history.run("Delete", partial(delete_items, ids=[LINK]))
    assert not popped.popover.isVisible()
    popped.popover.open(LINK)
    assert not popped.popover.isVisible()


def test_selecting_something_else_closes_it(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    popped.at.view_state.select([GROW])
    assert not popped.popover.isVisible()


def test_undo_shows_the_old_value_in_the_field(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    QTest.keyClicks(popped.tab_to("lag_months"), "7")
    popped.tab_to("kind")
    popped.at.history.undo()
    assert popped.line("lag_months").text() == "1"


def test_the_measures_offered_are_those_of_the_two_objectives(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    outcome = popped.row("outcome_id").control
    assert isinstance(outcome, ChoiceControl)
    name = popped.at.card.measures[REVENUE].name
    assert outcome.findText(name) > 0
    driver = popped.row("driver_id").control
    assert isinstance(driver, ChoiceControl)
    assert driver.findText(name) == -1


def test_it_stands_beside_the_link_and_wholly_on_the_map(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    for x, y in ((10, 10), (1090, 10), (500, 690), (500, 350)):
        popped.link_at = LinkPlace(QPoint(x, y))
        popped.popover.stand()
        box = popped.popover.geometry()
        assert ROOM.contains(box)
        assert not box.contains(popped.link_at.middle)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (QPoint(60, 500), QPoint(60, 60)),
        (QPoint(880, 500), QPoint(880, 60)),
        (QPoint(60, 60), QPoint(880, 560)),
        (QPoint(60, 300), QPoint(880, 300)),
        (QPoint(300, 500), QPoint(300, 400)),
    ],
)
def test_it_covers_neither_end_of_the_link_where_there_is_room(
    start: QPoint, end: QPoint, qtbot: QtBot
) -> None:
    popped = Popped(qtbot)
    cards = QRect(start, CARD), QRect(end, CARD)
    middle = (cards[0].center() + cards[1].center()) / 2
    popped.link_at = LinkPlace(middle, cards)
    popped.popover.stand()
    box = popped.popover.geometry()
    assert ROOM.contains(box)
    assert not any(box.intersects(each) for each in cards)


def test_one_click_each_sets_sign_strength_lag_and_kind(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    popped.click("strength", "Strong")
    assert popped.at.card.links[LINK].magnitude == WORD_RANGES[Strength.STRONG]
    popped.click("sign", "− worsens")
    assert popped.at.card.links[LINK].sign is Sign.NEGATIVE
    popped.click("usual_lag", "6")
    assert popped.at.card.links[LINK].lag_months == 6
    assert popped.line("lag_months").text() == "6"
    popped.click("kind", "True by definition")
    assert popped.at.card.links[LINK].kind is LinkKind.LOGICAL
    assert popped.at.steps == 4


def test_a_usual_lag_that_cannot_be_is_refused_in_a_sentence(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    popped.click("kind", "True by definition")
    popped.click("usual_lag", "3")
    assert popped.at.card.links[LINK].lag_months == 0
    assert popped.row("lag_months").error == "A logical link is true at once, so it has no lag."
    popped.click("usual_lag", "0")
    assert popped.row("lag_months").error == ""


def test_left_and_right_walk_along_the_choices_as_they_are_read(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    kind = popped.tab_to("kind")
    QTest.keyClick(kind, Qt.Key.Key_Right)
    assert popped.at.card.links[LINK].kind is LinkKind.LOGICAL
    QTest.keyClick(kind, Qt.Key.Key_Left)
    QTest.keyClick(kind, Qt.Key.Key_Left)
    assert popped.at.card.links[LINK].kind is LinkKind.CAUSAL
    kind.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(kind, Qt.Key.Key_Left)
    assert popped.at.card.links[LINK].kind is LinkKind.LOGICAL


def test_choices_keep_inside_their_width_in_either_direction(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    kind = popped.row("kind").control
    assert isinstance(kind, SegmentControl)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        kind.setLayoutDirection(direction)
        for width in (150, 400):
            kind.resize(width, kind.heightForWidth(width))
            boxes = kind.segments()
            assert all(kind.rect().contains(each) for each in boxes)
            assert not any(a.intersects(b) for a, b in combinations(boxes, 2))


def test_another_link_opens_in_its_place(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    other = LinkId("other")
    add = partial(add_link, link_id=other, from_id=SATISFY, to_id=GROW, sign=Sign.NEGATIVE)
    popped.at.history.run("Add", add)
    popped.popover.open(other)
    assert popped.popover.isVisible()
    assert popped.at.view_state.current == other
    QTest.keyClicks(popped.tab_to("lag_months"), "5")
    assert popped.at.card.links[other].lag_months == 5
    assert popped.at.card.links[LINK].lag_months == 1


def press(popped: Popped, text: str) -> None:
    """Press a button with the space bar."""
    buttons = popped.popover.findChildren(QPushButton)
    button = next(each for each in buttons if each.text() == text)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_the_choice_under_the_pointer_shows_and_is_forgotten_when_it_leaves(qtbot: QtBot) -> None:
    popped = Popped(qtbot)
    kind = popped.row("kind").control
    assert isinstance(kind, SegmentControl)
    plain = kind.grab().toImage()
    QTest.mouseMove(kind, kind.segments()[2].center())
    assert kind.grab().toImage() != plain
    QApplication.sendEvent(kind, QEvent(QEvent.Type.Leave))
    assert kind.grab().toImage() == plain
    QTest.mouseClick(kind, Qt.MouseButton.LeftButton, pos=QPoint(kind.width() - 1, 1))
    assert popped.at.steps == 0


def test_it_reads_from_right_to_left_where_the_program_does(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """The map on which it stands keeps its own direction."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        popped = Popped(qtbot)
        popped.map.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        assert popped.popover.form.layoutDirection() is Qt.LayoutDirection.RightToLeft
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
