"""On a choice scale the grid shows words, takes words or numbers, and copies words."""

from dataclasses import replace

import pytest

from scorecard_app.document.edits.values import Slot
from scorecard_app.domain.ids import RuleId, SeriesId
from scorecard_app.domain.measures import Aggregation, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.errors import UserError
from scorecard_app.present.grid.cells import CellReader, cell_reader, is_filled
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.present.grid.pasting import Spot, read_paste
from scorecard_app.present.grid.writing import write_texts
from tests.present.small_card import SPARE, context, month, small_card

LINE = GridLine(Slot(SPARE), "Actual")
JULY = parse_period("2026-07")
VALUES = {"2026-06": 50.0, "2026-07": 0.0, "2026-08": 100.0, "2026-09": 60.0}


def rated(aggregation: Aggregation = Aggregation.LAST) -> Scorecard:
    """Return the small card whose spare measure is chosen from two words from July on."""
    card = small_card()
    return card.put(
        replace(card.measures[SPARE], aggregation=aggregation),
        Rule(
            RuleId("choices"),
            SPARE,
            since=JULY,
            preset=Preset.CHOICE,
            parameters={"Poor": Parameter(0.0), "Good": Parameter(100.0)},
        ),
        Series(
            SeriesId("s-spare"),
            SPARE,
            samples=Samples.of({month(key): number for key, number in VALUES.items()}),
        ),
    )


def reader(card: Scorecard, period: Period) -> CellReader:
    ordinals = range(period.ordinal, period.ordinal + 1)
    return cell_reader(context(card), numbers_of(card), LINE, period.frequency, ordinals)


def shown(card: Scorecard, text: str) -> tuple[str, bool]:
    period = parse_period(text)
    cell = reader(card, period).cell(period.ordinal)
    return cell.text, cell.is_word


def typed(text: str) -> float | None:
    written = write_texts(context(rated()), {(LINE.slot, JULY): text})
    return written.series[SeriesId("s-spare")].samples.get(JULY.ordinal)


def test_a_value_on_a_choice_scale_is_shown_as_its_word_while_the_rule_holds() -> None:
    assert [shown(rated(), key) for key in VALUES] == [
        ("50", False),
        ("Poor", True),
        ("Good", True),
        ("60", False),
    ]


@pytest.mark.parametrize("text", ["good", " GOOD ", "100"])
def test_a_word_is_typed_in_any_case_or_by_its_number(text: str) -> None:
    assert typed(text) == 100.0


def test_a_dash_still_takes_a_choice_out() -> None:
    assert typed("–") is None


def test_another_word_is_refused_with_the_words_there_are() -> None:
    with pytest.raises(UserError, match="“bad” is none of the choices: Poor, Good"):
        typed("bad")


def test_words_are_edited_and_copied_as_words() -> None:
    august = parse_period("2026-08")
    found = reader(rated(), august)
    assert (found.typed(august.ordinal), found.copied(august.ordinal)) == ("Good", "Good")
    assert found.choices(august.ordinal) == ("Poor", "Good")


def test_before_the_choice_scale_holds_there_is_nothing_to_choose() -> None:
    june = parse_period("2026-06")
    assert reader(rated(), june).choices(june.ordinal) == ()


def test_a_copied_row_of_words_is_pasted_as_their_numbers() -> None:
    pasted = read_paste(context(rated()), "good\tPOOR\n", Spot([LINE], 0, JULY))
    assert [*pasted.numbers.values()] == [100.0, 0.0]


def test_the_last_of_several_choices_is_one_and_their_sum_is_none() -> None:
    values = {month("2026-07"): 0.0, month("2026-08"): 0.0, month("2026-09"): 100.0}
    series = Series(SeriesId("s-spare"), SPARE, samples=Samples.of(values))
    assert shown(rated().put(series), "2026-Q3") == ("Good", True)
    assert shown(rated(Aggregation.SUM).put(series), "2026-Q3") == ("100", False)


def test_a_line_is_filled_where_it_has_a_number_of_its_own() -> None:
    at = context(small_card())
    target = GridLine(Slot(next(iter(at.card.measures)), SeriesKind.TARGET), "Target")
    months = ("2026-06", "2026-07", "2026-08")
    assert [is_filled(at, target, parse_period(each)) for each in months] == [False, True, False]
    gone = GridLine(Slot(SPARE), "Actual")
    assert not is_filled(context(small_card().drop([at.card.measures[SPARE]])), gone, JULY)


def test_a_longer_period_is_filled_where_one_within_it_is() -> None:
    at = context(rated())
    quarters = (Period(Frequency.QUARTER, parse_period("2026-Q3").ordinal + n) for n in (-2, 0))
    assert [is_filled(at, LINE, each) for each in quarters] == [False, True]
