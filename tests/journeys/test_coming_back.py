"""A workbook goes out, is changed in another program, and merges with what was done meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import openpyxl
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from scorecard_app.app.surroundings import context
from scorecard_app.document.merge.deciding import Side
from scorecard_app.domain.ids import MeasureId, PersonId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.merging.rows import Kind
from scorecard_app.storage.files import write_card
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.merging.page import MergePage
from scorecard_app.ui.merging.row_model import OUTCOME, STATE, WHAT
from tests.builders import values_of
from tests.exchange.workbook.books import HEADER_ROW, edited, put
from tests.exchange.workbook.cards import small_card
from tests.journeys.driver import User, started

ADOPTION = MeasureId("Adoption")


@contextmanager
def sent(folder: Path, qtbot: QtBot, app: QApplication) -> Iterator[tuple[User, Path]]:
    """Open the small card and export its workbook."""
    path, book = folder / "small.scorecard", folder / "book.xlsx"
    write_card(small_card(), path, context=context(folder))
    with started(folder, qtbot, app, file=path) as user:
        user.answer(book)
        user.choose("export_workbook")
        user.wait_for_work()
        yield user, book


def come_back(user: User, book: Path) -> MergePage:
    """Import the workbook, and wait until it is seen what it would change."""
    user.answer(book)
    user.choose("import_workbook")
    user.wait(lambda: page_of(user) is not None and merge_page(user).desk.is_fresh)
    return merge_page(user)


def shown(user: User) -> Page | None:
    """Return which page the window shows."""
    return user.program.window.page


def page_of(user: User) -> MergePage | None:
    return user.program.acts.merges.page


def merge_page(user: User) -> MergePage:
    page = page_of(user)
    assert page is not None
    return page


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def edit(user: User, label: str, after: Scorecard) -> None:
    """Edit in the program meanwhile."""
    user.open.history.run(label, lambda _before: after)


def with_purpose(card: Scorecard, text: str) -> Scorecard:
    return card.put(replace(card.measures[ADOPTION], purpose=text))


def test_edits_of_both_sides_meet_and_what_differs_is_decided(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with sent(tmp_path, qtbot, qapp) as (user, book):
        with edited(book) as sheets:
            put(sheets, "Data entry", "2026-02", "Adoption", 0.7, kind="actual")
            put(sheets, "Measures", "Purpose", "Adoption", "To know")
            put(sheets, "People", "Role", "Bob", "CIO")
        edit(user, "Purpose", with_purpose(user.card, "To learn"))
        before = user.card
        page = come_back(user, book)
        assert shown(user) is Page.MERGE
        kinds = [row.kind for row in page.model.rows]
        assert kinds == [Kind.CONFLICT, Kind.CHANGED, Kind.CHANGED]
        row = page.model.rows[0]
        assert (row.base, row.mine, row.theirs) == ("–", "To learn", "To know")
        assert user.open.view_state.selection == ("Adoption",)
        assert user.card is before

        page.table.setFocus()
        user.press(Qt.Key.Key_2)
        user.wait(lambda: page.desk.is_fresh)
        click(page.apply_button)

        assert shown(user) is Page.MAP
        assert user.card.measures[ADOPTION].purpose == "To know"
        assert user.card.people[PersonId("bob")].role == "CIO"
        assert values_of(user.card, "Adoption")["2026-02"] == 70
        assert user.said.startswith("Import “book.xlsx”: 3 changed")
        user.choose("undo")
        assert user.card == before


def test_the_preview_follows_the_scorecard_and_decisions_stay(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with sent(tmp_path, qtbot, qapp) as (user, book):
        with edited(book) as sheets:
            put(sheets, "Measures", "Purpose", "Adoption", "To know")
        edit(user, "Purpose", with_purpose(user.card, "To learn"))
        page = come_back(user, book)
        page.decide(Side.MINE)
        edit(user, "Purpose", with_purpose(user.card, "To teach"))
        assert not page.apply_button.isEnabled()
        user.wait(lambda: page.desk.is_fresh)

        (row,) = page.model.rows
        assert (row.mine, page.desk.side(row)) == ("To teach", Side.MINE)
        edit(user, "Purpose", with_purpose(user.card, "To know"))
        user.wait(lambda: page.desk.is_fresh or page_of(user) is None)
        assert user.card.measures[ADOPTION].purpose == "To know"


def test_ticks_leave_changes_out_and_delete_what_is_missing(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with sent(tmp_path, qtbot, qapp) as (user, book):
        with edited(book) as sheets:
            put(sheets, "Measures", "Purpose", "Adoption", "To know")
            put(sheets, "Measures", "Purpose", "Cost", "To save")
            sheets["People"].delete_rows(HEADER_ROW + 2)
        page = come_back(user, book)
        ticks = {Kind.CHANGED: Qt.CheckState.Checked, Kind.MISSING: Qt.CheckState.Unchecked}
        for at, row in enumerate(page.model.rows):
            assert check(page, at) is ticks[row.kind]
        page.table.setFocus()
        toggle(user, page, 0)
        toggle(user, page, 2)
        user.wait(lambda: page.desk.is_fresh)
        click(page.apply_button)

        purposes = sorted(each.purpose for each in user.card.measures.values())
        assert purposes == ["", "To save"]
        assert set(user.card.people) == {"ann"}


def check(page: MergePage, at: int) -> Qt.CheckState:
    """Return the tick of a row."""
    found = page.model.data(index(page, at), Qt.ItemDataRole.CheckStateRole)
    assert isinstance(found, Qt.CheckState)
    return found


def toggle(user: User, page: MergePage, at: int) -> None:
    """Go to a row and press the space bar."""
    page.table.setCurrentIndex(index(page, at))
    user.press(Qt.Key.Key_Space)


def index(page: MergePage, at: int) -> QModelIndex:
    return page.model.index(at, STATE)


def test_many_conflicts_are_decided_at_once_or_one_after_the_other_by_keys(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with sent(tmp_path, qtbot, qapp) as (user, book):
        with edited(book) as sheets:
            for name in ("Adoption", "Cost"):
                put(sheets, "Measures", "Purpose", name, "There")
                put(sheets, "Measures", "Definition", name, "There")
            put(sheets, "People", "Role", "Bob", "CIO")
        now = [replace(each, purpose="Here") for each in user.card.measures.values()]
        edit(user, "Purposes", user.card.put(*now))
        page = come_back(user, book)
        page.filters.kinds.setCurrentIndex(page.filters.kinds.findData(Kind.CHANGED))
        assert len(page.model.rows) == 3
        click(page.filters.leave_button)
        page.filters.tables.setCurrentIndex(page.filters.tables.findData("people"))
        click(page.filters.take_button)
        page.filters.tables.setCurrentIndex(0)
        page.filters.kinds.setCurrentIndex(0)
        spoken = page.model.data(index(page, 0), Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == (
            "Conflict, Measure “Adoption” Purpose, here Here, in the workbook There, "
            "undecided: as here"
        )
        page.table.setCurrentIndex(index(page, 0))
        click(page.panel.all_buttons[Side.THEIRS])
        page.table.setFocus()
        user.press(Qt.Key.Key_3)
        user.press(Qt.Key.Key_F8)
        page.table.setCurrentIndex(index(page, 1))
        page.panel.buttons[Side.MINE].click()
        user.wait(lambda: page.desk.is_fresh)
        click(page.apply_button)

        adoption, cost = (user.card.measures[MeasureId(each)] for each in ("Adoption", "Cost"))
        assert (adoption.purpose, adoption.definition) == ("", "")
        assert (cost.purpose, cost.definition) == ("Here", "")
        assert user.card.people[PersonId("bob")].role == "CIO"


def test_a_fault_is_said_and_keeps_apply_away(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with sent(tmp_path, qtbot, qapp) as (user, book):
        with edited(book) as sheets:
            sheets["Perspectives"].delete_rows(HEADER_ROW + 1)
        page = come_back(user, book)
        page.table.setFocus()
        toggle(user, page, 0)
        user.wait(lambda: page.desk.is_fresh)
        assert not page.apply_button.isEnabled()
        assert "still holds" in page.says
        toggle(user, page, 0)
        user.wait(lambda: page.desk.is_fresh)
        assert page.says == "The scorecard would stay as it is."


def test_the_page_waits_while_one_looks_elsewhere_and_writes_a_report(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    report = tmp_path / "report.xlsx"
    with sent(tmp_path, qtbot, qapp) as (user, book):
        with edited(book) as sheets:
            where = put(sheets, "Data entry", "2026-02", "Adoption", "soon", kind="actual")
        before = user.card
        page = come_back(user, book)
        span = page.table.columnSpan(0, WHAT)
        assert span == OUTCOME - WHAT, "the sentence runs over what it leaves empty"
        user.answer(report)
        click(page.report_button)
        user.wait_for_work()
        found = openpyxl.load_workbook(report)
        errors = [row[-1].value for row in found["Data entry"].iter_rows()]
        cell = where.partition("!")[2]
        assert f"{cell}: “soon” is not a number." in errors
        assert [each.value for each in found["Report"]["A"]][-1] == where

        page.table.setFocus()
        user.press(Qt.Key.Key_Escape)
        assert shown(user) is Page.MAP
        assert user.said == "The import of “book.xlsx” waits; nothing was changed."
        assert user.card is before
        (again, forget) = user.program.window.strip.notice.offers  # type: ignore[union-attr]  # it said so
        again.act()
        assert shown(user) is Page.MERGE
        forget.act()
        assert (shown(user), page_of(user)) == (Page.MAP, None)


def test_closing_the_scorecard_ends_its_merge(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with sent(tmp_path, qtbot, qapp) as (user, book):
        with edited(book) as sheets:
            put(sheets, "People", "Role", "Bob", "CIO")
        page = come_back(user, book)
        assert user.said == "", "what was said of the export is over"
        click(page.close_button)
        assert user.said.endswith("waits; nothing was changed.")
        user.choose("close")
        user.wait(lambda: user.program.session.current is None)
        assert (shown(user), page_of(user), user.said) == (Page.START, None, "")


def test_what_colleagues_send_back_is_merged_one_after_the_other(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with sent(tmp_path, qtbot, qapp) as (user, book):
        other, third = tmp_path / "other.xlsx", tmp_path / "third.xlsx"
        other.write_bytes(book.read_bytes())
        third.write_bytes(book.read_bytes())
        with edited(book) as sheets:
            put(sheets, "People", "Role", "Bob", "CIO")
        with edited(other) as sheets:
            put(sheets, "Data entry", "2026-01", "Cost", 1_250_001.25, kind="actual")
        imports, merges = user.program.acts.imports, user.program.acts.merges
        imports.take_both(book, other)
        user.wait(lambda: page_of(user) is not None and merge_page(user).desk.is_fresh)
        user.wait(lambda: merges.inbox.waiting == [other])
        assert user.said == (
            "“other.xlsx” waits until the import of “book.xlsx” is applied or forgotten."
        )
        assert not any(
            user.program.actions[f"show_{each}"].isChecked() for each in ("map", "scorecard")
        )
        click(merge_page(user).apply_button)
        assert user.said.startswith("Import “book.xlsx”: 1 changed")
        (*_others, go_on) = user.program.window.strip.notice.offers  # type: ignore[union-attr]  # it said so
        go_on.act()
        user.wait(lambda: page_of(user) is not None and merge_page(user).desk.is_fresh)
        (row,) = merge_page(user).model.rows
        assert (row.mine, row.theirs) == ("1,250,000.5", "1,250,001.25")
        merges.take_file(third)
        click(merge_page(user).apply_button)
        user.program.window.strip.notice.offers[-1].act()  # type: ignore[union-attr]  # as above
        user.wait(lambda: "nothing new" in user.said)
        assert user.card.people[PersonId("bob")].role == "CIO"
        assert values_of(user.card, "Cost")["2026-01"] == 1_250_001.25
        assert (shown(user), page_of(user)) == (Page.MAP, None)


def test_reading_can_be_stopped_and_forgotten_while_it_is_compared(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with sent(tmp_path, qtbot, qapp) as (user, book):
        with edited(book) as sheets:
            sheets["People"].delete_rows(HEADER_ROW + 2)
        merges = user.program.acts.merges
        merges.take_file(book)
        assert merges.inbox.is_reading
        merges.inbox.stop()
        user.wait_for_work()
        assert (page_of(user), user.said) == (None, "“book.xlsx” was written.")
        merges.take_file(book)
        user.wait(lambda: page_of(user) is not None)
        page = merge_page(user)
        user.wait(lambda: page.desk.is_fresh)
        (row,) = page.model.rows
        page.panel.buttons[Side.THEIRS].click()
        assert page.desk.is_taken(row)
        assert page.panel.buttons[Side.THEIRS].text() == "&Delete it"
        assert page.filters.take_button.text() == "Dele&te all shown"
        page.desk.refresh()
        page.close_button.click()
        forget = user.program.window.strip.notice.offers[1]  # type: ignore[union-attr]  # it waits
        forget.act()
        user.wait_for_work()
        assert (page_of(user), user.said) == (None, "")
