"""The table of the benchmarks says what was measured."""

from collections.abc import Iterator
from itertools import islice

from benchmarks.table import Row, markdown, medians_ms


def test_the_ratio_is_ours_over_the_peers() -> None:
    assert Row("save", 30.0, "raw bytes", 10.0).ratio == 3
    assert Row("save", 30.0).ratio is None


def test_durations_are_written_in_the_unit_that_suits_them() -> None:
    rows = [Row("edit", 0.25), Row("load", 36.0, "peer", 423.4), Row("write", 2_340.0)]
    assert list(markdown(rows))[2:] == [
        "| edit | 250 µs | – | – |",
        "| load | 36 ms | peer: 423 ms | 0.085 |",
        "| write | 2.34 s | – | – |",
    ]


def test_a_line_is_there_as_soon_as_its_row_is() -> None:
    measured: list[str] = []

    def rows() -> Iterator[Row]:
        for job in ("edit", "load"):
            measured.append(job)
            yield Row(job, 36.0)

    *_heads, line = islice(markdown(rows()), 3)
    assert line == "| edit | 36 ms | – | – |"
    assert measured == ["edit"]


def test_jobs_take_turns_after_one_round_to_warm_up() -> None:
    order: list[str] = []
    took = medians_ms({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, rounds=2)
    assert order == ["a", "b", "a", "b", "a", "b"]
    assert took.keys() == {"a", "b"}
