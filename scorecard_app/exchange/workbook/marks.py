"""The hidden sheet that says which cells were written as formulas."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

FORMULAS: Final = "_formulas"
"""The sheet: a row per row of a page, with the keys of its columns that hold formulas."""

ROW_ID: Final = "id#"
"""The key of the column with the ids of a page's rows."""

Marks = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By page and by the hidden id of a row: the keys of the columns."""


def place_id(place: int) -> str:
    """Return what stands for the id of a row that has none: its place below the headers."""
    return f"#{place}"


def marks_from(rows: Sequence[Sequence[Any]]) -> Marks:
    """Read the rows of the sheet; what is no such row is left out."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for page, row_id, text, *_rest in (row for row in rows if len(row) > 2):  # noqa: PLR2004 - page, id, keys
        try:
            keys = json.loads(str(text))
        except ValueError:
            continue
        if isinstance(keys, list):
            found.setdefault(str(page), {})[str(row_id)] = tuple(map(str, keys))
    return found
