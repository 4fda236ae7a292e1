"""Cards in a text that was copied elsewhere: one a line, or a name and a description a row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from scorecard_app.errors import UserError
from scorecard_app.present.blocks import parse_block
from scorecard_app.texts import _, ngettext

_BULLET = re.compile(r"^(?:[-*•–·▪]|\d{1,3}[.)])\s+")
"""What stands before the lines of a list in mails and documents."""

_HAS_LETTER = re.compile(r"[^\W\d_]")
_LINES = frozenset({"li", "p", "br", "div", "h1", "h2", "h3"})
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class PastedLine:
    """What a row of a text says of a card: its name, and what describes it."""

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The lines of a text that was copied elsewhere, and how many cells say nothing of a card."""

    lines: tuple[PastedLine, ...] = ()
    left_out: int = 0


def lines_in(text: str) -> Pasted:
    r"""Return of each line the first cell that says something in words, and the next behind it.

    >>> [each.name for each in lines_in("1. Cut cost\n2. Grow revenue\n").lines]
    ['Cut cost', 'Grow revenue']
    >>> lines_in("1\tCut cost\tSpend less\t42\n")
    Pasted(lines=(PastedLine(name='Cut cost', description='Spend less'),), left_out=1)
    """
    try:
        rows = parse_block(text)
    except UserError:
        rows = tuple((line,) for line in text.splitlines())
    return _read(rows)


def lines_in_html(text: str) -> Pasted:
    """Return the same of a page that was copied without its text: of its table or its lines.

    >>> lines_in_html("<table><tr><td>1</td><td>Cut <b>cost</b></td></tr></table>").lines
    (PastedLine(name='Cut cost', description=''),)
    """
    reader = _Rows()
    reader.feed(text)
    reader.close()
    return _read(reader.rows)


def pasted_sentence(pasted: Pasted, lane: str) -> str:
    """Say how many cards were made in a lane, what described them, and what was left out."""
    count = len(pasted.lines)
    said = [
        ngettext(
            "{count} line became a card in “{lane}”.",
            "{count} lines became cards in “{lane}”.",
            count,
        ).format(count=count, lane=lane)
    ]
    described = sum(bool(each.description) for each in pasted.lines)
    if described:
        more = ngettext(
            "{count} description came from the cells beside it.",
            "{count} descriptions came from the cells beside them.",
            described,
        )
        said.append(more.format(count=described))
    if pasted.left_out:
        rest = ngettext(
            "{count} other cell was left out: a card takes a name and a description.",
            "{count} other cells were left out: a card takes a name and a description.",
            pasted.left_out,
        )
        said.append(rest.format(count=pasted.left_out))
    return " ".join(said)


def _read(rows: Iterable[Sequence[str]]) -> Pasted:
    """Choose of each row the cell that names it; under a heading, that of the column of names."""
    cleaned = [[_clean(cell) for cell in row] for row in rows]
    headed = cleaned[0] if cleaned else []
    if len(cleaned) > 1 and _("Objective") in headed:
        found = [_under(headed, row) for row in cleaned[1:]]
    else:
        found = [_freely(row) for row in cleaned]
    lines = tuple(line for line, _left in found if line.name)
    return Pasted(lines, sum(left for line, left in found if line.name))


def _under(headings: Sequence[str], row: Sequence[str]) -> tuple[PastedLine, int]:
    """Read a row of a table like the one that cards are copied as; its number is no loss."""
    cells = dict(zip(headings, row, strict=False))
    name, description = cells.pop(_("Objective"), ""), cells.pop(_("Description"), "")
    if headings.index(_("Objective")):
        cells.pop(headings[0], "")
    return PastedLine(name, description), sum(map(bool, cells.values()))


def _freely(row: Sequence[str]) -> tuple[PastedLine, int]:
    """Read a row of which nothing is known: the first words name it, the next describe it."""
    said = [cell for cell in row if cell]
    words = [cell for cell in said if _HAS_LETTER.search(cell)]
    name, *more = words or said or [""]
    behind = said[said.index(name) + 1 :] if said else []
    description = next((cell for cell in more if cell in behind), "")
    return PastedLine(name, description), len(behind) - bool(description)


def _clean(cell: str) -> str:
    return _BULLET.sub("", " ".join(cell.split()))


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
