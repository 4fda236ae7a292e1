"""Draw every step of an import, the page of a merge and a filled copy, as the window shows them.

python -m tests.exchange_screenshots FOLDER draws nothing else; further words are the language and
the themes. Workbooks are changed by their English names, so in other languages none comes back.
What it draws is to be looked at before an issue is called resolved.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from xlsxwriter import Workbook as XlsxWorkbook

from scorecard_app.app.window import make_application
from scorecard_app.document.merge.deciding import Side
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.plain import Plain
from scorecard_app.exchange.workbook.out.writing import write_workbook
from scorecard_app.ui.importing.page import ImportPage
from scorecard_app.ui.merging.page import MergePage
from scorecard_app.ui.prompts import Leaving
from tests.exchange.workbook.books import HEADER_ROW, edited, put
from tests.screenshots import SIZES, THEMES, Studio

_REAL = Path(__file__).with_name("exchange") / "real"
_MARKS = (
    "KPI;Verantwortlich;Jan 2026;Feb 2026;Mrz 2026\n"
    "Umsatz;Ann;1.234,5;später;1.250,0\n"
    "Kosten;Bob;2.000,7;12,5;später\n"
    "Zufriedenheit (%);Ann;81;82;offen\n"
    "Termintreue;Cem;3/4;5/6;88\n"
)


class Clerk:
    """Brings up one state after the other of the pages that take files."""

    def __init__(self, studio: Studio, folder: Path, *, sends_books: bool = True) -> None:
        self._studio = studio
        self._sends_books = sends_books
        self._folder = folder
        self._program = studio.program

    def pictures(self) -> Iterator[str]:
        """Bring up everything, and yield what to call it."""
        self._program.starter.begin_blank()
        self._studio.work()
        self._studio.answer(None)
        self._program.acts.imports.open()
        yield "20-import-no-file"
        yield from self._one("21-import-key-figures", "mcc_kpis_cr_cp1252.csv")
        yield from self._one("22-import-strategy", "poi_goal_priority_report.xlsx")
        yield from self._one("23-import-samples", "poi_conditional_samples.xlsx")
        names = [_REAL / f"mcc_{each}.csv" for each in ("indicators", "indicator_details")]
        self._program.acts.imports.take_both(*names)
        yield from self._steps("24-import-joined")
        self._correct({"second: year 1": "2006-04", "doubled ids": "by order"})
        yield from self._steps("25-import-joined-answered")
        marks = self._folder / "Kennzahlen Vertrieb.csv"
        marks.write_text(_MARKS, "utf-8")
        yield from self._one("26-import-marks", marks.name, self._folder)
        self._apply()
        yield "27-import-applied"
        if self._sends_books:
            yield from self._merges()
            yield from self._fills()

    def _one(self, name: str, file: str, folder: Path = _REAL) -> Iterator[str]:
        self._program.acts.imports.take_file(folder / file)
        yield from self._steps(name)

    def _steps(self, name: str) -> Iterator[str]:
        self._studio.work()
        for row in range(self._page.steps.count()):
            self._page.steps.setCurrentRow(row)
            yield f"{name}-{row + 1}"
        self._page.steps.setCurrentRow(0)

    def _correct(self, told: dict[str, Plain]) -> None:
        self._page.desk.correct(told)
        self._studio.work()

    def _apply(self) -> None:
        self._page.apply_button.click()
        self._studio.work()

    def _merges(self) -> Iterator[str]:
        """Send a workbook out, change both sides, and bring it back."""
        self._studio.answer(Leaving.DISCARD)
        self._program.starter.open_sample()
        self._studio.work()
        book = self._export("Georgia from Ann.xlsx")
        same = self._export("Georgia unchanged.xlsx")
        with edited(book) as sheets:
            _change(sheets)
        self._change_here()
        self._program.acts.merges.take_file(book)
        yield "30-merge-conflict"
        page = self._merge_page
        for kind in range(1, page.filters.kinds.count()):
            page.filters.kinds.setCurrentIndex(kind)
            yield f"31-merge-only-{page.filters.kinds.currentData().value}"
        page.filters.kinds.setCurrentIndex(0)
        page.decide_all(Side.THEIRS)
        yield "32-merge-decided"
        page.close_button.click()
        yield "33-merge-waits"
        self._program.acts.merges.take_file(same)
        yield "34-merge-nothing-new"

    def _export(self, name: str) -> Path:
        path = self._folder / name
        scene = self._studio.open.bridge.scene
        write_workbook(scene.card, path, results=scene.results)
        return path

    def _change_here(self) -> None:
        card = self._studio.open.card
        first, second, *_others = sorted(card.measures.values(), key=_place)
        after = card.put(replace(first, purpose="What we learn"), replace(second, purpose="Ours"))
        self._studio.open.history.run("Purposes", lambda _before: after)
        self._studio.work()

    def _fills(self) -> Iterator[str]:
        """Show what a copy of a workbook of somebody else would be filled with."""
        theirs = self._folder / "Monthly report.xlsx"
        _write_report(theirs)
        self._studio.answer(theirs)
        self._program.acts.fills.fill()
        yield "40-fill"
        self._studio.answer(self._folder / "none.xlsx")
        (self._folder / "none.xlsx").write_bytes(b"PK")
        self._program.acts.fills.fill()
        yield "41-fill-damaged"

    @property
    def _page(self) -> ImportPage:
        page = self._program.acts.imports.page
        assert page is not None
        return page

    @property
    def _merge_page(self) -> MergePage:
        page = self._program.acts.merges.page
        assert page is not None
        return page


def _place(measure: Measure) -> bool:
    return not measure.name.startswith("Household")


def _write_report(path: Path) -> None:
    """Write a report as a controller keeps it: quarters across, a total that is computed."""
    book = XlsxWorkbook(path)
    sheet = book.add_worksheet("Report")
    heads = ["Measure", "Unit", *(f"Q{each} 2010" for each in range(1, 5)), "Total"]
    sheet.write_row(0, 0, heads)
    names = (
        "Jobs created", "Firm Income", "Household Net Income", "Drainage completed (Contract 2)",
        "Debt Investments into PCs", "Complaints", "Direct beneficiaries",
    )  # fmt: skip
    for row, name in enumerate(names, 1):
        sheet.write_row(row, 0, [name, "", 1000.0 * row, 1200.5 * row, None, 7])
        sheet.write_formula(row, 6, f"=SUM(C{row + 1}:F{row + 1})", value=2207.5 * row)
    sheet.write_formula(2, 4, "=C3*1.1", value=2200)
    book.add_chart({"type": "line"}).add_series({"values": "=Report!$C$2:$F$2"})
    book.close()


def _change(book: Workbook) -> None:
    """Change a workbook as a colleague does: cells, a word, a new row, and a row deleted."""
    put(book, "Data entry", "2009-Q1", "Debt Investments into PCs", 1_250_000.5, kind="actual")
    put(book, "Data entry", "2009-Q2", "Jobs created", "soon", kind="actual")
    put(book, "Data entry", "2009-Q2", "Drainage completed (Contract 2)", 0.4, kind="actual")
    measures = book["Measures"]
    for row, words in ((1, "To know what is decided"), (2, "To see the ground dry")):
        measures.cell(HEADER_ROW + row, 2, words)
    measures.delete_rows(HEADER_ROW + 9)
    measures.cell(measures.max_row + 1, 1, "Complaints")
    links = book["Links"]
    links.delete_rows(HEADER_ROW + 3)


def main(out: Path, language: str = "en", *themes: str) -> None:
    """Draw everything into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    app = make_application(["screenshots"])
    for theme, size in product(themes or THEMES, SIZES):
        with TemporaryDirectory(prefix="screenshots-") as folder:
            place = Path(folder)
            studio = Studio(app, place, theme=theme, size=size, language=language)
            for name in Clerk(studio, place, sends_books=language == "en").pictures():
                studio.draw(out / f"{name}-{theme}-{size[0]}.png")
            studio.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
