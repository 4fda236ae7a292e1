"""A workbook as people keep theirs: formats, formulas, charts, sparklines, shapes, rules, notes."""

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

MONTHS = ("2026-01", "2026-02", "2026-03")


def rich_book(path: Path) -> Path:
    """Write a workbook of one wide table among everything that others lose."""
    book = Workbook(path)
    page = book.add_worksheet("Figures")
    percent = book.add_format({"num_format": "0.0%", "bg_color": "#FFEE00"})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    page.write_row("A1", ["Measure", "Unit", *MONTHS, "Sum"])
    page.write_row("A2", ["Sales", "EUR", 10, 20])
    page.write_formula("F2", "=SUM(C2:E2)", value=30)
    page.write_row("A3", ["On time", "%"])
    page.write_row("C3", [0.5, 0.25], percent)
    page.write_blank("E3", None, percent)
    page.write_row("A4", ["Go live", "Date"])
    page.write_datetime("C4", date(2026, 9, 1), day)
    page.write_row("A5", ["Cost", "EUR", 7])
    page.write_formula("D5", "=C5*2", value=14)
    page.write_row("A6", ["Mood", "", "Pending", "1.5"])
    page.add_sparkline("H2", {"range": "Figures!C2:E2"})
    page.conditional_format("C2:E2", {"type": "data_bar", "data_bar_2010": True})
    page.conditional_format("C3:E3", {"type": "icon_set", "icon_style": "3_symbols"})
    page.data_validation("C2:E2", {"validate": "decimal", "criteria": ">", "value": -1e9})
    page.insert_textbox("J2", "A remark")
    page.insert_button("J9", {"macro": "nothing"})
    page.write_comment("C2", "A note")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Figures!$C$2:$E$2"})
    page.insert_chart("J14", chart)
    book.add_worksheet("Other").write_formula("A1", "=Figures!F2*2", value=60)
    book.close()
    return path


def parts(path: Path) -> Mapping[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}
