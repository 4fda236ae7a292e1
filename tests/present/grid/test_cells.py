from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.document.edits.values import Slot
from scorecard_app.domain.ids import LockId, MeasureId, SeriesId
from scorecard_app.domain.measures import Remark, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Lock
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.errors import UserError
from scorecard_app.present.grid.cells import CellReader, GridCell, cell_reader
from scorecard_app.present.grid.columns import LATER, grid_span, span_of, usual_frequency
from scorecard_app.present.grid.lines import GridLine, card_lines, grid_lines, line_texts
from scorecard_app.present.grid.notes import notes_missing
from scorecard_app.present.grid.shown import CellKind
from scorecard_app.present.grid.writing import Place, write_texts
from scorecard_app.texts import LocaleForms
from tests.present.small_card import (
    GROW,
    RATING,
    REVENUE,
    SPARE,
    context,
    month,
    small_card,
)

GERMAN = LocaleForms(decimal=",", group=".", date_order="dmy", date_separator=".")
ACTUAL, TARGET = SeriesKind.ACTUAL, SeriesKind.TARGET


def at(kind: SeriesKind, period: str) -> Place:
    return Slot(REVENUE, kind), parse_period(period)


def write(
    texts: dict[Place, str], *, forms: LocaleForms | None = None, card: Scorecard | None = None
) -> Scorecard:
    return write_texts(context(card or small_card(), forms=forms), texts)


def numbers(card: Scorecard, kind: SeriesKind) -> dict[int, float]:
    series = Relations(card).first_series(REVENUE, kind)
    return dict(series.samples) if series else {}


def reader(card: Scorecard, line: GridLine, period: Period) -> CellReader:
    ordinals = range(period.ordinal, period.ordinal + 1)
    return cell_reader(context(card), numbers_of(card), line, period.frequency, ordinals)


def line_of(card: Scorecard, kind: SeriesKind, measure_id: MeasureId = REVENUE) -> GridLine:
    lines = grid_lines(Relations(card), measure_id)
    return next(each for each in lines if each.slot.kind is kind)


def cell(card: Scorecard, kind: SeriesKind, text: str) -> GridCell:
    period = parse_period(text)
    return reader(card, line_of(card, kind), period).cell(period.ordinal)


def typed(card: Scorecard, kind: SeriesKind, text: str) -> str:
    period = parse_period(text)
    return reader(card, line_of(card, kind), period).typed(period.ordinal)


def tooltip(card: Scorecard, kind: SeriesKind, text: str) -> str:
    period = parse_period(text)
    return reader(card, line_of(card, kind), period).tooltip(period.ordinal)


def bar(card: Scorecard, kind: SeriesKind, text: str) -> str:
    period = parse_period(text)
    return reader(card, line_of(card, kind), period).bar(period.ordinal)


def test_actual_and_target_are_lines_before_they_hold_anything() -> None:
    lines = grid_lines(Relations(small_card()), SPARE)
    assert [(each.slot, each.label) for each in lines] == [
        (Slot(SPARE, ACTUAL), "Actual"),
        (Slot(SPARE, TARGET), "Target"),
    ]


def test_every_further_series_is_a_line_under_its_name() -> None:
    card = small_card().put(
        Series(SeriesId("f1"), REVENUE, SeriesKind.FORECAST, position=2.0),
        Series(SeriesId("f2"), REVENUE, SeriesKind.FORECAST, "Pessimist", position=3.0),
    )
    lines = grid_lines(Relations(card), REVENUE)
    assert [each.label for each in lines] == ["Actual", "Target", "Forecast", "Pessimist"]
    place = lines[3].slot, parse_period("2026-09")
    written = write({place: "5"}, card=card)
    assert dict(written.series[SeriesId("f2")].samples) == {month("2026-09"): 5.0}


def test_every_measure_is_one_line_under_the_first_objective_it_serves() -> None:
    lines = card_lines(Relations(small_card()), ACTUAL)
    assert [(each.measure_id, each.objective_id) for each in lines] == [
        (REVENUE, GROW),
        (RATING, "o-satisfy"),
        (SPARE, None),
    ]
    texts = line_texts(Relations(small_card()), lines[0])
    assert (texts.perspective, texts.objective, texts.measure, texts.unit) == (
        "Business value",
        "Grow revenue",
        "Revenue",
        "EUR",
    )


def test_all_series_of_all_measures_are_lines_on_demand() -> None:
    lines = card_lines(Relations(small_card()), None)
    assert [(each.measure_id, each.label) for each in lines][:3] == [
        (REVENUE, "Actual"),
        (REVENUE, "Target"),
        (RATING, "Actual"),
    ]


def test_the_span_holds_the_day_shown_and_every_value() -> None:
    early = Series(SeriesId("p"), REVENUE, SeriesKind.PRIOR, samples=Samples.of({24000: 1.0}))
    card = small_card().put(early)
    span = grid_span(context(card), card.measures[REVENUE])
    assert (span.first, span.last) == (24000, month("2026-09") + LATER)


def test_columns_of_another_length_span_the_same_time() -> None:
    early = Series(SeriesId("p"), REVENUE, SeriesKind.PRIOR, samples=Samples.of({24000: 1.0}))
    card = small_card().put(early)
    span = span_of(context(card), Frequency.YEAR, card.series.values())
    assert (span.first, span.last) == (2000, 2025 + LATER)


def test_the_usual_frequency_is_the_one_of_most_measures() -> None:
    assert usual_frequency(small_card()) is Frequency.MONTH
    assert usual_frequency(Scorecard()) is Frequency.MONTH


def test_a_target_still_in_force_is_shown_as_inherited() -> None:
    card = small_card()
    own, later, before = (cell(card, TARGET, each) for each in ("2026-07", "2026-09", "2026-06"))
    assert (own.text, own.kind) == ("100.0", CellKind.ENTERED)
    assert (later.text, later.kind) == ("100.0", CellKind.INHERITED)
    assert [typed(card, TARGET, each) for each in ("2026-07", "2026-09")] == ["100", ""]
    assert tooltip(card, TARGET, "2026-09") == "In force since Jul 2026."
    assert (before.text, before.kind) == ("", CellKind.EMPTY)


def test_a_locked_period_says_which_lock_bars_it() -> None:
    lock = Lock(LockId("l"), date(2026, 8, 31), reason="Audited")
    card = small_card().put(lock)
    assert bar(card, ACTUAL, "2026-08") == (
        "Locked (everything until 2026-08-31: Audited). Remove the lock to change it."
    )
    assert bar(card, ACTUAL, "2026-09") == ""
    with pytest.raises(UserError, match=r"everything until 2026-08-31: Audited"):
        write({at(ACTUAL, "2026-08"): "5"}, card=card)


def test_a_measure_with_a_formula_says_so_and_is_not_typed_into() -> None:
    card = small_card()
    card = card.put(replace(card.measures[REVENUE], formula="[#m-rating] * 2"))
    assert cell(card, ACTUAL, "2026-09").is_computed
    with pytest.raises(UserError, match="“Revenue” is computed by a formula"):
        write({at(ACTUAL, "2026-09"): "5"}, card=card)


def test_a_note_and_how_sure_one_is_stand_in_the_tooltip() -> None:
    card = small_card()
    actual = card.series[SeriesId("s-actual")]
    card = card.put(replace(actual, remarks={month("2026-09"): Remark("Strike", 80.0)}))
    assert tooltip(card, ACTUAL, "2026-09") == "Strike\n80 % sure"


def test_a_value_scored_below_the_threshold_wants_a_note() -> None:
    card = small_card().with_settings(note_threshold=50.0)
    # baseline 80 is the red flag (33⅓), target 100 the goal (66⅔): 90 scores 50, 95 58, 104.5 74
    assert notes_missing(context(card), REVENUE) == frozenset()
    card = card.with_settings(note_threshold=60.0)
    assert notes_missing(context(card), REVENUE) == {month("2026-07"), month("2026-08")}
    actual = card.series[SeriesId("s-actual")]
    card = card.put(replace(actual, remarks={month("2026-07"): Remark("Strike")}))
    assert notes_missing(context(card), REVENUE) == {month("2026-08")}


def test_an_empty_text_takes_a_value_out() -> None:
    card = write({at(ACTUAL, "2026-08"): " ", at(ACTUAL, "2026-09"): "1,234.5"})
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
        ("1 200", 1200.0),
        ("$1.200", 1200.0),
    ],
)
def test_a_cell_copied_from_a_german_sheet_is_read(text: str, number: float) -> None:
    card = write({at(ACTUAL, "2026-09"): text}, forms=GERMAN)
    assert numbers(card, ACTUAL)[month("2026-09")] == number


@pytest.mark.parametrize("text", ["n/a", "#N/A", "-", "–", "N/A ", "#NV"])
def test_what_says_that_there_is_no_number_takes_the_value_out(text: str) -> None:
    assert month("2026-09") not in numbers(write({at(ACTUAL, "2026-09"): text}), ACTUAL)


def test_one_cell_that_cannot_be_read_is_named_and_nothing_is_written() -> None:
    texts = {at(ACTUAL, "2026-08"): "5", at(TARGET, "2026-09"): "about 6"}
    with pytest.raises(UserError, match=r"Target, Sep 2026: “about 6”.*Nothing was changed\."):
        write(texts)


def test_several_cells_that_cannot_be_read_are_named_in_one_sentence() -> None:
    texts = {at(ACTUAL, "2026-08"): "x", at(TARGET, "2026-09"): "y"}
    with pytest.raises(UserError) as caught:
        write(texts)
    assert str(caught.value) == (
        "2 cells cannot be read as numbers: Actual, Aug 2026 (“x”); Target, Sep 2026 (“y”). "
        "Nothing was changed."
    )


def test_a_period_of_another_length_is_not_typed_into() -> None:
    with pytest.raises(UserError, match="“Revenue” takes no value for Q3 2026"):
        write({(Slot(REVENUE), parse_period("2026-Q3")): "5"})


def test_a_copied_percentage_is_one_for_a_spreadsheet_too() -> None:
    place = Slot(RATING), Period(Frequency.QUARTER, 8106)
    card = write({place: "-12.5"})
    (actual, *_rest) = grid_lines(Relations(card), RATING)
    assert reader(card, actual, place[1]).copied(8106) == "-12.5%"
