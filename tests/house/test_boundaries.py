"""What stands below stays free of what stands above, seen from a fresh interpreter."""

import subprocess
import sys

import pytest

from tests.house.sources import ROOT, absolute_imports, trees

BLOCK_QT = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is not available below ui")

sys.meta_path.insert(0, NoQt())
import scorecard_app

ABOVE = ("scorecard_app.ui", "scorecard_app.app", "scorecard_app.__main__")
for found in pkgutil.walk_packages(scorecard_app.__path__, "scorecard_app.", onerror=print):
    if not found.name.startswith(ABOVE):
        importlib.import_module(found.name)
        print(found.name)
"""

IMPORT_THE_WINDOW = """
import sys
import scorecard_app.cli, scorecard_app.app.window
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""

HEAVY = {"highspy", "numpy", "openpyxl", "pyqtgraph", "python_calamine", "xlsxwriter"}
STANDARD_LIBRARY_ONLY = ("domain", "texts", "errors.py", "resources.py")


def _run(source: str) -> list[str]:
    """Run Python source in an interpreter of its own and return the words it prints."""
    done = subprocess.run(  # noqa: S603 - our own source
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_everything_below_the_window_imports_without_qt() -> None:
    imported = _run(BLOCK_QT)
    assert {"scorecard_app.domain.scorecard", "scorecard_app.cli"} <= set(imported)


def test_showing_the_window_imports_nothing_heavy() -> None:
    assert HEAVY & set(_run(IMPORT_THE_WINDOW)) == set()


@pytest.mark.parametrize("part", STANDARD_LIBRARY_ONLY)
def test_the_bottom_of_the_house_needs_the_standard_library_only(part: str) -> None:
    ours = sys.stdlib_module_names | {"scorecard_app"}
    foreign = [
        f"{name}:{line} imports {module}"
        for name, tree in trees("scorecard_app").items()
        if name.startswith(f"scorecard_app/{part}")
        for line, module in absolute_imports(tree)
        if module.partition(".")[0] not in ours
    ]
    assert foreign == []


def test_imports_say_from_where() -> None:
    relative = [
        f"{name}:{line}"
        for name, tree in trees("scorecard_app", "tests", "benchmarks").items()
        for line, module in absolute_imports(tree)
        if module.startswith(".")
    ]
    assert relative == []
