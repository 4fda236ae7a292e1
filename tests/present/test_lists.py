from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.measures import attach_measure
from scorecard_app.domain.ids import AttachmentId
from scorecard_app.domain.links import WORD_RANGES, LinkKind, Magnitude, Sign, Strength
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.results import Results
from scorecard_app.present.forms import FORMS, form_of
from scorecard_app.present.headlines import headline, selection_headline
from scorecard_app.present.lists import (
    free_measures,
    link_detail,
    link_rows,
    measure_rows,
    served_rows,
)
from scorecard_app.texts import LocaleForms
from tests.present.small_card import (
    CUT,
    GROW,
    LINK,
    ON_GROW,
    RATING,
    REVENUE,
    SATISFY,
    SEPTEMBER,
    SPARE,
    VALUE,
    small_card,
)

ENGLISH = LocaleForms()


def judged(card: Scorecard) -> tuple[Relations, Results]:
    return Relations(card), evaluate(card, (SEPTEMBER,))


def test_a_measure_is_listed_with_value_and_target_and_the_main_one_is_marked() -> None:
    card = attach_measure(
        small_card(), attachment_id=AttachmentId("b"), objective_id=GROW, measure_id=SPARE
    )
    revenue, spare = measure_rows(*judged(card), GROW, ENGLISH)
    assert (revenue.title, revenue.detail, revenue.is_main) == (
        "Revenue",
        "104.5 / 100.0 EUR",
        True,
    )
    assert revenue.spoken == "Revenue, 104.5 / 100.0 EUR, On track"
    assert (spare.entity_id, spare.row_id, spare.is_main) == (SPARE, "b", False)


def test_links_are_listed_with_their_direction() -> None:
    (leaving,) = link_rows(*judged(small_card()), SATISFY, ENGLISH)
    (arriving,) = link_rows(*judged(small_card()), GROW, ENGLISH)
    assert (leaving.title, arriving.title) == ("→ Grow revenue", "← Satisfy clients")


def test_a_link_says_sign_strength_and_lag_in_a_few_words() -> None:
    link = small_card().links[LINK]
    say = partial(link_detail, forms=ENGLISH)
    assert say(link) == "+ · 1 month"
    strong = replace(link, magnitude=WORD_RANGES[Strength.STRONG], lag_months=6)
    assert say(strong) == "+ strong · 6 months"
    own = replace(link, sign=Sign.NEGATIVE, magnitude=Magnitude(0.1, 0.4))
    assert say(own) == "− 0.20 · 1 month"
    assert say(replace(link, kind=LinkKind.LOGICAL)) == "+ · by definition"


def test_a_measure_lists_what_it_serves_and_is_free_elsewhere() -> None:
    relations, results = judged(small_card())
    (served,) = served_rows(relations, results, REVENUE)
    assert (served.entity_id, served.row_id) == (GROW, ON_GROW)
    assert [row.entity_id for row in free_measures(relations, GROW)] == [RATING, SPARE]


def test_a_headline_says_the_kind_the_status_and_why() -> None:
    card = small_card()
    relations, results = judged(card)

    def said(entity_id: str) -> tuple[str, str, str]:
        form = form_of(card, entity_id)
        assert form is not None
        line = headline(form, entity_id, relations, results)
        return line.kind, line.status.word if line.status else "", line.sentence

    assert said(GROW) == ("Objective 1", "On track", "Score 74.")
    assert said(RATING) == ("Measure", "No data", "There is no value yet.")
    assert said(LINK)[2] == "“Satisfy clients” raises “Grow revenue” after 1 month"
    assert said(VALUE)[:2] == ("Perspective", "On track")
    assert said("settings") == ("Scorecard", "", "3 objectives, 3 measures")
    usual = {"objectives", "measures", "links", "perspectives", "settings"}
    invested = {"levers", "initiatives", "value_streams"}
    assert set(FORMS) == usual | {"themes", "risks", "notes"} | invested


def test_several_chosen_things_are_counted_by_kind() -> None:
    line = selection_headline(small_card(), [GROW, CUT, LINK])
    assert (line.kind, line.sentence) == ("3 selected", "2 objectives, 1 link")
