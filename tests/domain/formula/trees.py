"""Strategies for trees of formulas as the parser makes them."""

from hypothesis import strategies as st

from scorecard_app.domain.formula.tree import (
    Call,
    Function,
    Negation,
    Node,
    Number,
    Operation,
    Operator,
    Own,
    OwnFigure,
    Percentage,
    Reference,
)
from scorecard_app.domain.ids import MeasureId

MEASURES = ("A", "B", "C")
"""The measures that these trees refer to."""

_TWO_OR_MORE = (Function.MIN, Function.MAX, Function.SUM, Function.AVERAGE, Function.COALESCE)


def trees(*, own: bool = True, least: float = 0.0) -> st.SearchStrategy[Node]:
    """Return trees a few levels deep; their numbers are not negative, as no literal is."""
    numbers = st.sampled_from([0.0, 1.0, 2.0, 0.5, 100.0, 1e-7, 1e16]) | st.floats(least, 1e9)
    leaves: st.SearchStrategy[Node] = st.builds(Number, numbers) | st.builds(
        Reference, st.sampled_from(MEASURES).map(MeasureId)
    )
    if own:
        leaves |= st.builds(OwnFigure, st.sampled_from(Own))
    return st.recursive(leaves, _larger, max_leaves=12)


def _larger(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    steps = st.integers(1, 3).map(lambda steps: Number(float(steps)))
    return (
        st.builds(Negation, inner)
        | st.builds(Percentage, inner)
        | st.builds(Operation, st.sampled_from(Operator), inner, inner)
        | st.builds(Call, st.sampled_from((*_TWO_OR_MORE, Function.AND, Function.OR)), some)
        | st.builds(Call, st.sampled_from((Function.ABS, Function.NOT)), st.tuples(inner))
        | st.builds(Call, st.just(Function.IF), st.tuples(inner, inner, inner))
        | st.builds(Call, st.just(Function.PREV), st.tuples(inner, steps))
        | st.builds(Call, st.just(Function.YTD), st.tuples(inner))
    )
