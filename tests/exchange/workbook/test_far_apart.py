"""Whatever both sides did, a workbook comes back without a fault and without losing an edit."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.edits.objectives import next_number
from scorecard_app.document.merge.spots import Spot, at, spot_of
from scorecard_app.domain.ids import MeasureId, ObjectiveId, PersonId
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.exchange.workbook.back.book import BookIn
from scorecard_app.exchange.workbook.back.preview import preview
from scorecard_app.exchange.workbook.back.returned import returned
from scorecard_app.exchange.workbook.back.together import UNDECIDED, together
from scorecard_app.texts import LocaleForms
from tests.builders import lock, minter, objective
from tests.exchange.workbook.cards import small_card
from tests.exchange.workbook.sheets import appended, book_of_small_card, retyped, rowless

Edit = Callable[[Scorecard], Scorecard]
Retype = Callable[[BookIn], BookIn]


def _without(key: str, card: Scorecard) -> Scorecard:
    is_there = any(key in card.table(name) for name in TABLES)
    return delete_items(card, ids=[key]) if is_there else card


def _quarterly(card: Scorecard) -> Scorecard:
    cost = MeasureId("Cost")
    if cost not in card.measures:
        return card
    return change_frequency(card, measure_id=cost, frequency=Frequency.QUARTER)


def _with_learn(card: Scorecard) -> Scorecard:
    learn = objective("Learn", "Delivery", number=next_number(card))
    return card.put(*learn).with_settings(last_number=next_number(card))


def _renamed(card: Scorecard) -> Scorecard:
    land = card.objectives.get(ObjectiveId("Land"))
    return card if land is None else card.put(replace(land, name="Arrive"))


def _below(card: Scorecard) -> Scorecard:
    land = card.objectives.get(ObjectiveId("Land"))
    if land is None or ObjectiveId("Grow") not in card.objectives:
        return card
    return card.put(replace(land, parent_id=ObjectiveId("Grow")))


HERE: tuple[Edit, ...] = (
    partial(_without, "bob"),
    partial(_without, "Land"),
    partial(_without, "Cost"),
    partial(_without, "Land→Grow"),
    _quarterly,
    _with_learn,
    _renamed,
    _below,
    lambda card: card.put(*lock("2026-01-31")),
)
"""What may have been done in the program meanwhile, in this order."""

THERE: tuple[tuple[Retype, Spot | None], ...] = (
    (lambda book: retyped(book, "people", "role", "bob", "CIO"),
     Spot("people", PersonId("bob"), "role")),
    (lambda book: retyped(book, "objectives", "description", "Land", "Softly"),
     Spot("objectives", ObjectiveId("Land"), "description")),
    (lambda book: retyped(book, "objectives", "owner_id", "Land", "Bob"),
     Spot("objectives", ObjectiveId("Land"), "owner_id")),
    (lambda book: retyped(book, "links", "lag_months", "Land→Grow", 4.0),
     Spot("links", "Land→Grow", "lag_months")),
    (lambda book: retyped(book, "measures", "frequency", "Cost", "year"), None),
    (lambda book: retyped(book, "data entry month", "2026-02", "Adoption actual", 0.5),
     Spot("series", "Adoption actual", "samples", parse_period("2026-02").ordinal)),
    (lambda book: retyped(book, "data entry month", "2026-01", "Cost actual", 5.0), None),
    (lambda book: appended(book, "objectives", {"name": "Learn", "perspective_id": "Delivery"}),
     None),
    (lambda book: appended(book, "objectives", {"name": "Dare", "parent_id": "Land",
                                                "perspective_id": "Delivery"}), None),
    (lambda book: appended(book, "links", {"from_id": "Land", "to_id": "Grow", "sign": "-"}), None),
    (lambda book: rowless(book, "attachments", "Cost on Grow"), None),
)  # fmt: skip
"""What may have been done in the sheets, and what then must stand in the result or be reported."""


def some(count: int) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(0, count - 1))


@given(some(len(HERE)), some(len(THERE)), st.booleans())
def test_a_merge_has_no_fault_and_every_edit_of_the_sheets_arrives_or_is_reported(
    here: frozenset[int],
    there: frozenset[int],
    deletes: bool,  # noqa: FBT001 - drawn
) -> None:
    mine, typed = small_card(), book_of_small_card()
    for number in sorted(here):
        mine = HERE[number](mine)
    for number in sorted(there):
        typed = THERE[number][0](typed)
    found = returned(typed, mine, mint=minter())
    choices = replace(UNDECIDED, deleted=frozenset(found.gone)) if deletes else UNDECIDED
    result = together(found, choices)
    assert result.fault == ""
    disputed = {spot_of(each) for each in result.conflicts}
    left = {item[1] for item in found.left}
    for number in there:
        spot = THERE[number][1]
        if spot is not None and not {spot, Spot(spot.table, spot.entity_id, "")} & disputed:
            is_told = spot.entity_id in left
            assert is_told or at(result.card, spot) == at(found.theirs, spot)
    rows = preview(found, choices, LocaleForms()).rows
    assert {row.spot for row in rows} >= disputed
