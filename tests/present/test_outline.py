from dataclasses import replace

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.measures import attach_measure
from scorecard_app.document.edits.objectives import set_parent
from scorecard_app.domain.ids import AttachmentId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.faces import Shape
from scorecard_app.present.outline import (
    ROOT,
    WITHOUT_OBJECTIVE,
    WITHOUT_PERSPECTIVE,
    NodeKind,
    OutlineRow,
    entity_of,
    kind_of,
    outline_row,
    outline_tree,
)
from tests.present.small_card import (
    CLIENT,
    CUT,
    GROW,
    ON_GROW,
    ON_SATISFY,
    RATING,
    REVENUE,
    SATISFY,
    SEPTEMBER,
    SPARE,
    VALUE,
    small_card,
)


def row(card: Scorecard, node: str) -> OutlineRow:
    return outline_row(node, Relations(card), evaluate(card, (SEPTEMBER,)))


def test_measures_stand_below_their_objectives_and_spare_ones_in_a_group_of_their_own() -> None:
    assert outline_tree(Relations(small_card())) == {
        ROOT: (VALUE, CLIENT, WITHOUT_OBJECTIVE),
        VALUE: (GROW, CUT),
        CLIENT: (SATISFY,),
        GROW: (ON_GROW,),
        SATISFY: (ON_SATISFY,),
        WITHOUT_OBJECTIVE: (SPARE,),
    }


def test_a_measure_that_serves_two_objectives_stands_below_both() -> None:
    both = AttachmentId("both")
    card = attach_measure(small_card(), attachment_id=both, objective_id=CUT, measure_id=REVENUE)
    tree = outline_tree(Relations(card))
    assert (tree[GROW], tree[CUT]) == ((ON_GROW,), (both,))
    assert entity_of(card, both) == entity_of(card, ON_GROW) == REVENUE


def test_an_objective_below_another_one_stands_behind_its_measures() -> None:
    card = set_parent(small_card(), objective_id=CUT, parent_id=GROW)
    assert outline_tree(Relations(card))[GROW] == (ON_GROW, CUT)


def test_an_objective_of_no_perspective_is_not_lost() -> None:
    card = small_card()
    card = card.put(replace(card.objectives[CUT], perspective_id=None))
    tree = outline_tree(Relations(card))
    assert tree[WITHOUT_PERSPECTIVE] == (CUT,)
    assert tree[ROOT] == (VALUE, CLIENT, WITHOUT_PERSPECTIVE, WITHOUT_OBJECTIVE)


def test_the_groups_go_when_nothing_is_in_them() -> None:
    card = delete_items(small_card(), ids=[SPARE])
    assert outline_tree(Relations(card))[ROOT] == (VALUE, CLIENT)


def test_a_row_says_its_name_number_and_status() -> None:
    shown = row(small_card(), GROW)
    assert (shown.face.number, shown.face.title, shown.kind) == (
        "1",
        "Grow revenue",
        NodeKind.OBJECTIVE,
    )
    assert shown.face.status is not None
    assert shown.face.status.shape is Shape.CIRCLE
    assert row(small_card(), ON_GROW).kind is NodeKind.MEASURE


def test_a_group_has_a_name_and_no_status() -> None:
    card = small_card()
    shown = row(card, WITHOUT_OBJECTIVE)
    assert (shown.face.title, shown.face.status) == ("Without an objective", None)
    assert entity_of(card, WITHOUT_OBJECTIVE) is None
    assert kind_of(card, RATING) is NodeKind.MEASURE
