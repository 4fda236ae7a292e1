"""Broken workbooks end in a known failure or in right cells; openpyxl is the second reader."""

import subprocess
import sys

import pytest

from tests.exchange.sheets.mutations import outcome

WELL = {"failure", "read"}


@pytest.mark.parametrize("seed", [*range(40), 586, 1711, 2052, 2056])
@pytest.mark.filterwarnings("ignore")
def test_a_broken_workbook_is_refused_or_read_rightly(seed: int) -> None:
    assert outcome(seed).word in WELL


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, 5_000, 250))
def test_thousands_of_broken_workbooks_end_well(first: int) -> None:
    command = [sys.executable, "-m", "tests.exchange.sheets.mutations", str(first)]
    done = subprocess.run(  # noqa: S603 - ourselves
        [*command, str(first + 250)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
