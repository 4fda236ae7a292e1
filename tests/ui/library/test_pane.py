from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits import attach_from_library
from scorecard_app.document.library import library
from scorecard_app.document.library.own import OwnLibrary, framework_of, own_measure
from scorecard_app.domain.ids import AttachmentId, MeasureId
from scorecard_app.present.library import Facet, Filter
from scorecard_app.ui.library.model import LibraryModel, LibraryRole
from scorecard_app.ui.measure_drag import carried_measure
from tests.present.small_card import CLIENT, GROW, RATING, REVENUE, SEPTEMBER, SPARE, small_card
from tests.ui.library.places import opened

KEYS = Qt.Key
AVAILABILITY = "op-availability"


def own_revenue() -> OwnLibrary:
    return OwnLibrary().with_items(own_measure(small_card(), REVENUE))


def said(spy: QSignalSpy) -> list[list[str]]:
    return [spy.at(at) for at in range(spy.count())]


def test_all_measures_and_frameworks_are_there_before_anything_is_typed(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(tmp_path, qtbot) as place:
        assert len(place.found) == 162 + 6


def test_the_list_follows_every_letter_and_the_details_the_best_of_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(tmp_path, qtbot) as place:
        place.type("availabi")
        assert place.found == [AVAILABILITY]
        assert "Can people use the service when they need it?" in place.pane.details.text
        assert "An illustrative default, from no source" in place.pane.details.text

        place.type(" xyzzy")
        assert place.found == []
        assert place.pane.details.isHidden()
        assert not place.pane.take_button.isEnabled()
        assert "Nothing is called so" in place.pane.hint.text()


def test_down_goes_into_the_list_and_enter_names_measure_and_objective(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(tmp_path, qtbot) as place:
        wanted = QSignalSpy(place.pane.attach_wanted)
        place.desk.view_state.select([GROW])
        place.type("cost per")
        place.press(KEYS.Key_Down)
        assert place.pane.list.hasFocus()
        place.press(KEYS.Key_Down)
        place.press(KEYS.Key_Return)

        assert said(wanted) == [[place.found[1], GROW]]
        assert place.pane.hint.text() == "Enter attaches it to “Grow revenue”."


def test_up_from_the_first_row_and_escape_go_back_to_the_search(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(tmp_path, qtbot) as place:
        place.type("cost")
        for key in (KEYS.Key_Up, KEYS.Key_Escape):
            place.press(KEYS.Key_Down)
            place.press(key)
            assert place.pane.search.hasFocus()
        assert place.pane.search.text() == ""


def test_escape_from_an_empty_search_gives_the_keyboard_back(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        field = QLineEdit(place.pane.window())
        place.pane.list.setFocus()
        place.pane.begin_search()
        place.press(KEYS.Key_Escape)
        assert place.pane.search.hasFocus(), "nobody outside had it"
        field.deleteLater()


def test_a_measure_that_serves_one_objective_stands_for_it(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        wanted = QSignalSpy(place.pane.attach_wanted)
        place.desk.view_state.select([REVENUE])
        place.type("availability")
        place.press(KEYS.Key_Return)
        assert said(wanted) == [[AVAILABILITY, GROW]]


def test_without_an_objective_enter_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        refused = QSignalSpy(place.pane.refused)
        for selection in ((), (SPARE,), (CLIENT,), (GROW, REVENUE)):
            place.desk.view_state.select(selection)
            assert not place.pane.take_button.isEnabled()
        place.press(KEYS.Key_Return)
        assert said(refused) == [
            ["Select the objective that the measure shall serve, then attach."]
        ]


def test_enter_on_a_framework_begins_a_scorecard(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        wanted = QSignalSpy(place.pane.framework_wanted)
        place.type("IT scorecard: business value")
        assert place.pane.take_button.text() == "Begin a scorecard"
        place.press(KEYS.Key_Return)
        assert said(wanted) == [["it-business-value"]]


def test_chips_narrow_the_list_and_show_what_the_menu_chose(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        place.pane.filters.choose(Filter(Facet.PERSPECTIVE, "Operations"))
        assert len(place.found) == 23
        place.pane.filters.choose(Filter(Facet.LEAD_LAG, "leading"))
        assert 0 < len(place.found) < 23
        place.pane.filters.clear()
        assert len(place.found) == 168


def test_what_the_scorecard_has_already_is_marked(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        place.type("availability")
        assert not place.pane.model.index(0).data(LibraryRole.IS_USED)
        place.desk.history.run(
            "Attach",
            lambda card: attach_from_library(
                card,
                entry=library()[AVAILABILITY],
                objective_id=GROW,
                measure_id=MeasureId("new"),
                attachment_id=AttachmentId("new too"),
                since=SEPTEMBER,
                mint=place.desk.mint,
            ),
        )
        assert place.pane.model.index(0).data(LibraryRole.IS_USED)


def test_a_measure_can_be_dragged_and_a_framework_cannot(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        model = place.pane.model
        first, last = model.index(0), model.index(model.rowCount() - 1)
        assert carried_measure(model.mimeData([first])) == place.found[0]
        assert first.flags() & Qt.ItemFlag.ItemIsDragEnabled
        assert not last.flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_own_items_stand_in_the_list_and_can_be_filtered(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        framework = framework_of(small_card(), framework_id="frame", name="Ours")
        place.store.replace(own_revenue().with_items(framework))
        place.pane.filters.choose(Filter(Facet.LIBRARY, "own"))
        assert place.found == [REVENUE, "frame"]
        assert place.pane.rename_button.isVisible()

        place.pane.filters.clear()
        place.type("availability")
        assert not place.pane.rename_button.isVisible()


def test_f2_renames_an_own_item_and_delete_asks_for_its_end(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        renamed = QSignalSpy(place.pane.rename_wanted)
        deleted = QSignalSpy(place.pane.delete_wanted)
        place.store.replace(own_revenue())
        place.pane.filters.choose(Filter(Facet.LIBRARY, "own"))
        place.press(KEYS.Key_Down)
        place.press(KEYS.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, "Sales")
        QTest.keyClick(editor, KEYS.Key_Return)
        qtbot.waitUntil(lambda: said(renamed) == [[REVENUE, "Sales"]])
        place.pane.list.setFocus()
        place.press(KEYS.Key_Delete)
        assert said(deleted) == [[REVENUE, "Revenue"]]


def test_shipped_items_are_neither_renamed_nor_deleted(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        spies = [QSignalSpy(place.pane.rename_wanted), QSignalSpy(place.pane.delete_wanted)]
        place.type("availability")
        assert not place.pane.model.setData(place.pane.model.index(0), "Mine")
        place.press(KEYS.Key_Down)
        place.press(KEYS.Key_Delete)
        place.pane.rename()
        assert [spy.count() for spy in spies] == [0, 0]


def test_the_model_keeps_the_rules_of_qt(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        model = LibraryModel(place.pane)
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
        model.show_rows(place.pane.model.rows[:5])
        model.mark_used(frozenset({RATING}))
        model.show_rows(())
        assert model.rowCount() == 0


def test_own_library_is_read_when_it_is_first_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as place:
        place.store.replace(own_revenue())
    with opened(tmp_path, qtbot) as place:
        assert place.store.library == own_revenue()
