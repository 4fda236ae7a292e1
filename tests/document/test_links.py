import pytest

from scorecard_app.document.edits import (
    add_link,
    attach_link,
    reverse_link,
    set_believers_by_name,
    set_link,
)
from scorecard_app.domain.ids import LinkId, MeasureId, ObjectiveId
from scorecard_app.domain.links import (
    IDENTITY,
    WORD_RANGES,
    Link,
    LinkKind,
    Magnitude,
    Sign,
    Strength,
)
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import card, lane, link, measure, minter, objective

UP = LinkId("Serve→Grow")


def start(*more: str) -> Scorecard:
    return card(
        lane("Value"),
        lane("Client", row=1),
        objective("Grow"),
        objective("Cut"),
        objective("Serve", "Client"),
        measure("Sales", "Grow"),
        measure("Mood", "Serve"),
        *(link(*each.split("→")) for each in more),
    )


def linked(before: Scorecard, start_name: str, end_name: str, sign: Sign = Sign.POSITIVE) -> Link:
    key = LinkId("new")
    after = add_link(
        before,
        link_id=key,
        from_id=ObjectiveId(start_name),
        to_id=ObjectiveId(end_name),
        sign=sign,
    )
    return after.links[key]


def test_a_link_up_or_sideways_is_causal_and_one_down_is_feedback() -> None:
    assert linked(start(), "Serve", "Grow").kind is LinkKind.CAUSAL
    assert linked(start(), "Grow", "Cut").kind is LinkKind.CAUSAL
    assert linked(start(), "Grow", "Serve").kind is LinkKind.FEEDBACK


def test_a_new_link_is_positive_and_takes_a_month() -> None:
    new = linked(start(), "Serve", "Grow")
    assert (new.sign, new.lag_months, new.magnitude) == (Sign.POSITIVE, 1, None)


def test_a_second_link_of_the_other_sign_is_legal_and_one_of_the_same_sign_is_not() -> None:
    before = start("Serve→Grow")
    assert linked(before, "Serve", "Grow", Sign.NEGATIVE).sign is Sign.NEGATIVE
    with pytest.raises(UserError, match="already linked"):
        linked(before, "Serve", "Grow")


def test_a_link_to_itself_or_to_nothing_is_refused() -> None:
    with pytest.raises(UserError, match="linked to itself"):
        linked(start(), "Grow", "Grow")
    with pytest.raises(UserError, match="no longer"):
        linked(start(), "Grow", "Gone")


def test_fields_of_a_link_are_changed_together() -> None:
    medium = WORD_RANGES[Strength.MEDIUM]
    after = set_link(start("Serve→Grow"), link_id=UP, lag_months=6, magnitude=medium)
    assert (after.links[UP].lag_months, after.links[UP].magnitude) == (6, medium)


def test_a_link_made_logical_has_no_lag_and_passes_all_on_unless_said() -> None:
    before = start("Serve→Grow")
    logical = set_link(before, link_id=UP, kind=LinkKind.LOGICAL).links[UP]
    assert (logical.lag_months, logical.magnitude) == (0, IDENTITY)
    half = set_link(before, link_id=UP, kind=LinkKind.LOGICAL, magnitude=Magnitude(0.5, 0.5))
    assert half.links[UP].magnitude == Magnitude(0.5, 0.5)
    with pytest.raises(UserError, match="has no lag"):
        set_link(half, link_id=UP, lag_months=2)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"lag_months": -1}, "cannot be negative"),
        ({"lag_months": 601}, "0 to 600"),
        ({"build_up_months": -1.0}, "0 to 600"),
        ({"magnitude": Magnitude(0.5, 0.1)}, "smaller one first"),
        ({"magnitude": Magnitude(0.0, 0.1)}, "above 0"),
        ({"driver_id": MeasureId("gone")}, "Link “Serve” → “Grow”: What was chosen is no longer"),
        ({"to_id": ObjectiveId("Serve")}, "linked to itself"),
    ],
)
def test_a_change_that_would_make_a_link_illegal_is_refused(
    changes: dict[str, object], says: str
) -> None:
    with pytest.raises(UserError, match=says):
        set_link(start("Serve→Grow"), link_id=UP, **changes)


def test_a_loop_without_any_lag_is_refused_and_named() -> None:
    before = set_link(start("Serve→Grow", "Grow→Serve"), link_id=UP, lag_months=0)
    with pytest.raises(UserError, match="loop without any lag: “Serve” → “Grow” → “Serve”"):
        set_link(before, link_id=LinkId("Grow→Serve"), lag_months=0)


def test_a_value_of_the_wrong_type_is_a_bug_of_the_caller() -> None:
    with pytest.raises(TypeError):
        set_link(start("Serve→Grow"), link_id=UP, lag_months=1.5)


def test_a_reversed_link_swaps_ends_and_measures_and_becomes_feedback_when_it_runs_down() -> None:
    before = set_link(
        start("Serve→Grow"), link_id=UP, driver_id=MeasureId("Mood"), outcome_id=MeasureId("Sales")
    )
    after = reverse_link(before, link_id=UP).links[UP]
    assert (after.from_id, after.to_id, after.kind) == ("Grow", "Serve", LinkKind.FEEDBACK)
    assert (after.driver_id, after.outcome_id) == ("Sales", "Mood")
    assert reverse_link(before.put(after), link_id=UP).links[UP] == before.links[UP]


def test_a_reversed_logical_link_stays_logical() -> None:
    before = set_link(start("Serve→Grow"), link_id=UP, kind=LinkKind.LOGICAL)
    assert reverse_link(before, link_id=UP).links[UP].kind is LinkKind.LOGICAL


def test_a_link_cannot_be_reversed_onto_one_that_is_there() -> None:
    with pytest.raises(UserError, match="already linked"):
        reverse_link(start("Serve→Grow", "Grow→Serve"), link_id=UP)


def test_an_end_attached_elsewhere_leaves_its_measure_behind_and_keeps_the_rest() -> None:
    before = set_link(
        start("Serve→Grow"),
        link_id=UP,
        driver_id=MeasureId("Mood"),
        outcome_id=MeasureId("Sales"),
        rationale="They come back",
    )
    after = attach_link(
        before, link_id=UP, from_id=ObjectiveId("Serve"), to_id=ObjectiveId("Cut")
    ).links[UP]
    assert (after.from_id, after.to_id) == ("Serve", "Cut")
    assert (after.driver_id, after.outcome_id) == ("Mood", None)
    assert after.rationale == "They come back"


def test_an_end_attached_lower_makes_feedback() -> None:
    before = start("Grow→Cut")
    key = LinkId("Grow→Cut")
    after = attach_link(
        before, link_id=key, from_id=ObjectiveId("Grow"), to_id=ObjectiveId("Serve")
    )
    assert after.links[key].kind is LinkKind.FEEDBACK


def test_an_end_cannot_be_attached_where_no_link_may_be() -> None:
    with pytest.raises(UserError, match="to itself"):
        attach_link(
            start("Serve→Grow"),
            link_id=UP,
            from_id=ObjectiveId("Grow"),
            to_id=ObjectiveId("Grow"),
        )


def test_believers_are_people_by_name_and_a_new_name_makes_one() -> None:
    minted = minter()
    once = set_believers_by_name(
        start("Serve→Grow"), link_id=UP, names=["Ann", " Bob ", "", "ann"], mint=minted
    )
    names = [once.people[each].name for each in once.links[UP].believer_ids]
    assert names == ["Ann", "Bob"]
    again = set_believers_by_name(once, link_id=UP, names=["BOB"], mint=minted)
    assert [again.people[each].name for each in again.links[UP].believer_ids] == ["Bob"]
    assert len(again.people) == 2
