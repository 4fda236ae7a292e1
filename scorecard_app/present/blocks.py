"""Blocks of cells as spreadsheets put them on the clipboard: text with tabs and line ends."""

import csv
import html
import io
from collections.abc import Sequence

from scorecard_app.errors import UserError
from scorecard_app.texts import _, ngettext

Block = tuple[tuple[str, ...], ...]
"""Texts by row and column; every row is as long as the longest."""


def parse_block(text: str) -> Block:
    """Read a block as Excel and LibreOffice copy it; cells with line ends stand in quotes."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), "excel-tab"))
    except csv.Error as error:
        raise UserError(_("What was copied cannot be read as cells.")) from error
    rows = [tuple(line) or ("",) for line in lines]
    width = max((len(row) for row in rows), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def format_block(rows: Sequence[Sequence[str]]) -> str:
    """Write a block so that spreadsheets read it back cell by cell."""
    out = io.StringIO(newline="")
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def html_table(rows: Sequence[Sequence[str]]) -> str:
    """Write a block, its headings first, as the table that spreadsheets and documents paste."""
    head, *body = ["".join(map(_html_cell, row)) for row in rows]
    lines = "".join(f"<tr>{line}</tr>" for line in body)
    head = head.replace("<td", "<th").replace("</td", "</th")
    return f'<meta charset="utf-8"><table><tr>{head}</tr>{lines}</table>'


def _html_cell(text: str) -> str:
    # Excel would take what begins like this for a formula, were it not told that it is text.
    is_text = text.startswith(("=", "+", "-", "@"))
    style = " style=\"mso-number-format:'\\@'\"" if is_text else ""
    return f"<td{style}>{html.escape(text)}</td>"


def fitted_block(block: Block, *, rows: int) -> Block:
    """Return the block as it fits so many rows: as it is, or on its side where it is a column.

    A column of values down a sheet is how most people keep a series; it lands along its row.
    Raises UserError where neither fits.
    """
    if len(block) <= rows:
        return block
    if len(block[0]) <= rows:
        return tuple(zip(*block, strict=True))
    raise UserError(
        ngettext(
            "The copied block has {count} rows, but here is room for {rows} row. "
            "Nothing was pasted.",
            "The copied block has {count} rows, but here is room for {rows} rows. "
            "Nothing was pasted.",
            rows,
        ).format(count=len(block), rows=rows)
    )


def filled_block(block: Block, *, rows: int, columns: int) -> Block:
    """Return a single cell repeated over a selection; a real block as it is."""
    if len(block) == 1 and len(block[0]) == 1:
        return ((block[0][0],) * columns,) * rows
    return block
