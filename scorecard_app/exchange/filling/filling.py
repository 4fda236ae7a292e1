"""Fill a copy of somebody's workbook with the numbers of a scorecard: the door of this room.

The workbook is read as an import would read it; where an import would take a number from, there
the scorecard's own number goes. The workbook itself is never written to.
"""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.filling.belongings import belongings_of
from scorecard_app.exchange.filling.packages import has_formulas, recalculated, rewritten
from scorecard_app.exchange.filling.report import CellHeld, CellSet, Filled
from scorecard_app.exchange.filling.sheet_xml import NewCell, OddSheetError, patched, spans_of
from scorecard_app.exchange.filling.sheets import SheetFiller, expected
from scorecard_app.exchange.filling.tables import meanings_to_fill
from scorecard_app.exchange.filling.texts import TextFilling
from scorecard_app.exchange.filling.wanted import Covered, Figures, Matching, unplaced_in
from scorecard_app.exchange.guesses.guess import NOTHING_CORRECTED, Corrections
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.intake.profiles import Profile
from scorecard_app.exchange.sheets.failures import FailureError, said
from scorecard_app.exchange.sheets.preflight import Checked, content_of, looked_over
from scorecard_app.exchange.sheets.reading import read_book
from scorecard_app.exchange.sheets.sheet import Book, Corner, Plain, Sheet
from scorecard_app.exchange.sheets.styles import styles_of
from scorecard_app.exchange.whole_file import write_whole
from scorecard_app.exchange.workbook.recognising import is_ours
from scorecard_app.texts import _

BOOKS: Final = (".xlsx", ".xlsm")
TEXTS: Final = (".csv", ".tsv", ".txt")
_EXAMPLES: Final = 3
_NEAR: Final = timedelta(milliseconds=2)
_BOOK: Final = "xl/workbook.xml"
_1904: Final = re.compile(rb'date1904="(1|true)"')


def filled(  # noqa: PLR0913 - what is filled, and by which decisions
    source: Path,
    target: Path,
    card: Scorecard,
    corrections: Corrections = NOTHING_CORRECTED,
    *,
    profiles: Sequence[Profile] = (),
    today: date,
    is_cancelled: Callable[[], bool] = bool,
) -> Filled:
    """Write a copy of a workbook with the numbers of a scorecard in it, and say what was set.

    UserError where the copy would replace the workbook, or where nothing can be filled.
    """
    check_target(source, target)
    content, report = prepared(
        source, card, corrections, profiles=profiles, today=today, is_cancelled=is_cancelled
    )
    write_whole(target, content)
    return report


def check_target(source: Path, target: Path) -> None:
    """Raise UserError where the copy would be the workbook itself, or of another kind."""
    ending = source.suffix.lower()
    if ending not in {*BOOKS, *TEXTS}:
        raise UserError(
            _(
                "“{name}” cannot be filled: only .xlsx and .xlsm workbooks and the texts .csv, "
                ".tsv and .txt can. Save it as .xlsx in the program that wrote it."
            ).format(name=source.name)
        )
    if target.suffix.lower() != ending:
        raise UserError(
            _("“{name}”: the copy must end in {ending}, as the workbook does.").format(
                name=target.name, ending=ending
            )
        )
    is_same = target.exists() and source.exists() and target.samefile(source)
    if is_same or target.resolve() == source.resolve():
        raise UserError(
            _("“{name}” is the workbook itself. Choose another name for the copy.").format(
                name=target.name
            )
        )


def prepared(
    source: Path,
    card: Scorecard,
    corrections: Corrections = NOTHING_CORRECTED,
    *,
    profiles: Sequence[Profile] = (),
    today: date,
    is_cancelled: Callable[[], bool] = bool,
) -> tuple[bytes, Filled]:
    """Return the content of the filled copy, and what is set in it; nothing is written.

    UserError where nothing in the tables belongs to the scorecard.
    """
    read_meanings = partial(
        meanings_to_fill,
        corrections=corrections,
        profiles=profiles,
        today=today,
        fiscal_start=card.settings.fiscal_start,
    )
    if source.suffix.lower() in TEXTS:
        return _prepared_text(source, card, read_meanings, is_cancelled=is_cancelled)
    book, looked = _read(source, is_cancelled=is_cancelled)
    meanings = read_meanings(book)
    try:
        with zipfile.ZipFile(BytesIO(looked.content)) as package:
            filling = _Filling(looked, package, Figures(card), meanings)
            content = filling.content()
            report = filling.report()
    except OddSheetError as error:
        raise _too_odd(source.name) from error
    _refuse_where_nothing_fits(source.name, report)
    _check(content, source, book, filling.cells, is_cancelled=is_cancelled)
    return content, report


def _prepared_text(
    source: Path,
    card: Scorecard,
    read_meanings: Callable[[Book], tuple[Meaning, ...]],
    *,
    is_cancelled: Callable[[], bool],
) -> tuple[bytes, Filled]:
    """Return the content of the filled copy of a text, and what is set in it."""
    book = read_book(source, is_cancelled=is_cancelled)
    if "delimiter" not in book.notes:
        raise _too_odd(source.name)
    meanings = read_meanings(book)
    try:
        filling = TextFilling(content_of(source), book, Figures(card), meanings)
        content = filling.filled()
    except FailureError as error:
        raise said(source.name, error) from error
    except OddSheetError as error:
        raise _too_odd(source.name) from error
    _refuse_where_nothing_fits(source.name, filling.report)
    cells = {sheet.name: filling.cells for sheet in book.sheets}
    _check(content, source, book, cells, is_cancelled=is_cancelled)
    return content, filling.report


def _refuse_where_nothing_fits(name: str, report: Filled) -> None:
    """Raise UserError where no cell of the tables is for a number of the scorecard."""
    if report.cells or report.unchanged or report.held:
        return
    rows = [each.partition(", “")[2].rstrip("”") for each in report.strangers[:_EXAMPLES]]
    tables = ", ".join(report.tables)
    if rows:
        text = _(
            "“{name}” was not filled: nothing in {tables} belongs to this scorecard. It has no "
            "measure for these rows, among others: {rows}."
        )
    else:
        text = _(
            "“{name}” was not filled: {tables} has no cell for any number of this scorecard, by "
            "measure, kind of value and period."
        )
    raise UserError(text.format(name=name, tables=tables, rows=", ".join(f"“{e}”" for e in rows)))


def _read(source: Path, *, is_cancelled: Callable[[], bool]) -> tuple[Book, Checked]:
    """Read a workbook in the child, then look it over here; UserError where it cannot be read."""
    if is_ours(source):
        raise UserError(
            _(
                "“{name}” was exported by this program. Export a new workbook instead of filling "
                "this one."
            ).format(name=source.name)
        )
    book = read_book(source, is_cancelled=is_cancelled)
    try:
        looked = looked_over(content_of(source))
    except FailureError as error:
        raise said(source.name, error) from error
    if not looked.parts:
        raise _too_odd(source.name)
    return book, looked


@dataclass
class _Filling:
    """The copy while it is made."""

    looked: Checked
    package: zipfile.ZipFile
    figures: Figures
    meanings: Sequence[Meaning]
    cells: dict[str, dict[Corner, NewCell]] = field(default_factory=dict)
    _set: list[CellSet] = field(default_factory=list)
    _held: list[CellHeld] = field(default_factory=list)
    _strangers: list[str] = field(default_factory=list)
    _found: set[MeasureId] = field(default_factory=set)
    _covered: Covered = field(default_factory=set)
    _unchanged: int = 0

    def content(self) -> bytes:
        """Fill every sheet and return the package of the copy."""
        book = self._part(_BOOK)
        is_1904 = _1904.search(book) is not None
        changed: dict[str, bytes] = {}
        for name in dict.fromkeys(each.table.sheet.name for each in self.meanings):
            part = self.looked.parts.get(name, "")
            content = self._filled(name, self._part(part), is_1904=is_1904)
            if self.cells[name]:
                changed[part] = content
        if changed and has_formulas(self.package):
            changed[_BOOK] = recalculated(book)
        return rewritten(self.package, changed)

    def report(self) -> Filled:
        """Say what was set, and what was not."""
        measures = self.figures.card.measures
        return Filled(
            tables=tuple(each.table.address for each in self.meanings),
            cells=tuple(self._set),
            unchanged=self._unchanged,
            held=tuple(self._held),
            unplaced=tuple(unplaced_in(self.figures, self._found, self._covered)),
            strangers=tuple(self._strangers),
            absent=tuple(each.name for key, each in measures.items() if key not in self._found),
            belongings=belongings_of(self.package, self.looked.sheets),
            guesses=tuple(guess for each in self.meanings for guess in each.guesses),
            has_formulas=has_formulas(self.package),
        )

    def _filled(self, name: str, part: bytes, *, is_1904: bool) -> bytes:
        """Fill the tables of one sheet; return its XML."""
        if not part:
            raise OddSheetError
        meanings = [each for each in self.meanings if each.table.sheet.name == name]
        sheet = meanings[0].table.sheet
        rows = {sheet.rows[row] for each in meanings for row in each.rows}
        spans = spans_of(part, rows)
        filler = SheetFiller(sheet, spans, styles_of(self._part("xl/styles.xml")))
        for meaning in meanings:
            matching = Matching(meaning, self.figures, self._covered, self._found)
            filler.fill(meaning, matching.wanted())
            self._strangers += matching.strangers
        outcome = filler.outcome
        self.cells[name] = outcome.cells
        self._set += outcome.set
        self._held += outcome.held
        self._unchanged += outcome.unchanged
        return patched(spans, outcome.cells, is_1904=is_1904)

    def _part(self, name: str) -> bytes:
        kept = self.looked.sheets.get(name)
        if kept is not None:
            return kept
        return self.package.read(name) if name in self.package.namelist() else b""


def _check(
    content: bytes,
    source: Path,
    book: Book,
    cells: Mapping[str, Mapping[Corner, NewCell]],
    *,
    is_cancelled: Callable[[], bool],
) -> None:
    """Read the copy again: nothing but the cells that were set may differ."""
    with TemporaryDirectory(prefix="scorecard-") as folder:
        path = Path(folder) / source.name
        path.write_bytes(content)
        again = read_book(path, is_cancelled=is_cancelled)
    pairs = zip(book.sheets, again.sheets, strict=True)
    if not all(_is_as_meant(old, new, cells.get(old.name, {})) for old, new in pairs):
        raise _too_odd(source.name)


def _is_as_meant(old: Sheet, new: Sheet, cells: Mapping[Corner, NewCell]) -> bool:
    if (list(old.rows), list(old.columns)) != (list(new.rows), list(new.columns)):
        return False
    numbers, others = expected(old, cells)
    if numbers != new.numbers.tobytes() or others.keys() != new.others.keys():
        return False
    return all(_is_same(cell, new.others[at]) for at, cell in others.items())


def _is_same(meant: Plain, read: Plain) -> bool:
    """Say whether a cell reads as meant; spans of time are kept to the millisecond."""
    if isinstance(meant, timedelta) and isinstance(read, timedelta):
        return abs(meant - read) <= _NEAR
    return meant == read


def _too_odd(name: str) -> UserError:
    return UserError(
        _(
            "“{name}” is written in a way in which single cells cannot be changed safely. Open it "
            "in a spreadsheet program, save it as .xlsx and fill that; nothing was written."
        ).format(name=name)
    )
