"""Someone holds what is believed against the data: the page of links, by keys and mouse.

Oracle: the sample's own series, of which the hand-counted changes are said in the engine's tests.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.links import set_link
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import EvidenceState, Magnitude, Sign
from scorecard_app.present.hypotheses.columns import Column
from scorecard_app.present.hypotheses.narrowed import Narrow
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.editors.link_popover import LinkPopover
from scorecard_app.ui.editors.names_control import NamesControl
from scorecard_app.ui.hypotheses.page import LinksPage
from tests.journeys.driver import User, started

LEFT = Qt.MouseButton.LeftButton


class Doubting:
    """A user before the links of the sample, weighed."""

    def __init__(self, user: User) -> None:
        self.user = user
        user.program.starter.open_sample()
        user.wait_for_work()
        user.press(Qt.Key.Key_6, ctrl=True)
        page = user.program.window.findChild(LinksPage)
        assert isinstance(page, LinksPage)
        self.page, self.table, self.model = page, page.table, page.model
        user.wait(lambda: self.text(0, Column.DATA) != "…")

    def cell(self, row: int, column: Column) -> QModelIndex:
        return self.model.index(row, column)

    def text(self, row: int, column: Column) -> str:
        return str(self.cell(row, column).data())

    def row_of(self, text: str, column: Column) -> int:
        rows = range(self.model.rowCount())
        return next(row for row in rows if self.text(row, column) == text)

    def go(self, row: int, column: Column) -> LinkId:
        self.table.setFocus()
        self.table.setCurrentIndex(self.cell(row, column))
        link_id = self.model.link_at(row)
        assert link_id is not None
        return link_id

    def type_into(self, row: int, column: Column, text: str) -> LinkId:
        """Open a cell with F2, type over what is there, and hand it over with Enter."""
        link_id = self.go(row, column)
        self.user.press(Qt.Key.Key_F2, into=self.table)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit | QComboBox)
        line = editor if isinstance(editor, QLineEdit) else editor.lineEdit()
        assert line is not None
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()  # an editor hands over once it has heard the key
        return link_id


@pytest.fixture
def doubting(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Doubting]:
    with started(tmp_path, qtbot, qapp) as user:
        yield Doubting(user)


def _a_name_is_picked(doubting: Doubting, row: int, link_id: LinkId) -> None:
    """Untick who believes a link in the same list as the inspector has."""
    doubting.go(row, Column.BELIEVERS)
    doubting.user.press(Qt.Key.Key_F2, into=doubting.table)
    names = QApplication.focusWidget()
    assert isinstance(names, NamesControl)
    assert names.names == ["Ann", "Bob"]
    names.fill_list()
    (bob,) = (each for each in names.list.actions() if each.text() == "Bob")
    assert bob.isChecked()
    bob.trigger()
    QTest.keyClick(names, Qt.Key.Key_Return)
    QApplication.processEvents()
    card = doubting.user.card
    assert [card.people[each].name for each in card.links[link_id].believer_ids] == ["Ann"]


def test_beliefs_are_edited_in_place_and_held_against_the_data(doubting: Doubting) -> None:
    user, page = doubting.user, doubting.page
    row = doubting.row_of("Consistent", Column.DATA)
    link_id = doubting.type_into(row, Column.EFFECT, "0.2 - 0.8")
    assert user.card.links[link_id].magnitude == Magnitude(0.2, 0.8)
    doubting.type_into(row, Column.BELIEVERS, "Ann, Bob")
    assert [each.name for each in user.card.people.values()] == ["Ann", "Bob"]
    _a_name_is_picked(doubting, row, link_id)
    doubting.type_into(row, Column.LAG, "often")
    assert "often" in user.said
    user.press(Qt.Key.Key_Escape)
    user.choose("undo")
    user.choose("undo")
    assert user.card.people == {}

    doubting.go(row, Column.RATIONALE)
    user.press(Qt.Key.Key_F2, into=doubting.table)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Because")
    user.open.history.run("Say more", partial(set_link, link_id=link_id, evidence_note="New"))
    user.open.history.run("Wait longer", partial(set_link, link_id=link_id, lag_months=4))
    page.read()
    assert line.text() == "Because"  # what is typed stays while others change the row
    user.press(Qt.Key.Key_Escape, into=line)
    user.choose("undo")
    user.choose("undo")

    doubting.go(row, Column.SIGN)
    user.press(Qt.Key.Key_Return, into=doubting.table)
    chooser = QApplication.focusWidget()
    assert isinstance(chooser, QComboBox)
    user.press(Qt.Key.Key_Down, into=chooser)
    assert user.card.links[link_id].sign is Sign.POSITIVE
    user.press(Qt.Key.Key_Return, into=chooser)
    QApplication.processEvents()
    assert user.card.links[link_id].sign is Sign.NEGATIVE
    user.wait(lambda: doubting.text(row, Column.DATA) == "Against it")
    assert "speaks against the link" in page.detail.says.text()
    user.choose("undo")
    user.wait(lambda: doubting.text(row, Column.DATA) == "Consistent")

    QTest.mouseClick(page.detail.use, LEFT)
    assert user.card.links[link_id].magnitude != Magnitude(0.2, 0.8)
    QTest.mouseClick(page.detail.state, LEFT)
    assert user.card.links[link_id].evidence is EvidenceState.CORRELATED
    assert user.card.links[link_id].evidence_note.startswith("Where “")
    assert not page.detail.state.isEnabled()


def test_what_is_to_be_doubted_is_narrowed_sorted_and_shown_on_the_map(doubting: Doubting) -> None:
    user, page = doubting.user, doubting.page
    whole = doubting.model.rowCount()
    QTest.mouseClick(page.bar.chips[Narrow.DOUBT], LEFT)
    assert 0 < doubting.model.rowCount() < whole
    QTest.mouseClick(page.bar.chips[Narrow.ALL], LEFT)
    doubting.go(0, Column.REVIEW)
    user.press(Qt.Key.Key_Return, into=doubting.table)
    assert page.detail.review.isVisible()
    cell = page.detail.review.cells[1]
    assert cell.cell is not None
    assert "Doubt it" in cell.accessibleName()
    cell.click()
    assert doubting.model.rowCount() == len(cell.cell.link_ids)
    cell.click()
    assert doubting.model.rowCount() == whole
    doubting.table.sorting_asked.emit(int(Column.DATA))
    assert doubting.text(0, Column.DATA) == "Consistent"

    link_id = doubting.go(0, Column.FROM)
    assert user.open.view_state.current == link_id
    QTest.mouseClick(page.detail.show_button, LEFT)
    view = user.program.window.findChild(MapView)
    assert isinstance(view, MapView)
    user.open.view_state.show_overlay(Overlay.DATA)
    faces = view.map_scene.faces
    assert faces is not None
    assert {each.link_id: each.tone for each in faces.links}[link_id] == "band.on"
    view.link_opened.emit(link_id)
    popover = view.findChild(LinkPopover)
    assert isinstance(popover, LinkPopover)
    assert popover.says.text().startswith("Where “")
    QTest.mouseClick(popover.data_button, LEFT)
    assert page.isVisible()
    assert doubting.table.current_link == link_id

    user.press(Qt.Key.Key_Delete, into=doubting.table)
    assert link_id not in user.card.links
    assert doubting.model.rowCount() == whole - 1
