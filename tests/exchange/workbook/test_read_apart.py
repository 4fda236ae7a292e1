"""A workbook that comes back is read by a process of its own, as any other file is.

The oracle for what it holds is the same reading in this process.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets import reading
from scorecard_app.exchange.sheets.child import answer
from scorecard_app.exchange.sheets.sheet import Book
from scorecard_app.exchange.sheets.wire import unpacked
from scorecard_app.exchange.workbook.back.book import open_book
from tests.exchange.workbook.books import edited, imported, put, written
from tests.exchange.workbook.cards import small_card
from tests.exchange.workbook.conftest import run_here
from tests.exchange.workbook.test_bad_books import repack, same

BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the workbook of the small card."""
    return written(small_card(), tmp_path)


def refusal(path: Path, **limits: float) -> str:
    """Return the sentence with which a workbook is refused."""
    with pytest.raises(UserError) as refused:
        open_book(path, **limits)  # type: ignore[arg-type]  # seconds alone
    return str(refused.value)


@pytest.mark.usefixtures("with_child")
def test_the_child_says_all_that_is_read_here(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with edited(path) as book:
        added = book.create_sheet("Mine")
        added.append([1.5, True, " ", "x", dt.time(0, 30), dt.date(2026, 9, 1), "=1+1"])
        put(book, "Data entry", "2026-01", "Cost", "=1+1")
    apart = open_book(path)
    monkeypatch.setattr(reading, "_run_child", run_here)
    assert apart == open_book(path)
    assert apart.added == ("Mine",)
    assert apart.base == small_card()


@pytest.mark.usefixtures("with_child")
@pytest.mark.parametrize(
    ("part", "content", "says"),
    [
        ("docProps/custom.xml", BOMB, "holds a document type declaration"),
        ("xl/media/zeros.bin", bytes(8 * 2**20), "unpacks to far more"),
    ],
)
def test_a_hostile_workbook_is_refused_by_the_child(
    path: Path, part: str, content: bytes, says: str
) -> None:
    repack(path, same, **{part: content})
    assert says in refusal(path)


@pytest.mark.usefixtures("with_child")
def test_a_dimension_that_lies_is_not_believed(path: Path) -> None:
    def lie(_name: str, content: bytes) -> bytes:
        return content.replace(b'<dimension ref="A1:', b'<dimension ref="A1:XFD1048576" x="')

    repack(path, lie)
    result = imported(small_card(), path)
    assert (result.card, result.lines) == (small_card(), ())


@pytest.mark.usefixtures("with_child")
def test_reading_a_workbook_that_comes_back_ends_when_it_is_stopped_or_takes_too_long(
    path: Path,
) -> None:
    assert "took longer than 0 seconds" in refusal(path, seconds=0)
    with pytest.raises(UserError, match="was stopped"):
        open_book(path, is_cancelled=lambda: True)


def test_a_number_that_is_none_is_named_and_left(path: Path) -> None:
    with edited(path) as book:
        where = put(book, "Data entry", "2026-01", "Cost", 4.25)

    def spoil(name: str, content: bytes) -> bytes:
        return content.replace(b"<v>4.25</v>", b"<v>NaN</v>") if "sheets" in name else content

    repack(path, spoil)
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert result.lines[0].startswith(f"Not read: {where}:")


def test_a_sheet_that_people_added_and_nobody_can_read_hinders_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with edited(path) as book:
        book.create_sheet("Mine")
    known = unpacked(answer(path.read_bytes(), is_whole=True), "x")
    broken = replace(known, notes={"unread": '["Mine"]'})
    monkeypatch.setattr("scorecard_app.exchange.workbook.back.book.read_own", _giving(broken))
    assert open_book(path).added == ("Mine",)
    spoilt = replace(known, notes={"unread": '["Measures"]'})
    monkeypatch.setattr("scorecard_app.exchange.workbook.back.book.read_own", _giving(spoilt))
    assert "is damaged or was cut short" in refusal(path)


def _giving(book: Book) -> Callable[..., Book]:
    def read(_path: Path, **_limits: object) -> Book:
        return book

    return read
