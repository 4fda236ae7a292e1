"""The text of a cell as the user's own program would show it."""

from datetime import date, timedelta

from scorecard_app.exchange.intake.rows import shown
from scorecard_app.exchange.sheets.sheet import Fault, Sheet
from scorecard_app.present.numbers import format_date, format_plain
from scorecard_app.texts import LocaleForms, _


def cell_text(sheet: Sheet, row: int, column: int, forms: LocaleForms) -> str:
    """Return what a cell shows: numbers with their sign of percent or money, days, texts."""
    cell = sheet.cell(row, column)
    match cell:
        case float():
            mark = sheet.mark(row, column)
            if mark == "%":
                return format_plain(cell * 100, forms) + " %"
            return " ".join(each for each in (format_plain(cell, forms), mark) if each)
        case date():
            return format_date(cell, forms)
        case bool():
            return _("yes") if cell else _("no")
        case timedelta():
            return str(cell)
        case Fault():
            return cell.text or _("not calculated")
        case _:
            return shown(cell)
