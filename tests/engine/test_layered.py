from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.engine.layered import layered

numbers = st.dictionaries(st.integers(0, 9), st.integers(1, 5))


@given(numbers, st.lists(st.tuples(numbers, st.sets(st.integers(0, 9))), max_size=5))
def test_a_layered_mapping_is_the_dictionary_with_the_same_changes(
    start: dict[int, int], changes: list[tuple[dict[int, int], set[int]]]
) -> None:
    found, plain = layered(dict(start), {}), dict(start)
    for fresh, gone in changes:
        found = layered(found, fresh, gone)
        plain = {key: each for key, each in plain.items() if key not in gone or key in fresh}
        plain.update(fresh)
        assert found == plain
        assert len(found) == len(plain)
        assert {**found} == plain


def test_many_changes_become_one_dictionary_and_what_came_before_stays() -> None:
    first = dict.fromkeys(range(1000), 0)
    second = layered(first, dict.fromkeys(range(10), 1))
    third = layered(second, dict.fromkeys(range(400), 2), [999])
    assert isinstance(third, dict)
    assert (first[0], second[0], third[0], first[999], 999 in third) == (0, 1, 2, 0, False)


def test_a_layer_can_be_written_and_its_keys_taken_out() -> None:
    found = layered({"a": 1, "b": 2}, {"c": 3})
    found["a"] = 9
    del found["b"], found["c"]
    assert found == {"a": 9}
    assert "b" not in found
