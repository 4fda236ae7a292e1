import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.ids import SeriesId
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present import grid
from scorecard_app.present.blocks import filled_block, fitted_block, format_block, parse_block
from scorecard_app.present.grid import GridRow, Place
from scorecard_app.texts import LocaleForms
from tests.present.small_card import RATING, REVENUE, SPARE, context, minter, month, small_card

GERMAN = LocaleForms(decimal=",", group=".", date_order="dmy", date_separator=".")
ACTUAL, TARGET = SeriesKind.ACTUAL, SeriesKind.TARGET


def write(
    texts: dict[Place, str], *, forms: LocaleForms | None = None, card: Scorecard | None = None
) -> Scorecard:
    return grid.write_texts(
        card or small_card(),
        measure_id=REVENUE,
        texts=texts,
        forms=forms or LocaleForms(),
        mint=minter(),
    )


def numbers(card: Scorecard, kind: SeriesKind) -> dict[int, float]:
    series = Relations(card).first_series(REVENUE, kind)
    return dict(series.samples) if series else {}


def row(card: Scorecard, kind: SeriesKind) -> GridRow:
    return next(each for each in grid.grid_rows(Relations(card), REVENUE) if each.kind is kind)


def test_actual_and_target_are_rows_before_they_hold_anything() -> None:
    rows = grid.grid_rows(Relations(small_card()), SPARE)
    assert [(each.kind, each.label, each.series_id) for each in rows] == [
        (ACTUAL, "Actual", None),
        (TARGET, "Target", None),
    ]


def test_a_second_series_of_a_kind_is_a_row_to_read() -> None:
    card = small_card().put(
        Series(SeriesId("f1"), REVENUE, SeriesKind.FORECAST, position=2.0),
        Series(SeriesId("f2"), REVENUE, SeriesKind.FORECAST, "Pessimist", position=3.0),
    )
    rows = grid.grid_rows(Relations(card), REVENUE)
    assert [(each.label, each.is_editable) for each in rows[2:]] == [
        ("Forecast", True),
        ("Pessimist", False),
    ]


def test_the_span_holds_the_day_shown_and_every_value() -> None:
    early = Series(SeriesId("p"), REVENUE, SeriesKind.PRIOR, samples=Samples.of({24000: 1.0}))
    card = small_card().put(early)
    span = grid.grid_span(context(card), card.measures[REVENUE])
    assert (span.first, span.last) == (24000, month("2026-09") + grid.LATER)


def test_a_target_still_in_force_is_shown_as_inherited() -> None:
    card = small_card()
    here, measure = context(card), card.measures[REVENUE]
    own = grid.grid_cell(here, measure, row(card, TARGET), month("2026-07"))
    later = grid.grid_cell(here, measure, row(card, TARGET), month("2026-09"))
    before = grid.grid_cell(here, measure, row(card, TARGET), month("2026-06"))
    assert (own.text, own.typed, own.is_inherited) == ("100.0", "100", False)
    assert (later.text, later.typed, later.is_inherited) == ("100.0", "", True)
    assert later.tooltip == "In force since Jul 2026."
    assert before.text == ""


def test_an_empty_text_takes_a_value_out() -> None:
    card = write({(ACTUAL, month("2026-08")): " ", (ACTUAL, month("2026-09")): "1,234.5"})
    assert numbers(card, ACTUAL) == {month("2026-07"): 90.0, month("2026-09"): 1234.5}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", 1234.5),
        ("(1.000)", -1000.0),
        ("(1.000 €)", -1000.0),
        ("12,5 %", 12.5),
        ("EUR 7", 7.0),
        ("-3", -3.0),
        ("\N{MINUS SIGN}3", -3.0),
    ],
)
def test_a_cell_copied_from_a_german_sheet_is_read(text: str, number: float) -> None:
    card = write({(ACTUAL, month("2026-09")): text}, forms=GERMAN)
    assert numbers(card, ACTUAL)[month("2026-09")] == number


def test_one_cell_that_cannot_be_read_is_named_and_nothing_is_written() -> None:
    texts = {(ACTUAL, month("2026-08")): "5", (TARGET, month("2026-09")): "n/a"}
    with pytest.raises(UserError, match=r"Target, Sep 2026: “n/a”.*Nothing was changed\."):
        write(texts)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1", (("1",),)),
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\t\n\t4\n", (("1", ""), ("", "4"))),
        ("1\n\n3", (("1",), ("",), ("3",))),
        ('"a\tb"\t"say ""x"""\n', (("a\tb", 'say "x"'),)),
        ('"two\nlines"\t2\n', (("two\nlines", "2"),)),
        ("1\t2\n3", (("1", "2"), ("3", ""))),
    ],
)
def test_a_block_is_read_as_spreadsheets_copy_it(
    text: str, block: tuple[tuple[str, ...], ...]
) -> None:
    assert parse_block(text) == block


@given(st.lists(st.lists(st.text("a\t\n\"', 1", max_size=4), min_size=2, max_size=2), min_size=1))
def test_a_written_block_is_read_back(rows: list[list[str]]) -> None:
    assert parse_block(format_block(rows)) == tuple(tuple(each) for each in rows)


def test_a_column_of_values_is_laid_along_its_row() -> None:
    assert fitted_block((("1",), ("2",), ("3",)), rows=2) == (("1", "2", "3"),)


def test_a_block_that_fits_neither_way_is_refused() -> None:
    with pytest.raises(UserError, match="has 3 rows, but here is room for 1 row"):
        fitted_block((("1", "2"), ("3", "4"), ("5", "6")), rows=1)


def test_one_copied_cell_fills_the_selection() -> None:
    assert filled_block((("7",),), rows=2, columns=2) == (("7", "7"), ("7", "7"))


def test_a_copied_percentage_is_one_for_a_spreadsheet_too() -> None:
    card = small_card()
    card = grid.write_texts(
        card,
        measure_id=RATING,
        texts={(ACTUAL, 8106): "-12.5"},
        forms=LocaleForms(),
        mint=minter(),
    )
    (actual, *_rest) = grid.grid_rows(Relations(card), RATING)
    assert grid.copied_text(context(card), card.measures[RATING], actual, 8106) == "-12.5%"
