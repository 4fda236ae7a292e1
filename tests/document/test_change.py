from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard_app.document.change import Change, apply, diff, inverse
from scorecard_app.document.document import Document
from scorecard_app.document.edits import delete_items, rename_objective
from scorecard_app.domain.ids import MapId, ObjectiveId, PlacementId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.errors import UserError
from tests.builders import card, lane, link, measure, objective
from tests.strategies import scorecards

GROW = ObjectiveId("Grow")


def start() -> Scorecard:
    return card(lane("Value"), objective("Grow"), objective("Cut"), link("Cut", "Grow"))


def renamed(before: Scorecard, name: str = "Thrive") -> Scorecard:
    return rename_objective(before, objective_id=GROW, name=name)


@given(scorecards(), scorecards())
@settings(max_examples=10)
def test_a_delta_leads_from_one_scorecard_to_the_other_and_back(
    before: Scorecard, after: Scorecard
) -> None:
    delta = diff(before, after)
    assert apply(before, delta) == after
    assert apply(after, inverse(delta)) == before
    assert inverse(inverse(delta)) == delta
    assert diff(before, before) == {}


@given(scorecards(), st.data())
@settings(max_examples=10)
def test_deleting_anything_is_undone_by_the_inverse_of_its_delta(
    before: Scorecard, data: st.DataObject
) -> None:
    everything = sorted(key for name in TABLES for key in before.table(name))
    chosen = data.draw(st.lists(st.sampled_from(everything), max_size=3)) if everything else []
    try:
        after = delete_items(before, ids=chosen)
    except UserError:
        return
    assert not {*chosen} & {key for name in TABLES for key in after.table(name)}
    assert apply(after, inverse(diff(before, after))) == before


def test_a_delta_holds_only_what_differs() -> None:
    before = start()
    delta = diff(before, renamed(before).with_settings(name="Plan"))
    assert {name: list(rows) for name, rows in delta.items()} == {
        "settings": ["settings"],
        "objectives": [GROW],
    }


def test_an_equal_copy_of_a_table_is_no_difference() -> None:
    before = start()
    same = replace(before, objectives={k: replace(v) for k, v in before.objectives.items()})
    assert diff(before, same) == {}


def test_a_change_knows_its_delta_and_what_it_touches() -> None:
    before = start()
    change = Change("Rename", before, renamed(before))
    assert change.touches("objectives")
    assert not change.touches("links", "settings")
    assert change.delta["objectives"][GROW][0] == before.objectives[GROW]


@pytest.mark.parametrize(
    ("differs", "only_moves"),
    [
        ({"x": 5.0, "y": 7.0}, True),
        ({"x": 5.0, "is_pinned": True}, False),
        ({"map_id": MapId("other")}, False),
    ],
)
def test_a_change_only_moves_where_nothing_but_places_differ(
    differs: dict[str, object], *, only_moves: bool
) -> None:
    before = start().put(Placement(PlacementId("p"), MapId("map"), GROW))
    moved = before.put(replace(before.placements[PlacementId("p")], **differs))  # type: ignore[arg-type]
    assert Change("Move", before, moved).only_moves is only_moves
    assert not Change("Place", start(), before).only_moves
    assert not Change("Move and rename", before, renamed(moved)).only_moves
    assert not Change("Nothing", before, before).only_moves


def test_a_reversed_change_takes_the_change_back() -> None:
    before = start()
    change = Change("Rename", before, renamed(before), "form")
    back = change.reversed()
    assert (back.before, back.after, back.origin) == (change.after, before, "form")
    assert change.reversed(origin="undo").origin == "undo"


def test_joined_changes_keep_the_first_before_and_the_last_after() -> None:
    before = start()
    first = Change("Rename", before, renamed(before))
    second = Change("Rename", first.after, renamed(first.after, "Bloom"))
    joined = first.joined(second)
    assert (joined.before, joined.after) == (before, second.after)


def test_the_document_moves_on_and_tells_everyone_in_order() -> None:
    document = Document(start())
    heard: list[str] = []
    document.subscribe(lambda change: heard.append(f"first {change.label}"))
    document.subscribe(lambda change: heard.append(f"second {change.label}"))
    change = Change("Rename", document.card, renamed(document.card))
    document.step(change)
    assert document.card is change.after
    assert heard == ["first Rename", "second Rename"]


def test_a_change_that_starts_elsewhere_is_a_bug() -> None:
    document = Document(start())
    with pytest.raises(RuntimeError, match="current scorecard"):
        document.step(Change("Rename", start(), renamed(start())))


def test_an_edit_from_inside_a_notification_is_a_bug_and_the_document_recovers() -> None:
    document = Document(start())
    errors: list[str] = []

    def edit_again(change: Change) -> None:
        try:
            document.step(change.reversed())
        except RuntimeError as error:
            errors.append(str(error))

    document.subscribe(edit_again)
    document.step(Change("Rename", document.card, renamed(document.card)))
    document.step(Change("Rename", document.card, renamed(document.card, "Bloom")))
    assert errors == ["an edit from inside a notification"] * 2
    assert document.card.objectives[GROW].name == "Bloom"


def test_a_measure_with_series_is_taken_back_whole() -> None:
    before = card(lane("Value"), objective("Grow"), measure("Sales", "Grow", actual={"2026": 1}))
    after = delete_items(before, ids=["Sales"])
    assert apply(after, inverse(diff(before, after))) == before
