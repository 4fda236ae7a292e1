"""What people know a thing by cannot be emptied: that is named by its cell, and no change."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard_app.domain.ids import NoteId
from scorecard_app.domain.people import Note
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.back.book import BookIn
from scorecard_app.exchange.workbook.back.preview import preview
from scorecard_app.exchange.workbook.back.returned import returned
from scorecard_app.exchange.workbook.back.together import UNDECIDED
from scorecard_app.present.merging.rows import Kind, MergeRow
from scorecard_app.texts import LocaleForms
from tests.builders import minter
from tests.exchange.workbook.books import edited, imported, put, written
from tests.exchange.workbook.cards import small_card
from tests.exchange.workbook.sheets import appended, book_of_small_card, retyped, sent


def rows(book: BookIn, mine: Scorecard) -> tuple[MergeRow, ...]:
    return preview(returned(book, mine, mint=minter()), UNDECIDED, LocaleForms()).rows


@pytest.mark.parametrize(
    ("table", "row_id", "cell"),
    [
        ("objectives", "Grow", "Objectives!A4"),
        ("measures", "Cost", "Measures!A4"),
        ("people", "bob", "People!A5"),
        ("perspectives", "Value", "Perspectives!A4"),
    ],
)
@pytest.mark.parametrize("typed", [None, "   "])
def test_an_emptied_name_is_a_problem_of_its_cell_and_no_change(
    table: str, row_id: str, cell: str, typed: str | None
) -> None:
    (row,) = rows(retyped(book_of_small_card(), table, "name", row_id, typed), small_card())
    assert (row.kind, row.what) == (Kind.UNREAD, cell)
    assert "must not be empty" in row.says


def test_the_rest_of_a_row_with_an_emptied_name_is_taken() -> None:
    book = retyped(book_of_small_card(), "people", "name", "bob", None)
    found = rows(retyped(book, "people", "role", "bob", "CIO"), small_card())
    assert [(row.kind, row.theirs) for row in found] == [(Kind.CHANGED, "CIO"), (Kind.UNREAD, "")]


def test_an_emptied_text_of_a_note_is_a_problem_too(tmp_path: Path) -> None:
    card = small_card().put(Note(NoteId("n"), "Ask the board"))
    (row,) = rows(retyped(sent(card, tmp_path), "notes", "text", "n", None), card)
    assert (row.kind, row.what) == (Kind.UNREAD, "Notes!A4")


def test_an_emptied_name_of_the_scorecard_is_a_problem(tmp_path: Path) -> None:
    path = written(small_card(), tmp_path)
    with edited(path) as book:
        put(book, "Settings", "Value", "Name", None)
    result = imported(small_card(), path)
    assert (result.card, result.counts.unread) == (small_card(), 1)
    assert result.lines[0].startswith("Not read: Settings!B4: This cell must not be empty")


def test_a_new_row_without_a_name_is_named_and_left() -> None:
    book = appended(book_of_small_card(), "people", {"role": "CFO"})
    (row,) = rows(book, small_card())
    assert (row.kind, row.what) == (Kind.UNREAD, "People!A6")


def test_what_never_had_a_name_needs_none(tmp_path: Path) -> None:
    card = small_card()
    bob = replace(next(each for each in card.people.values() if each.id == "bob"), name="")
    card = card.put(bob)
    book = retyped(sent(card, tmp_path), "people", "role", "bob", "CIO")
    (row,) = rows(book, card)
    assert (row.kind, row.theirs) == (Kind.CHANGED, "CIO")
