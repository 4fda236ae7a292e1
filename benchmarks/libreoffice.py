"""The same roll-up as a workbook of LibreOffice: recalculated whole, and after one edited cell.

LibreOffice's own Python talks to it; where there is none, there is nothing to compare with.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.tree import Tree, edge_of

_DRIVER = Path(__file__).with_name("libreoffice_driver.py")
_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python")
"""Where the interpreter is found that has LibreOffice's `uno` module."""

_MINUTES = 15


def timed(
    card: Scorecard,
    tree: Tree,
    series: Sequence[Samples],
    line: tuple[float, float],
    edited: Sequence[int],
) -> Mapping[str, float] | None:
    """Return the milliseconds of a recalculation and of an edit read at the top; None without it.

    Measures are scored by a straight line from the first value to the second, in rows of their
    own; every other row averages rows above it by weight. The rows edited rise into the last one.
    """
    python = _python()
    if python is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "rollup.xlsx")
        _write(book, card, tree, series, line)
        rows = ",".join(map(str, edited))
        command = [python, str(_DRIVER), str(book), folder, rows]
        with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as driver:  # noqa: S603 - our own script
            try:
                said, _nothing = driver.communicate(timeout=_MINUTES * 60)
            except BaseException:
                os.killpg(driver.pid, signal.SIGKILL)  # the driver and the office it started
                raise
    found: Mapping[str, float] = json.loads(said)
    return found


def _python() -> str | None:
    """Return an interpreter that reaches LibreOffice."""
    if shutil.which("soffice") is None:
        return None
    for python in _PYTHONS:
        if Path(python).exists():
            tried = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)  # noqa: S603 - fixed
            if tried.returncode == 0:
                return python
    return None


def _write(
    book: Path, card: Scorecard, tree: Tree, series: Sequence[Samples], line: tuple[float, float]
) -> None:
    """Write the values on one sheet, and on the next the scores and above them each parent's."""
    low, width = line[0], line[1] - line[0]
    with Workbook(book, {"constant_memory": True}) as workbook:
        values, scores = workbook.add_worksheet("values"), workbook.add_worksheet("scores")
        for row, samples in enumerate(series):
            for column, number in enumerate(samples.values()):
                values.write_number(row, column, number)
                cell = xl_rowcol_to_cell(row, column)
                line_text = f"=MIN(100,MAX(0,100*(values!{cell}-{low})/{width}))"
                scores.write_formula(row, column, line_text)
        columns = [xl_col_to_name(column) for column in range(len(series[0]))]
        for row, terms in _parents(card, tree):
            for column, name in enumerate(columns):
                scores.write_formula(row, column, _sum(name, terms))


def _parents(card: Scorecard, tree: Tree) -> Iterator[tuple[int, Sequence[tuple[int, float]]]]:
    """Yield each parent's row with the rows of its children and their shares, lowest first."""
    for group in tree.groups:
        for row in range(group.start, group.stop):
            weights = [edge_of(card, key).weight for key in tree.edges.get(row, ())]
            children = group.children[: len(weights), row - group.start].tolist()
            shares = [weight / sum(weights) for weight in weights]
            yield row, list(zip(children, shares, strict=True))


def _sum(column: str, terms: Sequence[tuple[int, float]]) -> str:
    return "=0" + "".join(f"+{column}{row + 1}*{share!r}" for row, share in terms)
