"""Time the merge of a workbook of 10,000 rows that both sides changed, and weigh it."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.table import Job, Row, medians_ms
from scorecard_app.document.merge.three_way import merge
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.exchange.workbook.back.book import BookIn, open_book
from scorecard_app.exchange.workbook.back.returned import Returned, returned
from scorecard_app.exchange.workbook.back.together import together
from scorecard_app.exchange.workbook.out.writing import write_workbook

ROWS = 10_000
AIM_MS = 1_000.0
_MEGABYTE = 2**20


def measure() -> list[Row]:
    """Return the rows: the merge alone, then the sheets read and merged, beside opening them."""
    base = rows_of("")
    mine, theirs = rows_of("mine", every=2), rows_of("theirs", every=3)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_workbook(base, path)
        book = _retyped(open_book(path), "theirs", every=3)
        back = returned(book, mine, mint=_counted())
        jobs: dict[str, Job] = {
            "merge": partial(merge, base, mine, theirs),
            "sheets": partial(_taken, book, mine),
            "open": partial(open_book, path),
        }
        took = medians_ms(jobs, rounds=3)
        megabytes = _peak_mb(partial(together, back))
    return [
        Row(
            f"merge of 10,000 rows, 6,667 changed ({megabytes:.0f} MB of memory)",
            took["merge"],
            "aim",
            AIM_MS,
        ),
        Row("workbook of 10,000 rows read and merged", took["sheets"], "opening it", took["open"]),
    ]


def rows_of(word: str, *, every: int = 0) -> Scorecard:
    """Return 10,000 objectives; every so-manieth has another description."""
    return Scorecard().put(
        *(
            Objective(
                ObjectiveId(f"o{n}"),
                number=n + 1,
                name=f"Objective {n}",
                position=float(n),
                description=word if every and not n % every else "as it was",
            )
            for n in range(ROWS)
        )
    )


def _retyped(book: BookIn, word: str, *, every: int) -> BookIn:
    """Type into every so-manieth row of the opened workbook."""
    (table,) = (each for key, each in book.tables.items() if key == "objectives" and each)
    column = table.columns["description"]
    rows = [list(row) for row in table.grid.rows]
    for number, row in enumerate(table.rows()):
        if not number % every:
            rows[row.number][column] = word
    grid = replace(table.grid, rows=rows)
    return replace(book, tables={**book.tables, "objectives": replace(table, grid=grid)})


def _taken(book: BookIn, mine: Scorecard) -> Scorecard:
    back: Returned = returned(book, mine, mint=_counted())
    return together(back).card


def _counted() -> Callable[[], str]:
    numbers = count()
    return lambda: f"new {next(numbers)}"


def _peak_mb(job: Job) -> float:
    tracemalloc.start()
    job()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / _MEGABYTE
