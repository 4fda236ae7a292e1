"""How long files, functions and classes are. `python -m tests.house.sizes` prints the figures."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from tests.house.sources import ROOT, trees

_QT_OVERRIDE = re.compile(r"[a-z]+(?:[A-Z][a-z0-9]*)+")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Size:
    """Something with a name, and how many lines or methods it has."""

    name: str
    count: int


def file_sizes(*folders: str) -> list[Size]:
    """Count the lines of every file."""
    return [
        Size(name, len((ROOT / name).read_text(encoding="utf-8").splitlines()))
        for name in trees(*folders)
    ]


def function_sizes(*folders: str) -> list[Size]:
    """Count the lines of every function, from its `def` to its end, docstring included."""
    return [
        Size(f"{name}:{each.lineno} {each.name}", _lines(each))
        for name, tree in trees(*folders).items()
        for each in functions(tree)
    ]


def class_sizes(*folders: str) -> list[Size]:
    """Count the methods of every class, Qt's camelCase overrides aside."""
    return [
        Size(f"{name}:{each.lineno} {each.name}", method_count(each))
        for name, tree in trees(*folders).items()
        for each in ast.walk(tree)
        if isinstance(each, ast.ClassDef)
    ]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method, inner ones too."""
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTIONS):
            yield node


def method_count(node: ast.ClassDef) -> int:
    """Count the methods that we named ourselves."""
    return sum(
        isinstance(each, _FUNCTIONS) and not _QT_OVERRIDE.fullmatch(each.name) for each in node.body
    )


def longer_than(sizes: Iterable[Size], limit: int) -> list[Size]:
    """Return what is over the limit, the longest first."""
    over = [size for size in sizes if size.count > limit]
    return sorted(over, key=lambda size: -size.count)


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _report(title: str, sizes: list[Size], limit: int) -> str:
    counts = [size.count for size in sizes]
    over = longer_than(sizes, limit)
    share = 100 * (1 - len(over) / len(sizes))
    return (
        f"{title}: {len(counts)}, median {median(counts):g}, longest {max(counts)}, "
        f"{share:.1f} % at most {limit}\n"
        + "".join(f"    {size.count:4} {size.name}\n" for size in over)
    )


def main() -> None:
    """Print the figures of the product and of what stands round it, offenders named."""
    for folders in (("scorecard_app",), ("tests", "benchmarks", "resources")):
        print(", ".join(folders))  # noqa: T201 - a report
        print(_report("  files", file_sizes(*folders), 350))  # noqa: T201 - a report
        print(_report("  functions", function_sizes(*folders), 25))  # noqa: T201 - a report
        print(_report("  classes", class_sizes(*folders), 20))  # noqa: T201 - a report


if __name__ == "__main__":
    main()
