"""What is written as a workbook comes back equal, whatever it holds."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook_in import read_workbook
from scorecard_app.exchange.workbook_out import write_workbook
from tests.strategies import scorecards


def back(card: Scorecard) -> Scorecard:
    """Write a scorecard and read it again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_workbook(card, path)
        return read_workbook(path).card


@given(scorecards())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_scorecard_comes_back_equal(card: Scorecard) -> None:
    assert back(card) == card
