import pytest

from scorecard_app.domain.formula.parser import read
from scorecard_app.domain.formula.units import unit_of, unit_warnings
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, Unit, UnitKind
from tests.builders import card, measure

CARD = card(
    measure("euro", unit=Unit(UnitKind.MONEY, "€")),
    measure("dollar", unit=Unit(UnitKind.MONEY, "$")),
    measure("heads", unit=Unit(UnitKind.COUNT)),
    measure("share", unit=Unit(UnitKind.PERCENT)),
    measure("day", unit=Unit(UnitKind.DATE)),
)


def warned(text: str, own: UnitKind | None = None) -> tuple[str, ...]:
    measure_ = None if own is None else Measure(MeasureId("own"), unit=Unit(own))
    return unit_warnings(read(text), CARD, measure_)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[#euro] + [#share]", "money (€) and percent do not go together"),
        ("[#euro] - [#dollar]", "money (€) and money ($) do not go together"),
        ("MAX([#day], [#heads])", "a date and a count do not go together"),
        ("IF(1, [#euro], [#heads])", "money (€) and a count do not go together"),
        ("[#euro] > [#share]", "money (€) and percent do not go together"),
        ("[#euro] * [#share]", "[share] is in percent: 80 stands for 80 %"),
    ],
)
def test_units_that_do_not_go_together_are_named(text: str, sentence: str) -> None:
    (found,) = warned(text)
    assert sentence in found


@pytest.mark.parametrize(
    "text",
    [
        "[#euro] + 5",
        "[#euro] * [#share]%",
        "[#euro] / [#heads] * 12",
        "AVERAGE([#euro], -[#euro])",
        "[#gone] + [#euro]",
        "[#day] - [#day]",
        "2 ^ [#heads] + NOT([#share])",
        "5 / [#euro]",
        "[#euro] / ([#heads] / [#heads])",
        "([#euro] / [#euro]) * [#heads] + [#heads]",
        "SUM([#heads], 1)",
    ],
)
def test_units_that_go_together_pass(text: str) -> None:
    assert warned(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[#euro] / [#euro]", UnitKind.RATIO),
        ("[#euro] * 2", UnitKind.MONEY),
        ("[#share]% * [#euro]", UnitKind.MONEY),
        ("[#heads] > 3", UnitKind.YES_NO),
        ("AND(1, 0)", UnitKind.YES_NO),
        ("PREV([#heads])", UnitKind.COUNT),
        ("COALESCE([#gone], [#heads])", UnitKind.COUNT),
    ],
)
def test_the_unit_of_the_result_is_known(text: str, kind: UnitKind) -> None:
    unit = unit_of(read(text), CARD)
    assert unit is not None
    assert unit.kind is kind


@pytest.mark.parametrize(
    "text", ["[#euro] / [#heads]", "[#euro] * [#euro]", "[#day] - [#day]", "7"]
)
def test_a_unit_that_has_no_kind_of_its_own_is_not_known(text: str) -> None:
    assert unit_of(read(text), CARD) is None


def test_the_unit_of_the_measure_is_compared_with_the_result() -> None:
    (ratio,) = warned("[#euro] / [#euro]", UnitKind.PERCENT)
    assert "0.8 would read as 0.8 %" in ratio
    (money,) = warned("[#euro]", UnitKind.COUNT)
    assert money == "The formula gives money (€), but the unit of the measure is a count."
    assert warned("VALUE + [#heads]", UnitKind.COUNT) == ()
