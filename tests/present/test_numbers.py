from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.values import normal_number
from scorecard_app.errors import UserError
from scorecard_app.present import numbers
from scorecard_app.texts import LocaleForms

ENGLISH = LocaleForms(code="en_US", date_order="mdy", date_separator="/")
GERMAN = LocaleForms(
    code="de_DE", decimal=",", group=".", date_order="dmy", date_separator=".",
    month_names=(
        "Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez",
    ),
)  # fmt: skip
SWISS = LocaleForms(code="de_CH", group="’", date_order="dmy", date_separator=".")
ARABIC = LocaleForms(code="ar_EG", decimal="٫", group="٬", digits="٠١٢٣٤٥٦٧٨٩")
LOCALES = [ENGLISH, GERMAN, SWISS, ARABIC]
NUMBER = Unit()
PERCENT = Unit(UnitKind.PERCENT)
DURATION = Unit(UnitKind.DURATION)
DATE = Unit(UnitKind.DATE)


@pytest.mark.parametrize(
    ("value", "unit", "forms", "text"),
    [
        (1250000.5, NUMBER, ENGLISH, "1,250,000.5"),
        (1250000.5, Unit(UnitKind.MONEY, decimals=0), GERMAN, "1.250.000,5"),
        (15192000.0, Unit(UnitKind.MONEY, decimals=2), ENGLISH, "15,192,000.00"),
        (-0.123456789012345, NUMBER, ENGLISH, "−0.123456789012345"),
        (1e21, NUMBER, ENGLISH, "1e+21"),
        (90.0, DURATION, ENGLISH, "1:30"),
        (None, NUMBER, ENGLISH, "–"),
    ],
)
def test_a_whole_number_is_grouped_and_has_every_digit(
    value: float | None, unit: Unit, forms: LocaleForms, text: str
) -> None:
    assert numbers.format_whole(value, unit, forms) == text


@pytest.mark.parametrize(
    ("text", "forms", "value"),
    [
        ("1.234,5", GERMAN, 1234.5),
        ("1,234.5", ENGLISH, 1234.5),
        ("12,34,567", ENGLISH, 1234567.0),
        ("(12)", ENGLISH, -12.0),
        ("12 %", ENGLISH, 12.0),
        ("$9,999,999 ", ENGLISH, 9999999.0),
        ("€ 1.000", GERMAN, 1000.0),
        ("−4,423", ENGLISH, -4423.0),
        ("1’250.5", SWISS, 1250.5),
        ("١٬٢٣٤٫٥", ARABIC, 1234.5),
        ("1e-3", ENGLISH, 0.001),
        ("1,234.50-", ENGLISH, -1234.5),
        ("$ 1,234.50-", ENGLISH, -1234.5),
        ("12- €", ENGLISH, -12.0),
        ("5,-", GERMAN, 5.0),
        ("3 days", ENGLISH, 3.0),
        (".5", ENGLISH, 0.5),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, forms: LocaleForms, value: float) -> None:
    assert numbers.parse_number(text, NUMBER, forms) == value


@pytest.mark.parametrize(
    ("text", "forms"),
    [("abc", ENGLISH), ("", ENGLISH), ("1.234,5", ENGLISH), ("1,5", ENGLISH), ("1.2.3", ENGLISH),
     ("Pending", ENGLISH), ("<5%", ENGLISH), ("12.5", GERMAN), ("--3", ENGLISH),
     ("#DIV/0!", ENGLISH), ("(-5)", ENGLISH), ("-5-", ENGLISH)],
)  # fmt: skip
def test_what_is_no_number_in_this_locale_is_refused_with_the_text(
    text: str, forms: LocaleForms
) -> None:
    with pytest.raises(UserError, match="is not a number"):
        numbers.parse_number(text, NUMBER, forms)


@given(value=st.floats(-1e300, 1e300), forms=st.sampled_from(LOCALES))
def test_editing_text_gives_back_exactly_the_number(value: float, forms: LocaleForms) -> None:
    number = normal_number(value)
    assert numbers.parse_number(numbers.edit_text(number, NUMBER, forms), NUMBER, forms) == number


@given(
    day=st.dates(min_value=date(1000, 1, 1)),
    forms=st.sampled_from([ENGLISH, GERMAN, SWISS, ARABIC]),
)
def test_a_day_that_is_written_reads_back_as_itself(day: date, forms: LocaleForms) -> None:
    assert numbers.parse_date(numbers.format_date(day, forms), forms) == day


@given(minutes=st.integers(-100_000, 100_000), forms=st.sampled_from(LOCALES))
def test_a_duration_reads_back_as_itself(minutes: int, forms: LocaleForms) -> None:
    text = numbers.edit_text(float(minutes), DURATION, forms)
    latin = text.translate({ord(d): str(i) for i, d in enumerate(forms.digits)})
    assert numbers.parse_number(latin, DURATION, forms) == minutes


@pytest.mark.parametrize("text", ["28-Apr-08", "28-Apr-2008", "2008-04-28", "4/28/2008"])
def test_days_of_the_georgia_compact_are_read(text: str) -> None:
    assert numbers.parse_date(text, ENGLISH) == date(2008, 4, 28)


@pytest.mark.parametrize("text", ["31-Feb-09", "32/1/2009", "Pending", "12-Sep"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UserError, match=r"is not a date\. Write it like 09/14/2026"):
        numbers.parse_date(text, ENGLISH)


@pytest.mark.parametrize(
    ("value", "unit", "forms", "text"),
    [
        (1234567.0, NUMBER, ENGLISH, "1,234,567"),
        (-1234.5, NUMBER, GERMAN, "−1.234,5"),
        (0.05, NUMBER, ENGLISH, "0.05"),
        (82.0, PERCENT, ENGLISH, "82"),
        (82.0, Unit(UnitKind.PERCENT, decimals=1), ENGLISH, "82.0"),
        (493.0, DURATION, ENGLISH, "8:13"),
        (float(date(2008, 4, 28).toordinal()), DATE, GERMAN, "28.04.2008"),
        (1.0, Unit(UnitKind.YES_NO), ENGLISH, "yes"),
        (-0.0001, Unit(decimals=2), ENGLISH, "0.00"),
        (None, NUMBER, ENGLISH, "–"),
    ],
)
def test_values_are_written_in_their_unit(
    value: float | None, unit: Unit, forms: LocaleForms, text: str
) -> None:
    assert numbers.format_number(value, unit, forms) == text


@pytest.mark.parametrize("unit", [NUMBER, DURATION, DATE, Unit(UnitKind.MONEY, decimals=2)])
def test_what_is_far_too_large_is_written_with_an_exponent_and_reads_back(unit: Unit) -> None:
    assert numbers.format_number(-1.5e300, unit, GERMAN) == "−1,5e+300"
    assert numbers.format_compact(1e300, unit, ENGLISH) == "1e+300"
    assert numbers.parse_plain(numbers.edit_text(-1.5e300, unit, GERMAN), GERMAN) == -1.5e300
    assert numbers.format_number(999_999_999_999_999.0, NUMBER, ENGLISH) == "999,999,999,999,999"


def test_large_values_are_shortened_on_cards_only() -> None:
    assert numbers.format_compact(28_224_712.0, NUMBER, ENGLISH) == "28.2\u202fM"
    assert numbers.format_compact(361_140.0, NUMBER, ENGLISH) == "361\u202fk"
    assert numbers.format_compact(9_999.0, NUMBER, ENGLISH) == "9,999"
    assert numbers.format_compact(-25_000.0, NUMBER, GERMAN) == "−25,0\u202fk"


@pytest.mark.parametrize("value", [0.0, -12.0, 5_000_000.0, 1e300])
def test_a_number_that_is_no_day_is_shown_as_a_number_in_a_date_measure(value: float) -> None:
    assert numbers.format_number(value, DATE, ENGLISH) == numbers.format_plain(value, ENGLISH)
    assert numbers.edit_text(value, DATE, ENGLISH) == numbers.format_exact(value, ENGLISH)


@pytest.mark.parametrize(
    "text", ["Q3 2026", "W38 2026", "Sep 2026", "SEP 26", "H1", "FY26", "about 6", "Week 38"]
)
def test_a_heading_pasted_along_is_no_number(text: str) -> None:
    with pytest.raises(UserError, match="is not a number"):
        numbers.parse_plain(text, ENGLISH)


@pytest.mark.parametrize("text", ["EUR 5", "EUR5", "kr 5", "Fr. 5", "US$5", "R$ 5", "$5", "5 kr"])
def test_a_currency_before_or_behind_a_number_is_passed_over(text: str) -> None:
    assert numbers.parse_plain(text, ENGLISH) == 5.0
