"""Every real file comes in through the page alone, with at most two corrections by the user.

The files are dropped; all else is done by keys. The expected counts are those of
tests/exchange/test_real_files.py: csv alone counts the rows and numbers, a reader of the sheets
counted the tables of the samples by hand.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.measures import Measure, SeriesKind, UnitKind
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.ui.main_window import Page
from tests.exchange.test_real_files import (
    EXCERPTS,
    MOST_CORRECTIONS,
    PLAIN,
    WHOLE,
    quarters,
    rows,
)
from tests.journeys.driver import User, started
from tests.journeys.importing import Importer

SHEETS = (
    ("Quarters", "", 5, 25),
    ("Banded rows", "", 66, 132),
    ("FY months", "", 1, 12),
    ("Category sales", "", 80, 80),
    ("Regional sales", "", 8, 8),
    ("Book tour", "", 66, 66),
    ("Grades", "", 45, 45),
    ("Products1", "", 9, 18),
    ("Compare to totals", "2026", 12, 48),
)
"""A sheet, the year that is asked for, and the measures and numbers in it."""

QUARTERS = ("q1", "q2", "q3", "q4")
FILES: tuple[tuple[str, dict[str, str], str, tuple[str, ...]], ...] = (
    ("mcc_indicators.csv", {}, "", ("actual_to_date", "end_of_compact_target")),
    ("mcc_kpis_cr_cp1252.csv", {"year": ""}, "", ("target", "actual")),
    ("mcc_indicator_details.csv", {"year 1": "2006-04"}, "indicator_id", QUARTERS),
)
"""A file, what is answered ("" takes the first offer), its ids, its columns of numbers.

Tables that belong together do not follow each other: they would be joined.
"""

folders = pytest.mark.parametrize(
    "folder",
    [EXCERPTS, pytest.param(WHOLE, marks=pytest.mark.long)],
    ids=lambda each: each.name,
)


@pytest.fixture
def importer(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Importer]:
    """Start the program with a blank scorecard."""
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_blank()
        user.wait_for_work()
        yield Importer(user)


def numbers(user: User) -> int:
    """Count the numbers of the scorecard."""
    return sum(len(each.samples) for each in user.card.series.values())


@folders
def test_long_tables_come_in_with_every_plain_number(importer: Importer, folder: Path) -> None:
    user = importer.user
    before = user.card
    for name, answers, ids, columns in FILES:
        if user.card != before:
            importer.undo()
            assert user.card == before
        importer.drop(folder / name)
        assert shown(user) is Page.IMPORT
        for key, text in answers.items():
            importer.answer_by_keys(key, text)
        assert importer.corrections == len(answers) <= MOST_CORRECTIONS
        importer.apply()
        expected = rows(folder / name, end="\r" if "_cr_" in name else "")
        measures = {row[ids] for row in expected} if ids else expected
        assert len(user.card.measures) == len(measures), name
        cells = [row[each].strip() for row in expected for each in columns if not is_date(row)]
        plain = sum(PLAIN.fullmatch(each) is not None for each in cells)
        unread = sum(
            PLAIN.fullmatch(cell.text) is not None
            for group in importer.findings.issues
            for cell in group.cells
        )
        assert plain <= numbers(user) + unread, name


def is_date(row: dict[str, str]) -> bool:
    """Say whether what a row counts are days: "12" is none of them."""
    return row.get("unit", "").strip().casefold() == "date"


def shown(user: User) -> Page | None:
    """Return which page the window shows."""
    return user.program.window.page


def test_compacts_come_in_without_a_correction(importer: Importer) -> None:
    importer.drop(EXCERPTS / "mcc_compacts.csv")
    importer.apply()
    card = importer.user.card
    assert (len(card.objectives), len(card.measures), importer.corrections) == (1, 13, 0)


def test_a_strategy_without_measures_becomes_objectives(importer: Importer) -> None:
    importer.drop(EXCERPTS / "poi_goal_priority_report.xlsx")
    importer.apply()
    card = importer.user.card
    assert (len(card.objectives), len(card.measures), importer.corrections) == (6, 0, 0)


@pytest.mark.long
def test_both_whole_tables_of_indicators_join_through_the_page_and_lose_nothing(
    importer: Importer,
) -> None:
    importer.drop(*(WHOLE / f"mcc_{each}.csv" for each in ("indicators", "indicator_details")))
    question = next(each for each in importer.findings.questions if each.key == "doubled ids")
    assert ": 78, in 198 rows. " in question.reason
    importer.answer_by_keys("second: year 1", "2006-04")
    importer.answer_by_keys("doubled ids", "")
    assert importer.corrections == MOST_CORRECTIONS
    importer.apply()
    intake = importer.findings.intake
    assert intake is not None
    kinds = [list(each.rows.values()) for each in intake.meanings]
    assert [found.count(RowKind.DATA) for found in kinds] == [889, 4_445]
    assert len(rows(WHOLE / "mcc_indicator_details.csv")) == 4_445
    assert {each.repair.value for each in importer.findings.issues} <= {"number", "day"}
    assert (len(importer.user.card.measures), compared(importer.user)) == (889, 5_174)


def compared(user: User) -> int:
    """Compare what csv reads with what the scorecard has, and count the numbers that are equal."""
    by_id: dict[str, list[Measure]] = defaultdict(list)
    for each in user.card.measures.values():
        by_id[each.source_id].append(each)
    series = user.card.series.values()
    actuals = {each.measure_id: each for each in series if each.kind is SeriesKind.ACTUAL}
    found = 0
    for (key, turn), cells in quarters().items():
        measure, filled = by_id[key][turn], [each for each in cells if each.strip()]
        is_plain = filled and all(PLAIN.fullmatch(each) for each in filled)
        if is_plain and measure.unit.kind is not UnitKind.DATE:
            read = actuals[measure.id].samples.unpacked().values()
            assert list(read) == [float(each.replace(",", "")) for each in filled], (key, turn)
            found += len(filled)
    return found


def test_tables_that_belong_together_join_and_a_stranger_takes_their_place(
    importer: Importer,
) -> None:
    importer.drop(EXCERPTS / "mcc_indicators.csv")
    importer.drop(EXCERPTS / "mcc_indicator_details.csv")
    assert len(importer.findings.sources) == 2
    asked = {each.key for each in importer.findings.questions}
    assert asked == {"second: year 1", "doubled ids"}
    importer.drop(EXCERPTS / "mcc_compacts.csv")
    names = [each.name for each in importer.findings.sources]
    assert names == ["mcc_compacts.csv"]  # it shares no ids with the others
    importer.drop(*(EXCERPTS / f"mcc_{each}.csv" for each in ("indicators", "indicator_details")))
    importer.answer_by_keys("second: year 1", "2006-04")
    importer.answer_by_keys("doubled ids", "")
    assert importer.corrections == MOST_CORRECTIONS
    importer.apply()
    assert len(importer.user.card.measures) == len(rows(EXCERPTS / "mcc_indicators.csv"))
    assert {each.repair.value for each in importer.findings.issues} <= {"number", "day"}


@folders
def test_sheets_of_the_samples_come_in_once_they_are_chosen(
    importer: Importer, folder: Path
) -> None:
    user = importer.user
    before = user.card
    importer.drop(folder / "poi_conditional_samples.xlsx")
    for sheet, year, measures, values in SHEETS:
        importer.choose_table(sheet)
        if year:
            importer.answer_by_keys("year", year)
        assert importer.corrections <= MOST_CORRECTIONS
        assert importer.findings.unread == 0
        importer.apply()
        assert (len(user.card.measures), numbers(user)) == (measures, values), sheet
        importer.undo()
        assert user.card == before
