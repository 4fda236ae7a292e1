"""The table of links in words: cells, filters, what data say, pictures, the four cells.

Oracles: series made so that the answer is known, and the sentences as they are to be read.
"""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import (
    WORD_RANGES,
    EvidenceState,
    LinkKind,
    Magnitude,
    Sign,
    Strength,
)
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.evidence.review import Verdict
from scorecard_app.engine.evidence.weighing import evidence_of
from scorecard_app.errors import UserError
from scorecard_app.present.charts.chart import Bar, Fill, Pin
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.hypotheses.charts import link_charts
from scorecard_app.present.hypotheses.columns import Column, can_edit, field_of, read_range
from scorecard_app.present.hypotheses.narrowed import Arrangement, Narrow, arranged, counts
from scorecard_app.present.hypotheses.reviewed import advice, four_cells
from scorecard_app.present.hypotheses.rows import Grounds, link_row, tip
from scorecard_app.present.hypotheses.steps import evidence_steps
from scorecard_app.present.hypotheses.taken import combined_magnitude
from scorecard_app.present.hypotheses.wording import Wording
from scorecard_app.texts import LocaleForms
from tests.builders import Parts, card, lane, link, measure, minter, objective

DAY = date(2026, 9, 30)
FORMS = LocaleForms()
MEDIUM = WORD_RANGES[Strength.MEDIUM]
LINK, OTHER, LOGIC = LinkId("a→b"), LinkId("b→c"), LinkId("c→d")


def course(numbers: np.ndarray) -> dict[str, float]:
    """Return numbers by month, the last one that of the day."""
    first = parse_period("2026-09").ordinal - len(numbers) + 1
    return {
        str(Period(Frequency.MONTH, first + at)): float(each) for at, each in enumerate(numbers)
    }


def made(*more: Parts) -> Scorecard:
    """Return four cards: b follows a by two months, c has few values, d none; links between."""
    random = np.random.default_rng(11)
    x = 0.1 * random.standard_normal(60)
    y = np.concatenate([np.zeros(2), 0.4 * x[:58]]) + 0.01 * random.standard_normal(60)
    first, second = 100 * np.exp(np.cumsum(np.stack([x, y]), axis=1))
    last = {"2026-01": float(first[-1])}
    return card(
        lane("Value"),
        *(objective(each) for each in "abcd"),
        measure("A", "a", actual=course(first), target=last),
        measure("B", "b", actual=course(second), target={"2026-01": 1e6}),
        measure("C", "c", actual=course(np.array([1.0, 2.0, 4.0]))),
        link("a", "b", lag_months=0, magnitude=MEDIUM, rationale="Seen in spring"),
        link("b", "c", lag_months=0, sign=Sign.NEGATIVE),
        link("c", "d", kind=LinkKind.LOGICAL, lag_months=0),
        *more,
    )


def grounds(scorecard: Scorecard) -> Grounds:
    """Return what rows are read from, once links are weighed."""
    relations, results = Relations(scorecard), evaluate(scorecard, (DAY,))
    context = FormContext(scorecard, relations, DAY, FORMS, minter(), results)
    return Grounds(context, evidence_of(relations, results), {LINK: 2e6})


def test_a_row_says_what_is_believed_what_data_say_and_what_it_carries() -> None:
    row = link_row(grounds(made()), LINK)
    said = {column: row.cell(column).text for column in Column}
    assert said == {
        Column.FROM: "1 a",
        Column.SIGN: "+",
        Column.TO: "2 b",
        Column.EFFECT: "Medium",
        Column.LAG: "at once",
        Column.STATED: "Untested",
        Column.DATA: "Consistent",
        Column.REVIEW: "Doubt it",
        Column.MONEY: "+200\u202fk EUR",
        Column.KIND: "Cause and effect",
        Column.BUILD_UP: "–",
        Column.BELIEVERS: "",
        Column.RATIONALE: "Seen in spring",
    }
    assert tip(grounds(made()), row, Column.EFFECT) == "0.15 to 0.6 of an improvement passes on."
    assert tip(grounds(made()), row, Column.DATA).startswith("Where “A” improved")
    assert tip(grounds(made()), row, Column.REVIEW).endswith("Doubt the link or its lag.")


def test_what_data_say_is_a_sentence_that_never_claims_a_proof() -> None:
    found = grounds(made())
    wording = Wording(found.context.card, FORMS)
    said = wording.sentence(found.weighed(LINK))
    assert said.startswith("Where “A” improved, “B” mostly improved 2 months later. Correlation ")
    assert said.endswith("That proves no cause: something else may move both.")
    assert wording.sentence(found.weighed(OTHER)) == (
        "Not enough data. There are 2 changes that “B” and “C” share; it takes about 4 more months."
    )
    assert wording.sentence(found.weighed(LOGIC)).startswith("It is true by definition")
    assert wording.sentence(None) == "What the data say is being worked out."


def test_filters_count_what_they_show_and_words_narrow() -> None:
    found = grounds(made())
    assert counts(found) == {
        Narrow.ALL: 3,
        Narrow.DOUBT: 1,
        Narrow.NO_EVIDENCE: 2,
        Narrow.LITTLE_DATA: 1,
    }
    for narrow, ids in ((Narrow.DOUBT, [LINK]), (Narrow.LITTLE_DATA, [OTHER])):
        rows = arranged(found, Arrangement(narrow))
        assert [row.link_id for row in rows] == ids
    assert [row.link_id for row in arranged(found, Arrangement(text="spring medium"))] == [LINK]
    by_verdict = Arrangement(verdicts=frozenset({Verdict.DOUBT}))
    assert [row.link_id for row in arranged(found, by_verdict)] == [LINK]


def test_rows_are_sorted_by_what_a_column_means() -> None:
    found = grounds(made())
    rows = arranged(found, Arrangement(column=Column.DATA))
    assert [row.cell(Column.DATA).text for row in rows] == [
        "Consistent",
        "Not enough data: 4 more months",
        "By definition",
    ]
    falling = arranged(found, Arrangement(column=Column.DATA, is_descending=True))
    assert [row.link_id for row in falling] == [row.link_id for row in reversed(rows)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("strong", WORD_RANGES[Strength.STRONG]),
        ("0.1 – 0.4", Magnitude(0.1, 0.4)),
        ("0.4-0.1", Magnitude(0.1, 0.4)),
        ("0.2 to 0.3", Magnitude(0.2, 0.3)),
        ("0.25", Magnitude(0.25, 0.25)),
        ("", None),
    ],
)
def test_an_effect_is_typed_as_a_word_or_a_range(typed: str, expected: Magnitude | None) -> None:
    assert read_range(typed, FORMS) == expected


@pytest.mark.parametrize("typed", ["often", "0 to 1", "1 to 2 to 3"])
def test_what_is_no_effect_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(UserError):
        read_range(typed, FORMS)


def test_a_cell_is_edited_by_its_field() -> None:
    found = grounds(made())
    field = field_of(Column.TO)
    assert field is not None
    after = field.edit(found.context, LINK, "d")(found.context.card)
    assert after.links[LINK].to_id == "d"
    assert can_edit(Column.EFFECT, found.context, LINK)
    for column in (Column.EFFECT, Column.LAG, Column.STATED, Column.DATA):
        assert not can_edit(column, found.context, LOGIC)


def test_the_pictures_show_each_lag_each_change_and_each_range() -> None:
    found = grounds(made())
    wording, weighed = Wording(found.context.card, FORMS), found.weighed(LINK)
    charts = link_charts(wording, weighed)
    (panel,) = charts.by_lag.panels
    pins = [mark for mark in panel.marks if isinstance(mark, Pin)]
    assert [pin.at for pin in pins] == [0, 1, 2, 3]
    assert max(pins, key=lambda pin: abs(pin.value)).label
    assert charts.by_lag.events[0].title == "Believed: at once"
    above, below = charts.changes.panels
    assert above.title == "A, 2 months earlier"
    bars = [[bar for bar in each.marks if isinstance(bar, Bar)] for each in (above, below)]
    assert len(bars[0]) == len(bars[1]) == 57  # 60 values, 59 changes, 2 of them too early
    solid = sum(bar.fill is Fill.SOLID for bar in bars[0])
    assert solid > 50
    assert [tick.label for tick in charts.beliefs.places] == ["Believed", "Data", "Together"]


def test_without_data_the_pictures_say_what_they_wait_for() -> None:
    charts = link_charts(Wording(made(), FORMS), None)
    for chart in (charts.by_lag, charts.changes, charts.beliefs):
        assert chart.is_empty
        assert chart.empty


def test_the_steps_lead_from_two_series_to_belief_and_data_in_one() -> None:
    found = grounds(made())
    steps = evidence_steps(Wording(found.context.card, FORMS), found.weighed(LINK))
    assert [step.text for step in steps[:5]] == [
        "What is compared",
        "Changes that both have, 2 months apart",
        "Correlation of the changes (−1 to 1)",
        "Slope: so much of an improvement passed on",
        "Belief and data in one",
    ]
    assert steps[1].number == "57"


def test_belief_and_data_can_be_taken_over_where_the_sign_is_not_in_doubt() -> None:
    found = grounds(made())
    weighed = found.weighed(LINK)
    taken = combined_magnitude(weighed)
    assert taken is not None
    assert 0.3 < taken.low < 0.4 < taken.high < 0.5  # the series were made with 0.4
    assert weighed is not None
    assert weighed.after is not None
    unsure = replace(weighed, after=replace(weighed.after, deviation=1.0))
    assert combined_magnitude(unsure) is None


def test_the_four_cells_hold_every_link_that_can_be_judged() -> None:
    found = grounds(made())
    cells = four_cells(found.context.card, found.evidence)
    assert [each.link_ids for each in cells.cells] == [(), (LINK,), (), ()]
    assert cells.cells[1].links == "1→2"
    assert cells.unjudged == "1 link cannot be judged by targets."
    said = advice(found.context.card.links[LINK], found.review(LINK))
    assert said.startswith("The driver has been on target for ")
    assert said.endswith("Doubt the link or its lag.")
    trade_off = advice(found.context.card.links[OTHER], found.review(OTHER))
    assert trade_off.startswith("A trade-off is not reviewed")


def test_what_is_stated_as_refuted_is_to_be_doubted_without_any_data() -> None:
    scorecard = made(link("a", "d", evidence=EvidenceState.REFUTED))
    context = grounds(scorecard).context
    rows = arranged(Grounds(context), Arrangement(Narrow.DOUBT))
    assert [row.link_id for row in rows] == ["a→d"]
    assert rows[0].cell(Column.DATA).text == "…"
