import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.present.grid.period_texts import month_of_name, read_period
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms

ENGLISH = LocaleForms()
AMERICAN = LocaleForms(date_order="mdy", date_separator="/")
GERMAN = LocaleForms(
    decimal=",",
    group=".",
    date_order="dmy",
    date_separator=".",
    month_names=(
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni",
        "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
    ),
)  # fmt: skip
FRENCH = LocaleForms(
    decimal=",",
    group="\u202f",
    date_order="dmy",
    date_separator="/",
    month_names=(
        "janv.", "févr.", "mars", "avr.", "mai", "juin",
        "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-09", "2026-09"),
        ("Sep 2026", "2026-09"),
        ("September 2026", "2026-09"),
        ("Sept. 2026", "2026-09"),
        ("Sep-26", "2026-09"),
        ("Sep '26", "2026-09"),
        ("09/2026", "2026-09"),
        ("9/2026", "2026-09"),
        ("2026/09", "2026-09"),
        ("2026 Sep", "2026-09"),
        ("Q3 2026", "2026-Q3"),
        ("Q3/26", "2026-Q3"),
        ("3Q26", "2026-Q3"),
        ("2026 Q3", "2026-Q3"),
        ("2026-Q3", "2026-Q3"),
        ("H2 2026", "2026-H2"),
        ("W38 2026", "2026-W38"),
        ("2026-W38", "2026-W38"),
        ("KW38 2026", "2026-W38"),
        ("30.09.2026", "2026-09-30"),
        ("2026-09-30", "2026-09-30"),
        ("2026-09-30 00:00:00", "2026-09-30"),
        ("30-Sep-26", "2026-09-30"),
        ("09/30/2026", "2026-09-30"),
        ("FY2026", "2026"),
        ("2026/27", "2026"),
    ],
)
@pytest.mark.parametrize("forms", [ENGLISH, AMERICAN, GERMAN, FRENCH])
def test_a_period_is_read_in_its_usual_spellings(
    text: str, period: str, forms: LocaleForms
) -> None:
    assert str(read_period(text, forms)) == period


@pytest.mark.parametrize(
    ("text", "forms", "period"),
    [
        ("Mrz 26", GERMAN, "2026-03"),
        ("März 2026", GERMAN, "2026-03"),
        ("Dez 26", GERMAN, "2026-12"),
        ("Juni 2026", GERMAN, "2026-06"),
        ("3. Quartal 2026", GERMAN, "2026-Q3"),
        ("9.2026", GERMAN, "2026-09"),
        ("juin 2026", FRENCH, "2026-06"),
        ("juillet 2026", FRENCH, "2026-07"),
        ("T3 2026", FRENCH, "2026-Q3"),
        ("03/04/2026", AMERICAN, "2026-03-04"),
        ("03/04/2026", FRENCH, "2026-04-03"),
    ],
)
def test_months_and_dates_are_read_as_the_locale_writes_them(
    text: str, forms: LocaleForms, period: str
) -> None:
    assert str(read_period(text, forms)) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Revenue",
        "12",
        "12.5",
        "1,234",
        "2026",
        "9.2026",
        "Q5 2026",
        "H3 2026",
        "Sep",
        "13/2026",
    ],
)
def test_what_may_be_a_number_or_a_name_is_no_period(text: str) -> None:
    assert read_period(text, ENGLISH) is None


def test_a_year_alone_is_a_period_where_years_are_looked_for() -> None:
    assert read_period("2026", ENGLISH, years=True) == Period(Frequency.YEAR, 2026)


def test_the_beginning_that_two_months_share_names_none() -> None:
    assert month_of_name("Ju", ENGLISH) is None
    assert month_of_name("ma", FRENCH) is None


@given(
    st.sampled_from([each for each in Frequency if each is not Frequency.DAY]),
    st.integers(0, 300),
    st.sampled_from([1, 4, 10]),
    st.sampled_from([ENGLISH, AMERICAN, GERMAN, FRENCH]),
)
def test_a_heading_of_the_grid_is_read_back(
    frequency: Frequency, step: int, fiscal_start: int, forms: LocaleForms
) -> None:
    first = {Frequency.WEEK: 105_000, Frequency.YEAR: 1990}.get(
        frequency, 1990 * 12 // max(frequency.months, 1)
    )
    period = Period(frequency, first + step)
    text = format_period(period, forms, fiscal_start=fiscal_start)
    assert read_period(text, forms, fiscal_start=fiscal_start, years=True) == period
