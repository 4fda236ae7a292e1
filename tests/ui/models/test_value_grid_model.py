from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.edits.values import series_at, set_values
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.ui.models.card_values import CardValues
from scorecard_app.ui.models.value_acts import MORE, ValueActs
from scorecard_app.ui.models.value_grid_model import ValueGridModel
from tests.present.small_card import CLIENT, GROW, RATING, REVENUE, month
from tests.present.test_computed import DOUBLE, computed_card
from tests.ui.models.small_desk import Desk, desk

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ACTUAL, TARGET = 0, 1


def grid(at: Desk) -> ValueGridModel:
    model = ValueGridModel(at.bridge, at.history, at.forms, at.mint)
    model.show_measure(REVENUE)
    return model


def cell(model: ValueGridModel, row: int, period: str) -> QModelIndex:
    return model.index(row, month(period) - model.periods.first)


def numbers(at: Desk, kind: SeriesKind) -> dict[str, float]:
    series = Relations(at.card).first_series(REVENUE, kind)
    samples = series.samples if series else {}
    return {str(Period(Frequency.MONTH, each)): number for each, number in samples.items()}


@pytest.mark.usefixtures("qapp")
def test_periods_run_across_and_series_run_down() -> None:
    model = grid(desk())
    column = month("2026-09") - model.periods.first
    headings = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert headings == ["Actual", "Target"]
    assert model.headerData(column, Qt.Orientation.Horizontal) == "Sep 2026"
    assert model.shown_column == column
    assert cell(model, ACTUAL, "2026-09").data() == "104.5"
    inherited = cell(model, TARGET, "2026-09")
    assert (inherited.data(), inherited.data(Qt.ItemDataRole.EditRole)) == ("100.0", "")
    assert inherited.data(Qt.ItemDataRole.AccessibleTextRole) == "100.0. In force since Jul 2026."


@pytest.mark.usefixtures("qapp")
def test_typing_a_value_is_one_step_and_undone_by_one() -> None:
    at = desk()
    model = grid(at)
    assert model.setData(cell(model, ACTUAL, "2026-10"), "(1,200)")
    assert numbers(at, SeriesKind.ACTUAL)["2026-10"] == -1200.0
    assert cell(model, ACTUAL, "2026-10").data() == "−1,200.0"
    assert at.steps == 1
    at.history.undo()
    assert cell(model, ACTUAL, "2026-10").data() == ""


@pytest.mark.usefixtures("qapp")
def test_leaving_a_cell_as_it_was_is_no_step() -> None:
    at = desk()
    model = grid(at)
    assert model.setData(cell(model, ACTUAL, "2026-09"), "104.5")
    assert at.steps == 0


@pytest.mark.usefixtures("qapp")
def test_what_is_no_number_is_refused_by_name_of_its_cell() -> None:
    at = desk()
    model = grid(at)
    assert not model.setData(cell(model, ACTUAL, "2026-09"), "about 6")
    assert at.refusals == ["Actual, Sep 2026: “about 6” is not a number. Nothing was changed."]
    assert cell(model, ACTUAL, "2026-09").data() == "104.5"


@pytest.mark.usefixtures("qapp")
def test_a_block_is_pasted_as_one_step_and_adds_periods_at_the_right() -> None:
    at = desk()
    model = grid(at)
    acts = ValueActs(model)
    last = model.columnCount() - 1
    corner = model.index(ACTUAL, last)
    assert acts.paste([corner], "1\t2\t3\r\n4\t5\t6\r\n")
    assert model.columnCount() == last + 3
    found = [[model.index(row, last + i).data() for i in range(3)] for row in (ACTUAL, TARGET)]
    assert found == [["1.0", "2.0", "3.0"], ["4.0", "5.0", "6.0"]]
    assert at.steps == 1


@pytest.mark.usefixtures("qapp")
def test_one_bad_cell_in_a_pasted_block_leaves_all_as_it_was() -> None:
    at = desk()
    model = grid(at)
    before = at.card
    assert not ValueActs(model).paste([cell(model, ACTUAL, "2026-08")], "1\tx\n3\t4\n")
    assert at.card is before
    assert at.refusals == ["Actual, Sep 2026: “x” is not a number. Nothing was changed."]


@pytest.mark.usefixtures("qapp")
def test_a_block_taller_and_wider_than_the_grid_is_refused() -> None:
    at = desk()
    model = grid(at)
    assert not ValueActs(model).paste([cell(model, ACTUAL, "2026-08")], "1\t2\t3\n" * 3)
    assert "room for 2 rows" in at.refusals[0]


@pytest.mark.usefixtures("qapp")
def test_one_copied_cell_fills_everything_chosen() -> None:
    at = desk()
    model = grid(at)
    chosen = [cell(model, row, period) for row in (0, 1) for period in ("2026-08", "2026-09")]
    assert ValueActs(model).paste(chosen, "7\n")
    assert numbers(at, SeriesKind.ACTUAL) == {"2026-07": 90.0, "2026-08": 7.0, "2026-09": 7.0}
    assert numbers(at, SeriesKind.TARGET) == {"2026-07": 100.0, "2026-08": 7.0, "2026-09": 7.0}


@pytest.mark.usefixtures("qapp")
def test_what_is_copied_and_pasted_elsewhere_is_the_same_there() -> None:
    at = desk()
    model = grid(at)
    acts = ValueActs(model)
    text = acts.copied([cell(model, ACTUAL, p) for p in ("2026-07", "2026-09")])
    assert text == "90\t\t104.5\n"
    assert acts.paste([cell(model, TARGET, "2026-07")], text)
    assert numbers(at, SeriesKind.TARGET) == {"2026-07": 90.0, "2026-09": 104.5}


@pytest.mark.usefixtures("qapp")
def test_clearing_a_selection_is_one_step() -> None:
    at = desk()
    model = grid(at)
    cells = [cell(model, ACTUAL, p) for p in ("2026-07", "2026-08")]
    assert ValueActs(model).clear([*cells, cell(model, TARGET, "2026-07")])
    assert (numbers(at, SeriesKind.ACTUAL), numbers(at, SeriesKind.TARGET)) == (
        {"2026-09": 104.5},
        {},
    )
    assert at.steps == 1


@pytest.mark.usefixtures("qapp")
def test_more_periods_are_shown_at_either_side() -> None:
    model = grid(desk())
    acts = ValueActs(model)
    first, last = model.periods.first, model.periods.last
    acts.show_earlier()
    acts.show_later()
    assert (model.periods.first, model.periods.last) == (first - MORE, last + MORE)
    assert cell(model, ACTUAL, "2026-09").data() == "104.5"


@pytest.mark.usefixtures("qapp")
def test_a_changed_frequency_and_a_deleted_measure_are_followed() -> None:
    at = desk()
    model = grid(at)
    edit = partial(change_frequency, measure_id=REVENUE, frequency=Frequency.DAY)
    assert at.history.run("Change", edit)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "2026-07-01"
    at.history.run("Delete", partial(delete_items, ids=[REVENUE]))
    assert (model.rowCount(), model.columnCount(), model.shown_column) == (0, 0, -1)


@pytest.mark.usefixtures("qapp")
def test_another_measure_has_other_periods() -> None:
    model = grid(desk())
    model.show_measure(RATING)
    assert model.headerData(model.shown_column, Qt.Orientation.Horizontal) == "Q3 2026"


@pytest.mark.usefixtures("qapp")
def test_another_day_is_another_shown_column() -> None:
    at = desk()
    model = grid(at)
    told = QSignalSpy(model.shown_column_changed)
    at.bridge.show_date(parse_period("2026-06").end())
    assert model.headerData(model.shown_column, Qt.Orientation.Horizontal) == "Jun 2026"
    assert told.count() == 1


@pytest.mark.usefixtures("qapp")
def test_a_number_entered_elsewhere_widens_the_columns_of_what_is_computed_from_it() -> None:
    at = desk(computed_card())
    model = ValueGridModel(at.bridge, at.history, at.forms, at.mint)
    model.show_measure(DOUBLE)
    assert model.periods.last < month("2028-01")
    late = {parse_period("2028-01"): 7.0}
    edit = partial(
        set_values, measure_id=REVENUE, kind=SeriesKind.ACTUAL, values=late, mint=at.mint
    )
    at.history.run("Type", edit)
    assert [cell(model, row, "2028-01").data() for row in (ACTUAL, TARGET)] == ["14", "21"]


@pytest.mark.usefixtures("qapp")
def test_a_card_moved_or_renamed_leaves_the_lines_as_they_stand_but_for_their_order() -> None:
    at = desk()
    model = ValueGridModel(at.bridge, at.history, at.forms, at.mint)
    CardValues(model).show_card(Frequency.MONTH, SeriesKind.ACTUAL)
    moved = QSignalSpy(model.rowsRemoved)
    rename = partial(set_field, table="objectives", entity_id=GROW, field="name", value="Earn more")
    at.history.run("Rename", rename)
    assert moved.count() == 0
    names = [line.measure_id for line in model.lines]
    lane = partial(
        set_field, table="objectives", entity_id=GROW, field="perspective_id", value=CLIENT
    )
    at.history.run("Move", lane)
    assert moved.count() == 1
    assert sorted(line.measure_id for line in model.lines) == sorted(names)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*SeriesKind]),
            st.integers(-26, 12),
            st.none() | st.integers(-99, 99),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_the_grid_keeps_in_step_under_any_edits(
    acts: list[tuple[SeriesKind, int, int | None, bool]],
) -> None:
    at = desk()
    model = grid(at)
    tester = QAbstractItemModelTester(model, FATAL)
    for kind, offset, number, is_undone in acts:
        values = {parse_period("2026-09").shifted(offset): number}
        edit = partial(set_values, measure_id=REVENUE, kind=kind, values=values, mint=at.mint)
        at.history.run("Type", edit)
        if is_undone:
            at.history.undo()
        for row, line in enumerate(model.lines):
            series = series_at(at.bridge.scene.relations, line.slot)
            for ordinal, value in (series.samples if series else {}).items():
                index = model.index(row, ordinal - model.periods.first)
                assert index.data(Qt.ItemDataRole.EditRole) == f"{value:g}".replace("-", "−")
    assert tester.model() is model
