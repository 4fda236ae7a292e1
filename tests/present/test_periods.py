import pytest

from scorecard_app.domain.periods import parse_period
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms


@pytest.mark.parametrize(
    ("text", "fiscal_start", "shown"),
    [
        ("2026-09-14", 1, "2026-09-14"),
        ("2026-W38", 1, "W38 2026"),
        ("2026-09", 1, "Sep 2026"),
        ("2026-Q3", 1, "Q3 2026"),
        ("2026-H2", 1, "H2 2026"),
        ("2026", 1, "2026"),
        ("2006-Q2", 4, "Q1 2006/07"),  # the first quarter of a year that begins in April
        ("2008-Q1", 4, "Q4 2007/08"),
        ("2026-H2", 7, "H1 2026/27"),
        ("2026", 10, "2026/27"),
        ("1999", 10, "1999/00"),
    ],
)
def test_periods_are_written_as_people_say_them(text: str, fiscal_start: int, shown: str) -> None:
    period = parse_period(text)
    assert format_period(period, LocaleForms(), fiscal_start=fiscal_start) == shown
