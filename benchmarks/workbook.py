"""Time the workbook of 1,000 measures over 60 months, out and in, beside other programs."""

import shutil
import subprocess
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.plain_workbook import cells_of, full_workbook, judged, write_plain
from benchmarks.table import Job, Row, medians_ms, once_ms
from scorecard_app.domain.ids import (
    AttachmentId,
    MeasureId,
    ObjectiveId,
    PerspectiveId,
    SeriesId,
)
from scorecard_app.domain.measures import Attachment, Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.exchange.workbook.back.reading import import_into
from scorecard_app.exchange.workbook.out.writing import write_workbook

MEASURES, PERIODS, FIRST = 1_000, 60, 2022 * 12
OBJECTIVES, LANES = 200, 4
DAY = date(2026, 12, 31)
Table = Sequence[Sequence[str | float]]


def measure() -> list[Row]:
    """Return the rows: openpyxl carries the same numbers once wide and once long, unformatted."""
    card = large_card()
    with TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.xlsx", Path(folder) / "theirs.xlsx"
        jobs: dict[str, Job] = {
            "out": partial(write_workbook, card, ours),
            "openpyxl out": partial(_write_plain, _wide(card), _long(card), theirs),
        }
        took = medians_ms(jobs, rounds=3)
        full = scored_card(card)
        results = judged(full, DAY)
        cells = cells_of(full, results)
        jobs = {
            "full": partial(full_workbook, full, results),
            "plain": partial(write_plain, cells),
            "plainer": partial(write_plain, cells, scans_formulas=False),
        }
        took |= medians_ms(jobs, rounds=3)
        megabytes = {name: _peak_mb(job) for name, job in jobs.items()}
        jobs = {
            "in": partial(import_into, card, ours, mint=_no_new),
            "openpyxl in": partial(_read_plain, ours),
        }
        took |= medians_ms(jobs, rounds=3)
        rows = [
            Row("workbook out, 1,000 × 60", took["out"], "openpyxl", took["openpyxl out"]),
            Row(
                "full workbook out, scores as formulas, 1,000 × 60",
                took["full"],
                "XlsxWriter, the same cells plain",
                took["plain"],
            ),
            Row(
                "the same",
                took["full"],
                "XlsxWriter without its scan of formulas",
                took["plainer"],
            ),
            Row(
                "memory of that, MB",
                megabytes["full"],
                "XlsxWriter, the same cells plain",
                megabytes["plain"],
            ),
            Row("workbook in and compare, 1,000 × 60", took["in"], "openpyxl", took["openpyxl in"]),
        ]
        office = shutil.which("soffice")
        if office:
            took["office"] = once_ms(partial(_convert, office, ours, Path(folder) / "converted"))
            rows.append(
                Row(
                    "workbook in and out, 1,000 × 60",
                    took["in"] + took["out"],
                    "LibreOffice, load and save",
                    took["office"],
                )
            )
        return rows


def large_card() -> Scorecard:
    """Return 1,000 measures with 60 months of actuals each."""
    card = Scorecard()
    measures = [Measure(MeasureId(f"m{n}"), f"Measure {n}") for n in range(MEASURES)]
    series = [
        Series(
            SeriesId(f"s{n}"),
            each.id,
            samples=Samples.of({FIRST + t: n + t / 7 for t in range(PERIODS)}),
        )
        for n, each in enumerate(measures)
    ]
    return card.put(*measures, *series)


def scored_card(card: Scorecard) -> Scorecard:
    """Return the scorecard with a target for each measure, and with objectives that it serves."""
    lanes = [Perspective(PerspectiveId(f"p{n}"), f"Perspective {n}", row=n) for n in range(LANES)]
    objectives = [
        Objective(ObjectiveId(f"o{n}"), f"Objective {n}", n + 1, lanes[n % LANES].id)
        for n in range(OBJECTIVES)
    ]
    attachments = [
        Attachment(AttachmentId(f"a{n}"), objectives[n % OBJECTIVES].id, key)
        for n, key in enumerate(card.measures)
    ]
    targets = [
        Series(SeriesId(f"t{n}"), key, SeriesKind.TARGET, samples=Samples.of({FIRST: n + 9.0}))
        for n, key in enumerate(card.measures)
    ]
    measures = [replace(each, baseline=0.0) for each in card.measures.values()]
    return card.put(*lanes, *objectives, *measures, *attachments, *targets)


def _peak_mb(job: Job) -> float:
    tracemalloc.start()
    job()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def _wide(card: Scorecard) -> Table:
    periods = [str(Period(Frequency.MONTH, FIRST + t)) for t in range(PERIODS)]
    rows: list[list[str | float]] = [["Measure", *periods]]
    for series in card.series.values():
        name = card.measures[series.measure_id].name
        rows.append([name, *series.samples.values()])
    return rows


def _long(card: Scorecard) -> Table:
    return [
        [
            card.measures[series.measure_id].name,
            series.kind.value,
            str(Period(Frequency.MONTH, ordinal)),
            number,
            series.id,
        ]
        for series in card.series.values()
        for ordinal, number in series.samples.items()
    ]


def _write_plain(wide: Table, long: Table, path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only for comparison

    book = Workbook()
    for rows in (wide, long):
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)


def _read_plain(path: Path) -> int:
    from openpyxl import load_workbook  # noqa: PLC0415 - only for comparison

    book = load_workbook(path)
    return sum(1 for sheet in book for _row in sheet.iter_rows(values_only=True))


def _convert(office: str, path: Path, folder: Path) -> None:
    command = [office, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a program found on the path


def _no_new() -> str:
    message = "nothing here is new"
    raise AssertionError(message)
