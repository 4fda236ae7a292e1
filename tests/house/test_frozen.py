"""The packaged program is built, starts, finds its resources and does real work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard_app import __version__, resources
from tests.house.sources import ROOT

SAMPLE = "samples/georgia-compact.scorecard"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the folder once and return its console program."""
    made = tmp_path_factory.mktemp("frozen")
    places = ("--distpath", str(made / "dist"), "--workpath", str(made / "build"))
    _run(sys.executable, "-m", "PyInstaller", "--noconfirm", *places, "build.spec", cwd=ROOT)
    return made / "dist" / "scorecard" / "scorecard-cli"


def test_it_says_its_version(program: Path, tmp_path: Path) -> None:
    assert _run(str(program), "--version", cwd=tmp_path) == f"scorecard {__version__}\n"


@pytest.mark.parametrize("ending", ["xlsx", "png", "svg", "pdf"])
def test_it_exports_the_sample(program: Path, tmp_path: Path, ending: str) -> None:
    written = tmp_path / f"out.{ending}"
    _run(str(program), "export", str(resources.path(SAMPLE)), "-o", str(written), cwd=tmp_path)
    assert written.read_bytes()[:4] in {b"PK\x03\x04", b"\x89PNG", b"<?xm", b"%PDF"}


def test_it_reads_a_table_of_another_program(program: Path, tmp_path: Path) -> None:
    made, table = tmp_path / "new.scorecard", tmp_path / "figures.csv"
    table.write_text("Measure,2026-01\nSales,5\n", encoding="utf-8")
    _run(str(program), "new", "-o", str(made), cwd=tmp_path)
    said = _run(str(program), "import", str(table), "--into", str(made), cwd=tmp_path)
    assert said.splitlines()[-1].endswith("0 conflicts, 0 unread")


def test_both_programs_share_the_folder(program: Path) -> None:
    assert program.with_name("scorecard").is_file()


def _run(*command: str, cwd: Path) -> str:
    """Run a command without a screen and without this environment's packages in its way."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603 - our own arguments
        command, cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout
