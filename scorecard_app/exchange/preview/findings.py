"""Everything that the import page shows of an import that is not made yet: one slow, pure step."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from scorecard_app.domain.ids import MintId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.guess import NOTHING_CORRECTED, Corrections
from scorecard_app.exchange.guesses.meaning import ORDER, Meaning
from scorecard_app.exchange.intake.importing import Intake, intake_of, meanings_of
from scorecard_app.exchange.intake.profiles import Profile
from scorecard_app.exchange.preview.changes import ChangeRow, ResultRow, change_rows, result_rows
from scorecard_app.exchange.preview.columns import ColumnRow, column_rows
from scorecard_app.exchange.preview.guesses import GuessLine, guess_lines
from scorecard_app.exchange.preview.issues import IssueGroup, Mended, issue_groups, mended_cells
from scorecard_app.exchange.preview.shapes import ShapeLine, shape_lines
from scorecard_app.exchange.preview.tables import SourceLine, TableLine, source_lines, table_lines
from scorecard_app.exchange.preview.wordings import WordLine, word_lines
from scorecard_app.exchange.sheets.sheet import Book
from scorecard_app.exchange.values.numbers import Repair
from scorecard_app.texts import LocaleForms

SHOWN_RESULTS: Final = 200


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What an import rests on."""

    card: Scorecard
    books: tuple[Book, ...]
    corrections: Corrections = field(default_factory=lambda: NOTHING_CORRECTED)
    profiles: tuple[Profile, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of an inquiry; without an intake `refused` says why there is none."""

    inquiry: Inquiry
    meanings: tuple[Meaning, ...] = ()
    intake: Intake | None = None
    refused: str = ""
    sources: tuple[SourceLine, ...] = ()
    tables: tuple[TableLine, ...] = ()
    guesses: tuple[GuessLine, ...] = ()
    shapes: tuple[ShapeLine, ...] = ()
    columns: tuple[ColumnRow, ...] = ()
    issues: tuple[IssueGroup, ...] = ()
    mended: tuple[Mended, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    results: tuple[ResultRow, ...] = ()
    words: tuple[WordLine, ...] = ()

    @property
    def questions(self) -> tuple[GuessLine, ...]:
        """Return what only the user knows and has not said."""
        asks_order = any(each.repair is Repair.ORDER for each in self.issues)
        return tuple(
            each
            for each in self.guesses
            if each.value is None and (asks_order or not each.key.endswith(ORDER))
        )

    @property
    def unread(self) -> int:
        """Count the cells that were not taken."""
        return sum(len(each.cells) for each in self.issues)

    @property
    def remembered(self) -> tuple[str, ...]:
        """Return the headers of the tables for which something was remembered."""
        known = {each.signature for each in self.inquiry.profiles}
        return tuple(each.signature for each in self.meanings if each.signature in known)


def found(inquiry: Inquiry, *, today: date, mint: MintId, forms: LocaleForms) -> Findings:
    """Guess what books mean, and what they would make of the scorecard; refuses in `refused`."""
    sources = source_lines(inquiry.books)
    card, told = inquiry.card, inquiry.corrections
    try:
        meanings = meanings_of(
            inquiry.books,
            told,
            profiles=inquiry.profiles,
            today=today,
            fiscal_start=card.settings.fiscal_start,
        )
    except UserError as error:
        return Findings(inquiry, refused=str(error), sources=sources)
    try:
        intake = intake_of(card, meanings, told, mint=mint)
    except UserError as error:
        return Findings(inquiry, meanings, None, str(error), sources, table_lines(meanings))
    return Findings(
        inquiry,
        meanings,
        intake,
        "",
        sources,
        table_lines(meanings),
        tuple(guess_lines(intake.guesses, forms, fiscal_start=card.settings.fiscal_start)),
        shape_lines(meanings),
        column_rows(meanings, forms),
        issue_groups(intake.plan, meanings),
        tuple(mended_cells(told)),
        change_rows(card, intake.plan),
        result_rows(intake.plan, forms, most=SHOWN_RESULTS),
        word_lines(meanings, forms),
    )
