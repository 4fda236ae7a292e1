"""What runs side by side is nested: longer farther out, apart from what it overlaps."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.ui.paint.nesting import nested

spans = st.tuples(st.integers(0, 20), st.integers(1, 10)).map(lambda each: (each[0], sum(each)))


def _name(key: str) -> tuple[str]:
    return (key,)


@given(st.dictionaries(st.text(min_size=1, max_size=3), spans, max_size=8))
def test_what_overlaps_has_different_tracks_and_the_longer_the_outer(
    found: dict[str, tuple[float, float]],
) -> None:
    tracks = nested(found, _name)
    for one, other in combinations(found, 2):
        (a, b), (c, d) = found[one], found[other]
        if a <= d and c <= b:
            assert tracks[one] != tracks[other]
            if b - a > d - c:
                assert tracks[one] > tracks[other]


def test_there_are_as_many_tracks_as_are_needed() -> None:
    assert nested({"a": (0, 1), "b": (0, 2), "c": (0, 3)}, _name) == {"a": 0, "b": 1, "c": 2}
