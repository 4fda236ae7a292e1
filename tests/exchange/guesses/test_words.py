"""Headers are known by their names in English and German, also when they are misspelt."""

import pytest

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.exchange.guesses.units import unit_in_name, unit_of
from scorecard_app.exchange.guesses.words import Role, is_total, role_of


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("indicator_id", Role.ID),
        ("KPI", Role.MEASURE),
        ("Kennzahl", Role.MEASURE),
        ("Kennzahlen", Role.MEASURE),
        ("Messgrösse", Role.MEASURE),
        ("Indikator", Role.MEASURE),
        ("Objektive", Role.OBJECTIVE),
        ("Strategisches Ziel", Role.OBJECTIVE),
        ("Perspektive", Role.PERSPECTIVE),
        ("indicator_level", Role.PERSPECTIVE),
        ("Einheit", Role.UNIT),
        ("Verantwortlich", Role.OWNER),
        ("Responsable", Role.OWNER),
        ("Kommentar", Role.NOTES),
        ("Reporting period", Role.PERIOD),
        ("Stichtag", Role.PERIOD),
        ("Szenario", Role.SERIES),
        ("Wert", Role.VALUE),
        ("Status", Role.IGNORED),
        ("Abweichung", Role.IGNORED),
    ],
)
def test_usual_headers_are_known(header: str, role: Role) -> None:
    found = role_of(header)
    assert found is not None
    assert found[0] is role


@pytest.mark.parametrize("header", ["", "Zxqv", "Shifting"])
def test_other_headers_are_left_to_what_stands_below_them(header: str) -> None:
    assert role_of(header) is None


@pytest.mark.parametrize("text", ["Total", "Grand total", "Summe", "Gesamt", "Total Sales", "Avg"])
def test_totals_are_known(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Percentage", Unit(UnitKind.PERCENT)),
        ("%", Unit(UnitKind.PERCENT)),
        (" US Dollars ", Unit(UnitKind.MONEY, "USD")),
        ("€", Unit(UnitKind.MONEY, "EUR")),
        ("Thousands of US Dollars", Unit(UnitKind.MONEY, "Thousands of US Dollars")),
        ("Anzahl", Unit(UnitKind.COUNT)),
        ("Date", Unit(UnitKind.DATE)),
        ("Hour and minute", Unit(UnitKind.DURATION)),
        ("ja/nein", Unit(UnitKind.YES_NO)),
        ("Hectares", Unit(UnitKind.NUMBER, "Hectares")),
        ("", Unit()),
    ],
)
def test_units_are_read_as_people_name_them(text: str, unit: Unit) -> None:
    assert unit_of(text) == unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Coverage (%)", Unit(UnitKind.PERCENT)),
        ("Loans ($ million)", Unit(UnitKind.MONEY, "$ million")),
        ("Height (m)", Unit(UnitKind.NUMBER, "m")),
        ("Umsatz, in EUR", Unit(UnitKind.MONEY, "EUR")),
        ("Sales", None),
        ("Incidents (all of them in the year 2026)", None),
    ],
)
def test_a_unit_may_stand_at_the_end_of_a_name(name: str, unit: Unit | None) -> None:
    assert unit_in_name(name) == unit
