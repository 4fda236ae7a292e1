"""The finer points of an import: remarks, names in several places, half-deleted things."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.domain.measures import Remark, SeriesKind
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import measure, values_of
from tests.exchange.workbook.books import HEADER_ROW, edited, imported, put, written
from tests.exchange.workbook.cards import small_card


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the workbook of the small card."""
    return written(small_card(), tmp_path)


def remarks_of(scorecard: Scorecard, series_id: str) -> list[Remark]:
    """Return the remarks of a series, in the order of their periods."""
    (series,) = (each for each in scorecard.series.values() if each.id == series_id)
    return [series.remarks[ordinal] for ordinal in sorted(series.remarks)]


def test_a_remark_written_beside_a_value_arrives(path: Path) -> None:
    with edited(path) as book:
        put(book, "Values", "Note", "Cost", "Strike")
        put(book, "Values", "Confidence", "Cost", 0.8)
    result = imported(small_card(), path)
    assert remarks_of(result.card, "Cost actual") == [Remark("Strike", 80.0)]
    assert result.lines == ("Measure “Cost”: remark on 2026-01 empty → “Strike” 80 %",)


def test_a_remark_that_both_sides_changed_is_a_conflict(path: Path) -> None:
    with edited(path) as book:
        put(book, "Values", "Note", "Cost", "Strike")
    now = small_card()
    (series,) = (each for each in now.series.values() if each.id == "Cost actual")
    (ordinal,) = series.samples
    now = now.put(replace(series, remarks={ordinal: Remark("Flood")}))
    result = imported(now, path)
    assert (result.card, result.counts.conflicts) == (now, 1)


def test_a_number_changed_in_a_series_that_was_deleted_here_is_kept_and_reported(
    path: Path,
) -> None:
    with edited(path) as book:
        put(book, "Data entry", "2026-01", "Cost", 5)
    now = small_card()
    now = now.drop([each for each in now.series.values() if each.id == "Cost actual"])
    result = imported(now, path)
    assert values_of(result.card, "Cost") == {"2026-01": 5}
    assert result.counts.conflicts == 1


def test_the_main_measure_is_chosen_by_its_name(tmp_path: Path) -> None:
    before = small_card().put(*measure("Speed", "Land"))
    path = written(before, tmp_path)
    with edited(path) as book:
        put(book, "Objectives", "Main measure", "Land", "Speed")
    land = imported(before, path).card.objectives[ObjectiveId("Land")]
    assert land.main_attachment_id == AttachmentId("Speed on Land")


@pytest.mark.parametrize(("typed", "points"), [("70%", 70.0), ("70 %", 70.0), ("0.7", 70.0)])
def test_a_percentage_typed_as_text_is_a_percentage(path: Path, typed: str, points: float) -> None:
    with edited(path) as book:
        put(book, "Data entry", "2026-02", "Adoption", typed, kind="actual")
    assert values_of(imported(small_card(), path).card, "Adoption")["2026-02"] == points


def test_a_value_appended_to_the_long_list_arrives_by_name(path: Path) -> None:
    with edited(path) as book:
        book["Values"].append(["Cost", "actual", None, "2026-04", None, 7])
        book["Values"].append(["Cost", "forecast", "Bank", "2026-04", None, 8])
    after = imported(small_card(), path).card
    assert values_of(after, "Cost")["2026-04"] == 7
    assert values_of(after, "Cost", SeriesKind.FORECAST) == {"2026-04": 8}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ([None, "actual", None, "2026-04", None, 7], "does not say which measure"),
        (["Cost", "wish", None, "2026-04", None, 7], "“wish” is not one of these words"),
        (["Nothing", "actual", None, "2026-04", None, 7], "“Nothing” is not on the sheet"),
        (["Cost", "actual", None, None, None, 7], "“” is not a period"),
    ],
)
def test_a_value_that_belongs_nowhere_is_named_and_left(
    path: Path, row: list[str | int | None], says: str
) -> None:
    with edited(path) as book:
        book["Values"].append(row)
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert says in result.lines[0]


@pytest.mark.parametrize(
    ("header", "says"),
    [("Jan-26", "“Jan-26” is not a period"), ("2026-Q1", "is not a period of this table")],
)
def test_a_column_that_is_no_period_of_the_table_is_named(
    path: Path, header: str, says: str
) -> None:
    with edited(path) as book:
        cell = next(each for each in book["Data entry"][HEADER_ROW] if each.value == "2026-05")
        cell.value = header
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert says in result.lines[0]


@pytest.mark.parametrize(
    ("cell", "value", "says"),
    [
        ("B9", 13, "The fiscal year starts in a month from 1 to 12."),
        ("B9", "May", "“May” is not a number."),
        ("G4", "low", "“low” is not a number."),
        ("G5", 0, "Bands rise from the worst to the best"),
    ],
)
def test_a_setting_that_cannot_be_is_named_and_left(
    path: Path, cell: str, value: str | int, says: str
) -> None:
    with edited(path) as book:
        assert book["Settings"]["A9"].value == "Fiscal year starts in month"
        book["Settings"][cell] = value
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert says in result.lines[0]


def test_a_new_row_that_leaves_out_what_it_needs_is_named(path: Path) -> None:
    with edited(path) as book:
        book["Links"].append([None, None, "+"])
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert result.counts.unread >= 1


def test_what_refers_to_a_refused_row_is_refused_with_it(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Measures"]
        headers = [cell.value for cell in sheet[HEADER_ROW]]
        row: list[str | float | None] = [None] * len(headers)
        row[0], row[headers.index("Decimals")] = "Courses", 99
        sheet.append(row)
        book["Objective measures"].append(["Land", "Courses", 1])
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert [line.rpartition(": ")[2] for line in result.lines] == [
        "A number shows from 0 to 15 decimals.",
        "What this row refers to is not there.",
    ]


def test_a_series_whose_measure_is_gone_does_not_stop_the_workbook(tmp_path: Path) -> None:
    before = small_card()
    before = before.drop([before.measures[MeasureId("Cost")]])
    path = written(before, tmp_path)
    assert imported(before, path).card == before
