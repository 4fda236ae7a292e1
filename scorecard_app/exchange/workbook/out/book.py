"""A workbook being written: sheets with title, tables, lists and print set-up, all alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from math import ceil
from typing import Any, Final
from xml.sax.saxutils import escape

from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.cells import DAY_ZERO, Cell, shown
from scorecard_app.exchange.workbook.out.formats import Formats
from scorecard_app.exchange.workbook.out.lines_of_text import lines_of
from scorecard_app.exchange.workbook.out.sheets import sheet_class
from scorecard_app.texts import _

HEADER_ROW: Final = 2
"""The row, from 0, in which tables begin: A1 is the title, A2 the how-to line."""

MAX_ROWS: Final = 1_048_576
_SHEET_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_A4 = 9
_LINE_HEIGHT = 15
_MOST_LINES = 8
_CHARACTERS_A_PAGE = 260
"""So much stands side by side on a page and can still be read: about six points high."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_OVERLAPPING = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_STYLE = "Table Style Medium 2"


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a table as a sheet shows it.

    `is_rare` columns start folded away, `is_hidden` ones are for the program only; `choices`
    names the cells from which a drop-down list takes its words.
    """

    text: str
    width: int = 11
    note: str = ""
    format: Any = None
    is_number: bool = False
    is_rare: bool = False
    is_hidden: bool = False
    choices: str = ""
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """One cell of a row: its content and its format (None: that of the kind of content).

    With a formula the content is its result as it stands.
    """

    cell: Cell
    format: Any = None
    formula: str = ""


class Book:
    """An XlsxWriter workbook in memory; texts stay texts and nothing becomes a link.

    `formula_cells` are those written so far, row and column from 0, by sheet.
    """

    def __init__(self, *, right_to_left: bool = False, created: datetime | None = None) -> None:
        import xlsxwriter  # noqa: PLC0415 - heavy, so only where it is used

        self._memory = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        self._book = xlsxwriter.Workbook(self._memory, options)
        self._right_to_left = right_to_left
        self._names: set[str] = set()
        self.formula_cells: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self.formats = Formats(self._book)
        if created is not None:
            self._book.set_properties({"created": created.replace(tzinfo=None)})

    @property
    def sheet_names(self) -> list[str]:
        """Return the names of all sheets so far."""
        return [each.get_name() for each in self._book.worksheets()]

    def sheet(self, name: str, title: str = "", how_to: str = "") -> Any:  # noqa: ANN401 - no types
        """Add a sheet with its title in A1 and its how-to line in A2."""
        sheet = self._book.add_worksheet(self._free_name(name), sheet_class())
        if self._right_to_left:
            sheet.right_to_left()
        sheet.hide_gridlines(2)
        if title:
            sheet.set_row(0, 26)
            sheet.set_row(1, 20)
            write_text(sheet, 0, 0, text=title, look=self.formats.title)
            write_text(sheet, 1, 0, text=how_to, look=self.formats.how_to)
        return sheet

    def table(
        self,
        sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
        name: str,
        *,
        heads: Sequence[Head],
        rows: Sequence[Sequence[Written]],
        first_column: int = 0,
        count: int = 0,
    ) -> None:
        """Write a real table from row 3 on, with at least one row to write into.

        `count` is the number of rows where the caller writes them himself.
        """
        last = HEADER_ROW + max(len(rows), count, 1)
        end = first_column + len(heads) - 1
        self._set_columns(sheet, heads, first_column)
        sheet.set_row(HEADER_ROW, 32)
        for offset, row in enumerate(rows, start=HEADER_ROW + 1):
            seen = [
                (written.cell, head.width)
                for written, head in zip(row, heads, strict=False)
                if not (head.is_rare or head.is_hidden)
            ]
            self.set_height(sheet, offset, seen)
            for column, written in enumerate(row, start=first_column):
                if written.cell is not None or written.formula:
                    self.write(sheet, offset, column, written)
        header_formats = (
            self.formats.number_header if head.is_number else self.formats.header for head in heads
        )
        columns = [
            {"header": head.text, "header_format": look}
            for head, look in zip(heads, header_formats, strict=True)
        ]
        options = {"name": name, "columns": columns, "style": _STYLE}
        sheet.add_table(HEADER_ROW, first_column, last, end, options)
        self._add_lists(sheet, heads, first_column=first_column, last=last)

    def write(self, sheet: Any, row: int, column: int, written: Written) -> None:  # noqa: ANN401 - no types
        """Write one cell by the kind of its content."""
        cell, look = written.cell, written.format
        if written.formula:
            self.formula_cells[sheet.name].append((row, column))
            result = cell.toordinal() - DAY_ZERO if isinstance(cell, date) else cell
            sheet.write_formula(
                row, column, written.formula, look, "" if result is None else result
            )
        elif isinstance(cell, str):
            write_text(sheet, row, column, text=cell, look=look or self.formats.text(cell))
        elif isinstance(cell, float | int):
            sheet.write_number(row, column, cell, look or self.formats.number)
        elif isinstance(cell, date):
            serial = cell.toordinal() - DAY_ZERO
            sheet.write_number(row, column, serial, look or self.formats.day)

    def name(self, name: str, sheet: Any, *, row: int, column: int) -> None:  # noqa: ANN401 - no types
        """Give a cell a name, by which formulas and people call it."""
        from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415 - heavy

        cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        self._book.define_name(name, f"='{sheet.get_name()}'!{cell}")

    def picture(
        self,
        sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
        data: bytes,
        *,
        row: int,
        column: int,
        scale: float,
        text: str,
    ) -> None:
        """Put a picture on a sheet, with the text for those who cannot see it."""
        options = {
            "image_data": BytesIO(data),
            "x_scale": scale,
            "y_scale": scale,
            "description": text,
            "object_position": 3,
        }
        sheet.insert_image(row, column, "picture.png", options)

    def chart(self, kind: str, *, subtype: str = "") -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        """Make a native chart, to be filled and put on a sheet."""
        return self._book.add_chart({"type": kind, "subtype": subtype})

    def set_height(
        self,
        sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
        row: int,
        cells: Iterable[tuple[Cell, float]],
        look: Any = None,  # noqa: ANN401 - the format of the row's empty cells
    ) -> None:
        """Make a row as high as its longest text needs; not every program does so by itself."""
        texts = ((cell, width) for cell, width in cells if isinstance(cell, str))
        lines = max((lines_of(text, width) for text, width in texts), default=1)
        if lines > 1 or look is not None:
            height = _LINE_HEIGHT * min(lines, _MOST_LINES) if lines > 1 else None
            sheet.set_row(row, height, look)

    def set_up_print(self, sheet: Any, *, pages_wide: int = 1, heads: Sequence[Head] = ()) -> None:  # noqa: ANN401 - no types
        """Print landscape, so many pages wide, with the header on every page and a footer.

        With the heads of a table as wide as it takes to be read, its first column on every page.
        Without a print area: LibreOffice prints a hidden sheet too where one is set.
        """
        if heads:
            wide = sum(each.width for each in heads if not (each.is_rare or each.is_hidden))
            pages_wide = max(1, ceil(wide / _CHARACTERS_A_PAGE))
            if pages_wide > 1:
                sheet.repeat_columns(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(pages_wide, 0)
        sheet.repeat_rows(HEADER_ROW)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer("&L&F&C&A&R&P / &N")

    def freeze(self, sheet: Any, *, columns: int = 1) -> None:  # noqa: ANN401 - no types
        """Keep the header and the first columns in sight."""
        sheet.freeze_panes(HEADER_ROW + 1, columns)

    def finished(self) -> bytes:
        """Close the workbook and return its bytes."""
        self._book.close()
        return self._memory.getvalue()

    def _free_name(self, wanted: str) -> str:
        """Return a sheet name that Excel takes and that is not in use yet."""
        plain = wanted.translate(_NOT_IN_NAMES).strip()[:_SHEET_NAME] or "Sheet"
        name, count = plain, 1
        while name.casefold() in self._names:
            count += 1
            tail = f" {count}"
            name = plain[: _SHEET_NAME - len(tail)] + tail
        self._names.add(name.casefold())
        return name

    def _set_columns(self, sheet: Any, heads: Sequence[Head], first: int) -> None:  # noqa: ANN401 - no types
        for column, head in enumerate(heads, start=first):
            options: Mapping[str, Any] = {}
            if head.is_hidden:
                options = {"hidden": True}
            elif head.is_rare:
                options = {"level": 1, "hidden": True}
            sheet.set_column(column, column, head.width, head.format, options)
            if head.note:
                sheet.write_comment(HEADER_ROW, column, head.note, {"x_scale": 1.6})

    def _add_lists(
        self,
        sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
        heads: Sequence[Head],
        *,
        first_column: int,
        last: int,
    ) -> None:
        for column, head in enumerate(heads, start=first_column):
            if not head.choices:
                continue
            message = (
                _("Choose one of the words of the list.")
                if head.is_strict
                else _("This name is not in the list. Add it to its own sheet first.")
            )
            options = {
                "validate": "list",
                "source": f"={head.choices}",
                "error_type": "stop" if head.is_strict else "warning",
                "error_title": head.text[:32],
                "error_message": message[:255],
            }
            sheet.data_validation(HEADER_ROW + 1, column, last, column, options)


def write_text(sheet: Any, row: int, column: int, *, text: str, look: Any = None) -> None:  # noqa: ANN401 - no types
    """Write a text so that it comes back as it is; an empty one leaves the cell empty.

    XlsxWriter 3.3 takes a text from "<r>" to "</r>" for markup, and of two overlapping escapes
    ("_x005F_x0041_") it escapes only one. Such texts are handed over as one run of rich text, in
    which nothing is left to escape.
    """
    if not text:
        return
    if not is_plain(text):
        exact = _ESCAPE.sub("&#95;x005F&#95;", escape(text))
        text = f'<r><t xml:space="preserve">{exact}</t></r>'
    if sheet.write_string(row, column, text, look):
        raise UserError(
            _("A text is too long for a cell: “{text}”. Shorten it, then export again.").format(
                text=shown(text)
            )
        )


def is_plain(text: str) -> bool:
    """Say whether XlsxWriter writes a text as it is."""
    return not (text.startswith("<r>") or ("_x" in text and _OVERLAPPING.search(text)))
