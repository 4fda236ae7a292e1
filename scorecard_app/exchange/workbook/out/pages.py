"""Write the sheets that are only read: the first page and the scorecard as it stands."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, write_text
from scorecard_app.exchange.workbook.out.formats import INK
from scorecard_app.texts import _

_FRONT_WIDTH: Final = 100


def write_front(
    book: Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    card: Scorecard,
    *,
    sheets: Sequence[tuple[str, str]],
    exported_at: datetime | None,
) -> None:
    """Write what the workbook is, what each sheet is for, and how to send changes back."""
    formats = book.formats
    label, body = formats.of(bold=True), formats.of(text_wrap=True)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, _FRONT_WIDTH)
    row = HEADER_ROW
    if exported_at is not None:
        write_text(sheet, row, 0, text=_("Written"), look=label)
        look = formats.of(num_format="yyyy-mm-dd hh:mm", align="left")
        sheet.write_datetime(row, 1, exported_at.replace(tzinfo=None), look)
        row += 1
    for name, text in _guide():
        write_text(sheet, row, 0, text=name, look=label)
        write_text(sheet, row, 1, text=text, look=body)
        book.set_height(sheet, row, [(text, _FRONT_WIDTH)])
        row += 1
    row += 1
    write_text(sheet, row, 0, text=_("Sheet"), look=formats.header)
    write_text(sheet, row, 1, text=_("What it is for"), look=formats.header)
    for name, text in sheets:
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats.of(font_color=INK), name)
        write_text(sheet, row, 1, text=text, look=body)
        book.set_height(sheet, row, [(text, _FRONT_WIDTH)])
    if card.settings.mission:
        write_text(sheet, row + 2, 0, text=_("Mission"), look=label)
        write_text(sheet, row + 2, 1, text=card.settings.mission, look=body)
    book.set_up_print(sheet)


def _guide() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("What this is"),
            _("A scorecard, written so that people can read it and change it in a spreadsheet."),
        ),
        (
            _("How to change it"),
            _(
                "Change cells in the tables, or add rows directly below them. Sort, filter, move "
                "and hide columns as you like. Numbers are on “Data entry” and on “Values”."
            ),
        ),
        (
            _("How to send it back"),
            _(
                "Save the workbook as .xlsx and import it into the scorecard. Hidden columns hold "
                "ids: leave them, and every row finds its place. A row that is missing is kept."
            ),
        ),
        (
            _("What the scores follow"),
            _(
                "Scores, coverage and statuses are formulas: they follow the day at the top of "
                "“Scorecard”, “Data entry”, baselines, the figures of scoring rules, weights and "
                "bands. What of a row they do not follow stands there in the column “Fixed”. "
                "Another rule, roll-up or policy for missing data takes effect in the program."
            ),
        ),
        (
            _("Status"),
            _(
                "Each status has a shape and a word: ● on track, ▲ at risk, ■ off track, "
                "○ no data, ◌ not scored."
            ),
        ),
    )
