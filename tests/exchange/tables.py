"""Small tables to guess about, and what becomes of them, said in a few words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from scorecard_app.domain.plain import Plain as Json
from scorecard_app.exchange.guesses.meaning import Meaning, understood
from scorecard_app.exchange.intake.claims import Claims
from scorecard_app.exchange.intake.extracting import claims_of
from scorecard_app.exchange.sheets.sheet import Book, Corner, sheet_of

TODAY = date(2026, 11, 27)
Rows = Sequence[Any]


def book(rows: Rows, *, sheet: str = "Data", merges: Sequence[tuple[Corner, Corner]] = ()) -> Book:
    """Return a book of one sheet."""
    return Book("figures.xlsx", (sheet_of(sheet, rows, merges=merges),))


def meaning(rows: Rows, corrections: Mapping[str, Json] | None = None, **more: object) -> Meaning:
    """Return what a table means."""
    return understood(book(rows, **more), corrections or {}, today=TODAY)  # type: ignore[arg-type]


def claims(rows: Rows, corrections: Mapping[str, Json] | None = None, **more: object) -> Claims:
    """Return what a table claims."""
    return claims_of(meaning(rows, corrections, **more))


def figures(claims: Claims) -> dict[str, dict[str, float]]:
    """Return the numbers of each measure by kind and period: {"Sales": {"actual 2026-01": 5}}."""
    return {
        each.name: {
            f"{kind.value} {period}": claim.number
            for kind, found in each.figures.items()
            for period, claim in found.items()
        }
        for each in claims.measures
    }


def roles(meaning: Meaning) -> list[str]:
    """Return the role of each column."""
    return [each.role.value for each in meaning.columns]
