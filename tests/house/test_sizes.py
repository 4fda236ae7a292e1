"""Nothing grows without end: files, functions and classes stay below their limits."""

import ast

import pytest

from tests.house.sizes import (
    Size,
    class_sizes,
    file_sizes,
    function_sizes,
    functions,
    longer_than,
    method_count,
)

FOLDERS = pytest.mark.parametrize(
    "folders",
    [("scorecard_app",), ("tests", "benchmarks", "resources")],
    ids=["the product", "round the product"],
)
SMALL_SHARE = 0.95


def _all_but_a_few_fit(sizes: list[Size], limit: int) -> None:
    over = longer_than(sizes, limit)
    assert len(over) <= (1 - SMALL_SHARE) * len(sizes), f"too many over {limit} lines: {over}"


@FOLDERS
def test_no_file_is_over_500_lines_and_19_of_20_are_at_most_350(folders: tuple[str, ...]) -> None:
    sizes = file_sizes(*folders)
    assert longer_than(sizes, 500) == []
    _all_but_a_few_fit(sizes, 350)


@FOLDERS
def test_no_function_is_over_60_lines_and_19_of_20_are_at_most_25(folders: tuple[str, ...]) -> None:
    sizes = function_sizes(*folders)
    assert longer_than(sizes, 60) == []
    _all_but_a_few_fit(sizes, 25)


@FOLDERS
def test_no_class_has_more_than_20_methods(folders: tuple[str, ...]) -> None:
    assert longer_than(class_sizes(*folders), 20) == []


def test_methods_are_counted_without_the_overrides_of_qt() -> None:
    tree = ast.parse(
        "class Card(QWidget):\n"
        "    title = 1\n"
        "    def __init__(self): pass\n"
        "    def move_by(self): pass\n"
        "    def paintEvent(self): pass\n"
        "    def sizeHint(self): pass\n"
    )
    (card,) = tree.body
    assert isinstance(card, ast.ClassDef)
    assert method_count(card) == 2


def test_inner_functions_and_methods_are_measured_too() -> None:
    tree = ast.parse("def a():\n  def b(): pass\nclass C:\n  async def d(self): pass\n")
    assert {each.name for each in functions(tree)} == {"a", "b", "d"}
