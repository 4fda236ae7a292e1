from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.relations import Relations
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.measures_section import MeasuresSection
from scorecard_app.ui.editors.row_list import RowList
from tests.present.small_card import (
    CUT,
    GROW,
    LINK,
    RATING,
    REVENUE,
    SATISFY,
    SPARE,
    VALUE,
    small_card,
)
from tests.ui.editors.forms import line, opened, retype, row
from tests.ui.models.small_desk import desk

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a completer pops up
)


def section(inspector: Inspector) -> MeasuresSection:
    return next(s for s in inspector.findChildren(MeasuresSection) if s.isVisible())


def test_a_new_name_adds_a_measure_and_a_known_one_attaches_it(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, CUT)
    entry = section(inspector).entry
    QTest.keyClicks(entry, "Cost of IT")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.keyClicks(entry, "spare parts")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    relations = Relations(at.card)
    names = [at.card.measures[a.measure_id].name for a in relations.attachments_of(CUT)]
    assert names == ["Cost of IT", "Spare parts"]
    assert [a.objective_id for a in relations.attachments_to(SPARE)] == [CUT]
    assert at.steps == 2


def test_another_measure_becomes_the_main_one_and_can_be_detached(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    part = section(inspector)
    QTest.keyClicks(part.entry, "Rating")
    QTest.keyClick(part.entry, Qt.Key.Key_Return)
    part.main_button.click()
    main = Relations(at.card).main_measure(GROW)
    assert main is not None
    assert main.id == RATING
    part.detach_button.click()
    main = Relations(at.card).main_measure(GROW)
    assert main is not None
    assert main.id == REVENUE
    assert RATING in at.card.measures


def test_a_listed_measure_and_a_listed_link_open_what_they_show(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    measures, links = (each for each in inspector.findChildren(RowList) if each.isVisible())
    assert links.item(0).text() == "← Satisfy clients"
    place = links.visualItemRect(links.item(0)).center()
    QTest.mouseClick(links.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert at.view_state.current == LINK
    at.view_state.select([GROW])
    measures.itemActivated.emit(measures.item(0))
    assert list(at.view_state.selection) == [REVENUE]
    assert line(inspector, "name").text() == "Revenue"


def test_the_form_of_a_deleted_thing_gives_way_to_the_scorecard(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    retype(line(inspector, "owner_id"), "Nobody")
    at.history.run("Delete", partial(delete_items, ids=[GROW]))
    assert line(inspector, "name").text() == "Small"
    assert [person.name for person in at.card.people.values()] == ["Anna"]


def test_several_things_are_counted_and_deleted_in_one_step(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW, CUT)
    buttons = [each for each in inspector.findChildren(QPushButton) if each.isVisible()]
    assert [button.text() for button in buttons] == ["Delete them"]
    buttons[0].click()
    assert set(at.card.objectives) == {SATISFY}
    assert at.steps == 1


@pytest.mark.parametrize("chosen", [GROW, REVENUE, LINK, VALUE, ""])
@pytest.mark.parametrize("width", [260, 420])
def test_no_form_is_ever_wider_than_its_pane(qtbot: QtBot, chosen: str, width: int) -> None:
    at = desk()
    inspector = opened(qtbot, at, *filter(None, [chosen]))
    inspector.resize(width, 500)
    content = inspector.findChild(QWidget, "form")
    assert content is not None
    qtbot.waitUntil(lambda: content.minimumSizeHint().width() <= width)  # labels move above first
    assert all(each.control.accessibleName() for each in inspector.findChildren(FieldRow))


def test_a_target_is_typed_for_the_period_shown_in_one_step(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, REVENUE)
    told = QSignalSpy(at.history.settled)
    retype(line(inspector, "target"), "120")
    inspector.finish()
    series = Relations(at.card).first_series(REVENUE, SeriesKind.TARGET)
    assert series is not None
    assert list(series.samples.values()) == [100.0, 120.0]
    assert told.count() == 1
    assert at.steps == 1


def test_showing_every_form_changes_nothing(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at)
    for chosen in (GROW, REVENUE, LINK, VALUE, RATING, SATISFY):
        at.view_state.select([chosen])
    inspector.finish()
    assert at.card == small_card()
    assert at.steps == 0


def test_a_field_is_brought_into_sight_ready_to_type(qtbot: QtBot) -> None:
    at = desk()
    inspector = opened(qtbot, at, GROW)
    inspector.reveal_field(REVENUE, "formula")
    assert at.view_state.selection == (REVENUE,)
    control = row(inspector, "formula").control
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is control or control.isAncestorOf(focus)
    assert not control.visibleRegion().isEmpty()


def test_a_form_that_loses_room_is_never_wider_than_what_is_seen(qtbot: QtBot) -> None:
    inspector = opened(qtbot, desk(), REVENUE)
    area = next(each for each in inspector.findChildren(QScrollArea) if each.isVisible())
    content = area.widget()
    assert content is not None
    for width in (900, 300):
        inspector.resize(width, 600)
        qtbot.waitUntil(lambda: content.width() <= area.viewport().width())
