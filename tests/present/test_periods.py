import pytest

from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.errors import UserError
from scorecard_app.present.periods import format_period, read_period
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


@pytest.mark.parametrize(
    ("text", "frequency", "start", "period"),
    [
        ("Sep 2026", Frequency.MONTH, 1, "2026-09"),
        (" sep  2026 ", Frequency.MONTH, 1, "2026-09"),
        ("2026-09", Frequency.MONTH, 1, "2026-09"),
        ("Q1 2026/27", Frequency.QUARTER, 4, "2026-Q2"),
        ("2026-q3", Frequency.QUARTER, 1, "2026-Q3"),
        ("2026", Frequency.YEAR, 1, "2026"),
        ("2026-W38", Frequency.WEEK, 1, "2026-W38"),
        ("2026-09-14", Frequency.DAY, 1, "2026-09-14"),
        ("14-Sep-26", Frequency.MONTH, 1, "2026-09"),
        ("2026-09", Frequency.QUARTER, 1, "2026-Q3"),
    ],
)
def test_a_period_is_read_as_it_is_written_or_by_a_day_in_it(
    text: str, frequency: Frequency, start: int, period: str
) -> None:
    assert str(read_period(text, frequency, LocaleForms(), fiscal_start=start)) == period


@pytest.mark.parametrize("text", ["soon", "13", "2026-13", ""])
def test_what_is_no_period_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UserError, match="Write it like Sep 2026"):
        read_period(text, Frequency.MONTH, LocaleForms())
