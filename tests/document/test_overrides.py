from typing import Any

import pytest

from scorecard_app.document.edits import change_status, end_status, remove_status, set_status
from scorecard_app.document.edits.overrides import set_author
from scorecard_app.domain.ids import MeasureId, OverrideId, PersonId
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.errors import UserError
from tests.builders import card, lane, measure, objective

SALES, HAND = MeasureId("Sales"), OverrideId("hand")
AUGUST, SEPTEMBER = parse_period("2026-08"), parse_period("2026-09")


def start() -> Scorecard:
    return card(lane("Value"), objective("Grow"), measure("Sales", "Grow"))


def by_hand(**changes: Any) -> Scorecard:  # noqa: ANN401 - arguments of set_status
    said: dict[str, Any] = {
        "subject_id": SALES,
        "band_key": "off",
        "reason": "Late data",
        "since": AUGUST,
    }
    return set_status(start(), override_id=HAND, **(said | changes))


def test_a_status_set_by_hand_wins_for_as_long_as_it_holds() -> None:
    after = by_hand(until=AUGUST)
    results = evaluate(after, [AUGUST.end(), SEPTEMBER.end()])
    assert [results.measure(SALES, at).band_key for at in (0, 1)] == ["off", None]


def test_objectives_have_a_status_that_can_be_set_too_and_perspectives_have_not() -> None:
    assert by_hand(subject_id="Grow").overrides[HAND].subject_id == "Grow"
    with pytest.raises(UserError, match="Only measures and objectives"):
        by_hand(subject_id="Value")


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_no_status_is_set(reason: str) -> None:
    with pytest.raises(UserError, match="needs its reason"):
        by_hand(reason=reason)
    with pytest.raises(UserError, match="needs its reason"):
        change_status(by_hand(), override_id=HAND, reason=reason)


def test_a_status_that_no_band_has_is_refused() -> None:
    with pytest.raises(UserError, match="Choose the status"):
        by_hand(band_key="")


def test_a_status_cannot_end_before_it_begins() -> None:
    with pytest.raises(UserError, match="ends before it starts"):
        by_hand(until=parse_period("2026-07"))


def test_an_ended_status_stays_on_record_and_one_that_never_held_goes() -> None:
    after = end_status(by_hand(), override_id=HAND, until=SEPTEMBER)
    assert after.overrides[HAND].until == SEPTEMBER
    assert not end_status(by_hand(), override_id=HAND, until=parse_period("2026-07")).overrides
    assert not remove_status(by_hand(), override_id=HAND).overrides


def test_who_set_a_status_is_a_person_by_name() -> None:
    after = set_author(by_hand(), override_id=HAND, name=" Anna ", person_id=PersonId("p"))
    author_id = after.overrides[HAND].author_id
    assert author_id is not None
    assert after.people[author_id].name == "Anna"
    again = set_author(after, override_id=HAND, name="anna", person_id=PersonId("q"))
    assert again.overrides[HAND].author_id == author_id
    cleared = set_author(after, override_id=HAND, name="", person_id=PersonId("q"))
    assert cleared.overrides[HAND].author_id is None
