"""Which numbers move with which, by way of formulas."""

from scorecard_app.domain.ids import MeasureId
from scorecard_app.engine.numbers import numbers_of
from tests.builders import card, lane, measure

A, B, C, D, K = (MeasureId(each) for each in "ABCDK")


def test_what_formulas_need_moves_them_directly_or_not_and_constants_always() -> None:
    numbers = numbers_of(
        card(
            lane("Value"),
            measure("C", formula="[#B] + 1"),
            measure("B", formula="[#A] * 2"),
            measure("A", actual={"2026-09": 1.0}),
            measure("D", actual={"2026-09": 1.0}),
            measure("K", formula="5"),
        )
    )
    assert numbers.moved_by({A}) == {A, B, C, K}
    assert numbers.moved_by({C}) == {C, K}
    assert numbers.moved_by({D}) == {D, K}
