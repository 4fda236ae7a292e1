"""What is written as a workbook comes back equal, whatever it holds."""

import hashlib
import subprocess
from datetime import date
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard_app.document.edits.backdrops import set_backdrop
from scorecard_app.domain.ids import MeasureId, ObjectiveId, SeriesId, SnapshotId
from scorecard_app.domain.maps import Snapshot
from scorecard_app.domain.measures import Measure, Remark, Series, UnitKind
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.domain.values import MAX_TEXT
from scorecard_app.exchange.workbook.back.reading import read_workbook
from scorecard_app.exchange.workbook.cells import number_cell, number_in
from scorecard_app.exchange.workbook.out import values
from tests.builders import MAP, card, lane, measure, objective
from tests.exchange.workbook.books import imported, written
from tests.exchange.workbook.cards import small_card
from tests.picture_files import png
from tests.strategies import numbers, scorecards


def back(scorecard: Scorecard) -> Scorecard:
    """Write a scorecard and read it again."""
    with TemporaryDirectory() as folder:
        return read_workbook(written(scorecard, Path(folder))).card


@given(scorecards())
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_a_scorecard_comes_back_equal(scorecard: Scorecard) -> None:
    assert back(scorecard) == scorecard


@given(numbers(), st.sampled_from(UnitKind))
@settings(max_examples=400)
def test_a_number_comes_back_to_the_last_bit(number: float, kind: UnitKind) -> None:
    cell = number_cell(number, kind)
    if isinstance(cell, float):
        cell = float(f"{cell:.16G}")  # XlsxWriter writes 16 significant digits
    assert number_in(cell, kind) == number


@pytest.mark.parametrize(
    "name",
    [
        "=Grow",
        "+1",
        "-",
        "@sum(1)",
        "'quoted",
        "_x0041_",
        "_x005F_x0041_",
        "  spaces  ",
        "two\nlines\n",
        "https://example.org/",
        "TRUE",
        "2026-01",
        "1e5",
        "…",
        "#N/A",
        "<a href='x'>&amp;</a>",
        "<r><t>not markup</t></r>",
        "x" * MAX_TEXT,
    ],
)
def test_a_text_stays_the_text_it_is(name: str) -> None:
    scorecard = card(lane("Value"), (Objective(ObjectiveId("one"), name, 1),))
    assert back(scorecard).objectives == scorecard.objectives


@pytest.mark.parametrize("frequency", list(Frequency))
def test_values_and_remarks_of_every_frequency_come_back(frequency: Frequency) -> None:

    first = period_of(date(2026, 5, 17), frequency).ordinal
    series = Series(
        SeriesId("s"),
        MeasureId("Sales"),
        samples=Samples.of({first: 0.1, first + 3: -1e300, first + 4: 1e-300}),
        remarks={first: Remark("strike", 70.0), first + 9: Remark("later"), first + 3: Remark()},
    )
    scorecard = card(measure("Sales", frequency=frequency), (series,), fiscal_start=4)
    assert back(scorecard) == scorecard


def test_periods_before_1900_and_after_the_year_9000_come_back() -> None:
    ends = {Period(Frequency.DAY, 1).ordinal: 1.0, Period(Frequency.DAY, 3_650_000).ordinal: 2.0}
    series = Series(SeriesId("s"), MeasureId("m"), samples=Samples.of(ends))
    day = Measure(MeasureId("m"), "Days", frequency=Frequency.DAY)
    assert back(card((day, series))).series == {"s": series}


def test_what_is_too_long_for_a_cell_comes_back() -> None:
    scorecard = card((Snapshot(SnapshotId("old"), "Old", state=bytes(range(256)) * 400),))
    assert back(scorecard).snapshots == scorecard.snapshots


def test_values_continue_on_a_second_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "ROWS_PER_SHEET", 2)
    scorecard = small_card()
    assert back(scorecard) == scorecard


def test_names_that_two_share_keep_their_own_ids() -> None:
    twins = (Measure(MeasureId("a"), "Twin"), Measure(MeasureId("b"), "Twin"))
    scorecard = card(lane("Value"), objective("Grow"), twins, measure("Third", "Grow"))
    scorecard = scorecard.put(Measure(MeasureId("c"), "Guarded", guard_ids=(MeasureId("b"),)))
    assert back(scorecard) == scorecard


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.long
def test_a_workbook_that_libreoffice_saved_again_says_nothing_new(tmp_path: Path) -> None:
    scorecard = small_card()
    path = written(scorecard, tmp_path)
    office = str(which("soffice"))
    command = [office, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "lo")]
    subprocess.run([*command, str(path)], check=True, capture_output=True)  # noqa: S603 - found above
    result = imported(scorecard, tmp_path / "lo" / path.name)
    assert (result.lines, result.card) == ((), scorecard)


def test_the_picture_behind_a_map_comes_back() -> None:
    noise = b"".join(hashlib.sha256(bytes([each])).digest() for each in range(256)) * 40
    scorecard = set_backdrop(card(), map_id=MAP, data=png(40, 30) + noise, within=(0, 0, 400, 400))
    assert back(scorecard) == scorecard
