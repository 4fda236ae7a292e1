"""The same roll-up as a workbook of LibreOffice: recalculated whole, and after one edited cell.

LibreOffice's own Python talks to it; where there is none, there is nothing to compare with.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.tree import Tree, edge_of

_DRIVER = Path(__file__).with_name("libreoffice_driver.py")
_PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python")
"""Where the interpreter is found that has LibreOffice's `uno` module."""

_MINUTES = 15


def timed(
    card: Scorecard, tree: Tree, series: Sequence[Samples], line: tuple[float, float]
) -> Mapping[str, float] | None:
    """Return the milliseconds of a recalculation and of an edit read at the top; None without it.

    Measures are scored by a straight line from the first value to the second, in rows of their
    own; every other row averages rows above it by weight.
    """
    python = _python()
    if python is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.json")
        plan.write_text(json.dumps(_plan(card, tree, series, line)))
        command = [python, str(_DRIVER), str(plan), folder]
        done = subprocess.run(  # noqa: S603 - our own script
            command, capture_output=True, text=True, timeout=_MINUTES * 60, check=True
        )
    found: Mapping[str, float] = json.loads(done.stdout)
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


def _plan(
    card: Scorecard, tree: Tree, series: Sequence[Samples], line: tuple[float, float]
) -> dict[str, object]:
    """Write down the values by row, and above them the rows and weights of each parent."""
    parents = []
    for group in tree.groups:
        for row in range(group.start, group.stop):
            edges = [edge_of(card, key) for key in tree.edges.get(row, ())]
            children = group.children[: len(edges), row - group.start].tolist()
            parents.append(
                [[child, edge.weight] for child, edge in zip(children, edges, strict=True)]
            )
    values = [list(samples.values()) for samples in series]
    return {"values": values, "parents": parents, "line": line}
