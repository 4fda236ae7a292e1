"""The names of cards in a text that was copied elsewhere: one a line, or one a cell of a column."""

import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from scorecard_app.errors import UserError
from scorecard_app.present.blocks import parse_block
from scorecard_app.texts import _

_BULLET = re.compile(r"^(?:[-*•–·▪]|\d{1,3}[.)])\s+")
"""What stands before the lines of a list in mails and documents."""

_HAS_LETTER = re.compile(r"[^\W\d_]")
_LINES = frozenset({"li", "p", "br", "div", "h1", "h2", "h3"})
_CELLS = frozenset({"td", "th"})


def names_in(text: str) -> tuple[str, ...]:
    r"""Return the names in a text: of each line the first cell that says something in words.

    >>> names_in("1. Cut cost\n2. Grow revenue\n")
    ('Cut cost', 'Grow revenue')
    >>> names_in("Number\tObjective\n1\tCut cost\n2\tGrow revenue\n")
    ('Cut cost', 'Grow revenue')
    """
    try:
        rows = parse_block(text)
    except UserError:
        rows = tuple((line,) for line in text.splitlines())
    return _named(rows)


def names_in_html(text: str) -> tuple[str, ...]:
    """Return the names in a page that was copied without its text: of its table or its lines.

    >>> names_in_html("<table><tr><td>1</td><td>Cut <b>cost</b></td></tr></table>")
    ('Cut cost',)
    """
    reader = _Rows()
    reader.feed(text)
    reader.close()
    return _named(reader.rows)


def _named(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Choose of each row the cell that names it; numbers name nothing where there are words."""
    cleaned = [[_clean(cell) for cell in row] for row in rows]
    if cleaned and _heading() in cleaned[0]:
        at = cleaned[0].index(_heading())
        cleaned = [row[at : at + 1] for row in cleaned[1:]] or cleaned
    names = (_first(row) for row in cleaned)
    return tuple(each for each in names if each)


def _first(row: Sequence[str]) -> str:
    said = [cell for cell in row if cell]
    return next((cell for cell in said if _HAS_LETTER.search(cell)), said[0] if said else "")


def _clean(cell: str) -> str:
    return _BULLET.sub("", " ".join(cell.split()))


def _heading() -> str:
    """Return how the column of names is headed in tables that cards are copied as."""
    return _("Objective")


class _Rows(HTMLParser):
    """Reads rows of cells; a line of a list or of a text is a row of one cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = [[""]]
        self._is_in_cell = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a row or a cell."""
        del attrs
        if tag in _CELLS:
            self._is_in_cell = True
            self.rows[-1].append("")
        elif tag == "tr" or (tag in _LINES and not self._is_in_cell):
            self.rows.append([""])
        elif tag in _LINES:
            self.rows[-1][-1] += " "

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in _CELLS:
            self._is_in_cell = False

    def handle_data(self, data: str) -> None:
        """Write into the cell that was begun last."""
        self.rows[-1][-1] += data
