"""The Python sources of the checkout, parsed once."""

import ast
import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def trees(*folders: str) -> dict[str, ast.Module]:
    """Return the syntax tree of every Python file below these folders, by name in the checkout."""
    files = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    found = {path.relative_to(ROOT).as_posix(): _tree(path) for path in files}
    gc.freeze()  # trees hold no cycles: no collection need walk through a million nodes
    return found


@cache
def _tree(path: Path) -> ast.Module:
    gc.disable()  # nothing of a tree is garbage while it grows
    try:
        return ast.parse(path.read_text(encoding="utf-8"), str(path))
    finally:
        gc.enable()


def let_go() -> None:
    """Forget the syntax trees: nothing after the tests of the house reads them."""
    trees.cache_clear()
    _tree.cache_clear()


def absolute_imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and the whole name of every module that a file imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")
