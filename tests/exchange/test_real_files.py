"""Real files come in with at most two corrections; their numbers are counted by csv alone.

They are works of the US Government (Millennium Challenge Corporation), which nobody owns, and test
data of Apache POI (Apache-2.0). The long ones stand in `real/whole` as they were found, and as
excerpts in `real`; the short ones are whole in `real`.
"""

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from scorecard_app.document.problems import problems
from scorecard_app.domain.measures import Measure, SeriesKind, UnitKind
from scorecard_app.domain.plain import Plain
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.guesses.meaning import Meaning, understood
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.intake.claims import Claims
from scorecard_app.exchange.intake.extracting import claims_of
from scorecard_app.exchange.intake.importing import Intake, taken_in
from scorecard_app.exchange.sheets.child import book_of
from scorecard_app.exchange.sheets.sheet import Book
from tests.builders import minter
from tests.exchange.tables import TODAY, figures

EXCERPTS = Path(__file__).with_name("real")
WHOLE = EXCERPTS / "whole"
PLAIN = re.compile(r"\s*-?\d[\d,]*(\.\d+)?\s*")
MOST_CORRECTIONS = 2
both = pytest.mark.parametrize("folder", [EXCERPTS, WHOLE], ids=lambda each: each.name)


@cache
def book(path: Path) -> Book:
    """Return a file as plain cells."""
    content = book_of(path.read_bytes())
    return Book(path.name, content.sheets, content.notes)


def rows(path: Path, *, end: str = "") -> list[dict[str, str]]:
    """Return the rows of a text as csv reads them: the oracle."""
    text = path.read_bytes().decode("cp1252" if "details" not in path.name else "utf-8")
    lines = text.split(end) if end else text.splitlines(keepends=True)
    return list(csv.DictReader(lines))


def told(path: Path, **corrections: Plain) -> Meaning:
    """Return what a file means after at most two corrections."""
    assert len(corrections) <= MOST_CORRECTIONS
    named: dict[str, Plain] = {key.replace("_", " "): each for key, each in corrections.items()}
    return understood(book(path), named, today=TODAY)


def numbers(claims: Claims, kind: SeriesKind) -> int:
    """Count the numbers of a kind."""
    return sum(len(each.figures.get(kind, {})) for each in claims.measures)


@both
def test_every_indicator_comes_in_without_a_correction(folder: Path) -> None:
    path = folder / "mcc_indicators.csv"
    expected = rows(path)
    found = claims_of(told(path))
    assert len(found.measures) == len(expected)
    assert Counter(each.source_id for each in found.measures) == Counter(
        row["indicator_id"].strip() for row in expected
    )
    plain = sum(
        PLAIN.fullmatch(row["actual_to_date"]) is not None
        for row in expected
        if row["unit"].strip().casefold() != "date"
    )
    assert numbers(found, SeriesKind.ACTUAL) >= plain


@cache
def joined(folder: Path) -> Intake:
    """Join both tables of indicators, with the two answers that only a user knows."""
    books = [book(folder / f"mcc_{each}.csv") for each in ("indicators", "indicator_details")]
    answers: dict[str, Plain] = {"second: year 1": "2006-04", "doubled ids": "by order"}
    return taken_in(Scorecard(), books, answers, today=TODAY, mint=minter())


@both
def test_both_tables_of_indicators_join_with_two_answers(folder: Path) -> None:
    intake = joined(folder)
    made = intake.plan.card
    assert len(made.measures) == len(rows(folder / "mcc_indicators.csv"))
    expected = rows(folder / "mcc_indicator_details.csv")
    plain = sum(
        PLAIN.fullmatch(row[column]) is not None
        for row in expected
        for column in ("q1", "q2", "q3", "q4")
    )
    actuals = [e for e in made.series.values() if e.kind is SeriesKind.ACTUAL]
    assert sum(len(each.samples) for each in actuals) >= plain
    repairs = {each.value for each in intake.plan.unread}
    assert repairs <= {"number", "day"}
    assert problems(made) == ()


def quarters() -> dict[tuple[str, int], list[str]]:
    """Return the quarters of every indicator in their order, as csv reads them: the oracle.

    Indicators of one id are told apart by their order within the id, year by year.
    """
    turns: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in rows(WHOLE / "mcc_indicator_details.csv"):
        key, year = row["indicator_id"].strip(), row["compact_year"]
        found[key, turns[key, year]] += [row[quarter] for quarter in ("q1", "q2", "q3", "q4")]
        turns[key, year] += 1
    return found


def test_the_whole_tables_join_into_one_scorecard_and_lose_no_number() -> None:
    intake = joined(WHOLE)
    assert [sum(e is RowKind.DATA for e in m.rows.values()) for m in intake.meanings] == [889, 4445]
    made = intake.plan.card
    assert (len(made.measures), len(quarters())) == (889, 889)
    by_id: dict[str, list[Measure]] = defaultdict(list)
    for each in made.measures.values():
        by_id[each.source_id].append(each)
    actuals = {e.measure_id: e for e in made.series.values() if e.kind is SeriesKind.ACTUAL}
    compared = 0
    for (key, turn), cells in quarters().items():
        measure, filled = by_id[key][turn], [each for each in cells if each.strip()]
        is_plain = filled and all(PLAIN.fullmatch(each) for each in filled)
        if is_plain and measure.unit.kind is not UnitKind.DATE:
            read = actuals[measure.id].samples.unpacked().values()
            assert list(read) == [float(each.replace(",", "")) for each in filled], (key, turn)
            compared += len(filled)
    assert compared == 5_174


@pytest.mark.parametrize(("folder", "ids", "count"), [(EXCERPTS, 4, 14), (WHOLE, 78, 198)])
def test_doubled_ids_are_counted_and_wait_for_a_word(folder: Path, ids: int, count: int) -> None:
    names = rows(folder / "mcc_indicators.csv")
    doubled = [each for each in Counter(row["indicator_id"] for row in names).values() if each > 1]
    assert (len(doubled), sum(doubled)) == (ids, count)
    books = [book(folder / f"mcc_{each}.csv") for each in ("indicators", "indicator_details")]
    intake = taken_in(Scorecard(), books, today=TODAY, mint=minter())
    (question,) = (each for each in intake.guesses if each.key == "doubled ids")
    assert f": {ids}, in {count} rows. " in question.reason
    counts = {each.value: len(cells) for each, cells in intake.plan.unread.items()}
    assert counts["doubled id"] == count * 5


@both
def test_key_figures_with_lone_carriage_returns_come_in_with_one_answer(folder: Path) -> None:
    path = folder / "mcc_kpis_cr_cp1252.csv"
    expected = rows(path, end="\r")
    assert [each.key for each in told(path).questions] == ["year"]
    found = claims_of(told(path, year="second"))
    assert len(found.measures) == len(expected)
    for kind, column in ((SeriesKind.TARGET, "target"), (SeriesKind.ACTUAL, "actual")):
        plain = sum(PLAIN.fullmatch(row[column]) is not None for row in expected)
        money = sum("$" in row[column] for row in expected)
        assert numbers(found, kind) >= plain + money
    assert {each.text for each in found.unread} <= {"50% reduction", "1-Nov-12"}


def test_the_excerpt_of_the_samples_holds_every_cell_of_the_whole() -> None:
    ours, whole = (book(each / "poi_conditional_samples.xlsx") for each in (EXCERPTS, WHOLE))
    for one, other in zip(ours.sheets, whole.sheets, strict=True):
        assert (one.name, one.merges, one.ranges) == (other.name, other.merges, other.ranges)
        assert list(map(one.row, range(one.height))) == list(map(other.row, range(other.height)))


def test_a_mangled_month_and_a_figure_with_a_remark_are_read() -> None:
    found = claims_of(told(EXCERPTS / "mcc_kpis_cr_cp1252.csv", year="second"))
    remarks = {
        claim.remark
        for each in found.measures
        for f in each.figures.values()
        for claim in f.values()
    }
    assert "25.43 (Q13-Q16)" in remarks


def test_compacts_come_in_without_a_correction() -> None:
    found = claims_of(told(EXCERPTS / "mcc_compacts.csv"))
    assert found.rows == 14
    assert len(found.measures) == 13  # Mongolia stands there twice, word for word
    assert figures(found)["Budget: Jordan"] == {"actual 2010-10": 275_100_000}


def test_a_strategy_without_measures_comes_in_without_a_correction() -> None:
    intake = taken_in(
        Scorecard(),
        [book(EXCERPTS / "poi_goal_priority_report.xlsx")],
        today=TODAY,
        mint=minter(),
    )
    assert len(intake.plan.card.objectives) == 6
    assert len(intake.plan.card.perspectives) == 1


@pytest.mark.parametrize(
    ("sheet", "corrections", "measures", "values"),
    [
        ("Quarters", {}, 5, 25),
        ("Banded rows", {}, 66, 132),
        ("Compare to totals", {"year": 2026}, 12, 48),
        ("FY months", {}, 1, 12),
        ("Category sales", {}, 80, 80),
        ("Regional sales", {}, 8, 8),
        ("Book tour", {}, 66, 66),
        ("Grades", {}, 45, 45),
        ("Products1", {}, 9, 18),
    ],
)
def test_sheets_of_the_samples_come_in_once_they_are_chosen(
    sheet: str, corrections: dict[str, Plain], measures: int, values: int
) -> None:
    path = EXCERPTS / "poi_conditional_samples.xlsx"
    found = claims_of(told(path, table=sheet, **corrections))
    assert len(found.measures) == measures
    assert sum(each.claims() for each in found.measures) == values
    assert not found.unread


def test_quarters_below_years_are_found_and_status_columns_are_left_out() -> None:
    found = claims_of(told(EXCERPTS / "poi_conditional_samples.xlsx", table="Quarters"))
    assert figures(found)["Gross Profits (in Millions): Europe"] == {
        "actual 2005-Q4": 32, "actual 2006-Q1": 33, "actual 2006-Q2": 81, "actual 2006-Q3": 72,
        "actual 2006-Q4": 56,
    }  # fmt: skip


def test_months_of_a_fiscal_year_lie_in_two_years_of_the_calendar() -> None:
    found = claims_of(told(EXCERPTS / "poi_conditional_samples.xlsx", table="FY months"))
    months = figures(found)["Profits"]
    assert next(iter(months)) == "actual 2007-07"
    assert next(reversed(months)) == "actual 2008-06"
