"""Forms and tables of what is invested. Oracles: what was put in, and amounts worked by hand."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from scorecard_app.document.change import Change
from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.initiatives import add_initiative, set_effect, set_initiative
from scorecard_app.document.edits.streams import set_stream
from scorecard_app.domain.ids import EntityId, InitiativeId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Curve, CurveKind
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.errors import UserError
from scorecard_app.present.announcements import announcement
from scorecard_app.present.form_parts import Field, FieldKind, FormContext
from scorecard_app.present.forms import FORMS
from scorecard_app.present.investing.belonging import invested_rows
from scorecard_app.present.investing.columns import COLUMNS, ids_of
from scorecard_app.present.investing.response import (
    SUPPOSED,
    accepted,
    grown,
    moved,
    response_of,
    shrunk,
    turned_to,
)
from scorecard_app.present.investing.worth import initiative_said, stream_said
from scorecard_app.present.what_if.board import board_of
from tests.present.investing.board import (
    DAY,
    GROW,
    HILL,
    LEVER,
    STREAM,
    TEACH,
    WORK,
    invested,
    reading,
)

LINES = Curve(CurveKind.PIECEWISE, points=((0.0, 0.0), (1e6, 0.1)))
OTHER = InitiativeId("other")
WHOSE = {"levers": LEVER, "initiatives": WORK, "value_streams": STREAM}


def all_fields(context: FormContext, table: str) -> Iterator[tuple[EntityId, Field]]:
    """Yield every field that is shown of the form of a table, with whose it is."""
    form, entity_id = FORMS[table], WHOSE[table]
    for field in form.fields:
        yield entity_id, field
    for rows in form.rows:
        for row in rows.rows(context, entity_id):
            for line in rows.lines:
                yield from ((row, each) for each in line)


def typed(built: Scorecard, table: str, key: str, text: str) -> Scorecard:
    """Return the scorecard after a text was typed into a field."""
    context = reading(built)
    row, field = next(pair for pair in all_fields(context, table) if pair[1].key == key)
    return field.edit(context, row, text)(built)


@pytest.mark.parametrize("table", list(WHOSE))
@pytest.mark.parametrize("curve", [HILL, LINES, Curve(CurveKind.LOG, {"a": 0.1, "b": 1e5})])
def test_what_a_field_shows_can_be_typed_into_it_and_changes_nothing(
    table: str, curve: Curve
) -> None:
    built = invested(curve)
    context = reading(built)
    for row, field in all_fields(context, table):
        text = field.read(context, row)
        if field.kind is FieldKind.SAID or not text or not field.is_shown(context, row):
            continue
        assert field.edit(context, row, text)(built) == built, field.key
        if field.kind is FieldKind.CHOICE:
            assert text in {each.key for each in field.choices(context, row)}


@pytest.mark.parametrize("table", list(WHOSE))
def test_every_column_shows_and_edits_what_the_form_does(table: str) -> None:
    built = invested()
    context = reading(built)
    (entity_id,) = ids_of(context, table)
    for column in COLUMNS[table]:
        assert column.title
        assert isinstance(column.shown(context, entity_id), str)
        text = column.field.read(context, entity_id)
        if column.is_editable and text:
            assert column.field.edit(context, entity_id, text)(built) == built


def shown(built: Scorecard, table: str) -> list[str]:
    """Return a row of a table as it is read."""
    context = reading(built)
    return [each.shown(context, WHOSE[table]) for each in COLUMNS[table]]


def test_rows_say_what_money_does_and_how_much_there_is() -> None:
    # a Hill of 0.2 with half at 400 k: 1 M brings 0.2 · 1 / 1.4
    assert shown(invested(), "levers") == [
        "Training", "2 Teach", "0", "100\u202fk", "", "", "", "0", "1.0\u202fM", "",
        "up to 14.3 %", "",
    ]  # fmt: skip
    built = set_effect(invested(), initiative_id=WORK, at=0, low=0.02, high=0.05)
    assert shown(built, "initiatives")[-3:] == ["2 Teach", "2 % to 5 %", ""]
    assert shown(built, "value_streams")[2:4] == ["1 Grow", "10.0\u202fM"]
    assert shown(built, "value_streams")[-1] == "100 %"


def test_money_shares_and_months_are_typed_as_they_are_said() -> None:
    built = typed(invested(), "levers", "maximum", "2.5 M")
    assert built.levers[LEVER].maximum == 2.5e6
    built = typed(built, "levers", "vmax", "12 %")
    assert built.levers[LEVER].acts[0].curve.parameters["vmax"] == 0.12
    built = typed(built, "levers", "lag", "6")
    assert built.levers[LEVER].acts[0].lag_months == 6
    built = typed(built, "initiatives", "high", "7.5")
    assert built.initiatives[WORK].effects[0].high == 0.075
    built = typed(built, "initiatives", "cost_per_year", "200k")
    assert built.initiatives[WORK].cost_per_year == 2e5
    assert typed(built, "initiatives", "cost_per_year", "").initiatives[WORK].cost_per_year is None
    with pytest.raises(UserError, match="Write a number"):
        typed(built, "levers", "maximum", "")


def test_a_lever_on_no_card_is_put_on_one_in_its_row() -> None:
    built = delete_items(invested(), ids=[TEACH])
    context = reading(built)
    on = next(each.field for each in COLUMNS["levers"] if each.key == "acts")
    assert shown(built, "levers")[1] == ""
    built = on.edit(context, LEVER, GROW)(built)
    assert [act.objective_id for act in built.levers[LEVER].acts] == [GROW]
    assert shown(built, "levers")[-2] == "?"
    shape = next(each.field for each in COLUMNS["levers"] if each.key == "shape")
    built = shape.edit(reading(built), LEVER, "log")(built)
    assert built.levers[LEVER].acts[0].curve.kind is CurveKind.LOG


def test_an_initiative_lists_what_it_needs_and_excludes() -> None:
    built = add_initiative(invested(), initiative_id=OTHER, name="Rooms")
    needs, excludes = FORMS["initiatives"].rows[1:3]
    for rows in (needs, excludes):
        context = reading(built)
        assert rows.add is not None
        assert [each.key for each in rows.blanks[0][0].choices(context, WORK)] == [OTHER]
        if rows is needs:
            built = rows.add(context, WORK, {"other": OTHER})(built)
    assert shown(built, "initiatives")[-1] == "needs Rooms"
    context = reading(built)
    (row,) = needs.rows(context, WORK)
    assert needs.lines[0][0].read(context, row) == "Rooms"
    assert needs.remove is not None
    assert needs.remove(context, row)(built).initiatives[WORK].prerequisite_ids == ()
    assert excludes.add is not None
    edit = excludes.add(context, WORK, {"other": OTHER})
    with pytest.raises(UserError, match="cannot both need and exclude"):
        edit(built)


def test_the_picture_marks_now_and_supposed_and_holds_all_its_rings() -> None:
    spec = response_of(reading(invested()), LEVER, 0, supposed=4e5)
    assert spec.now == (0.0, 0.0)
    turner, *rings = spec.handles
    assert (turner.name, turner.spend) == (SUPPOSED, 4e5)
    assert turner.gain == pytest.approx(0.1)
    assert [each.name for each in rings] == ["half", "steep"]
    assert all(0 <= each.spend <= spec.right for each in spec.handles)
    assert all(spec.bottom <= each.gain <= spec.top for each in spec.handles)
    assert not spec.is_suggested
    assert response_of(reading(invested()), LEVER, 3).points == ()


def test_what_nobody_has_drawn_is_a_suggestion_until_it_is_taken_or_bent() -> None:
    built = invested(Curve())
    context = reading(built)
    spec = response_of(context, LEVER, 0)
    assert spec.is_suggested
    assert "only a suggestion" in spec.sentence
    taken = accepted(context, LEVER, 0)(built)
    ring = spec.handles[1]
    bent = moved(context, LEVER, 0, ring, (ring.spend, ring.gain))(built)
    for after in (taken, bent):
        assert after.levers[LEVER].acts[0].curve.parameters == {"vmax": 0.1, "k": 2.5e5, "h": 1.0}


def test_straight_lines_grow_and_shrink() -> None:
    built = invested(LINES)
    more = grown(reading(built), LEVER, 0, 5e5)(built)
    spec = response_of(reading(more), LEVER, 0)
    assert [each.spend for each in spec.handles[1:]] == [0.0, 5e5, 1e6]
    assert spec.handles[2].can_be_removed
    assert shrunk(reading(more), LEVER, 0, spec.handles[2])(more) == built


@pytest.mark.parametrize(("wanted", "spend"), [(2.4e5, 2e5), (2.6e5, 3e5), (-1.0, 0.0), (9e9, 1e6)])
def test_a_lever_is_turned_by_whole_steps_within_its_range(wanted: float, spend: float) -> None:
    assert turned_to(invested().levers[LEVER], wanted) == spend


def test_a_card_lists_what_is_invested_in_it() -> None:
    context = reading(invested())
    assert [(each.title, each.detail) for each in invested_rows(context, TEACH)] == [
        ("Training", "0 EUR a year"),
        ("Academy", "Proposed"),
    ]
    assert [each.title for each in invested_rows(context, GROW)] == ["Sales"]


def said_of(built: Scorecard, **supposed: bool) -> str:
    """Return what is said of the initiative."""
    context = reading(built)
    results = evaluate(built, (DAY,))
    board = board_of(context.relations, results, context.forms, DAY)
    plan = Plan(rate=0.0, initiatives={InitiativeId(key): on for key, on in supposed.items()})
    return initiative_said(context, board, network(built), plan, WORK)


def test_what_cannot_run_together_or_is_needed_is_said_once_both_are_supposed() -> None:
    built = set_effect(invested(), initiative_id=WORK, at=0, low=0.1, high=0.1)
    built = add_initiative(built, initiative_id=OTHER, name="Other")
    apart = set_initiative(built, initiative_id=OTHER, exclusion_ids=(WORK,))
    said = "It cannot run together with “Other”, which is to run as well."
    assert said in said_of(apart, **{WORK: True, OTHER: True})
    assert said not in said_of(apart, **{WORK: True})
    needing = set_initiative(built, initiative_id=WORK, prerequisite_ids=(OTHER,))
    assert "It needs “Other”, which is not to run." in said_of(needing, **{WORK: True})
    assert "It needs" not in said_of(needing, **{WORK: True, OTHER: True})


def test_an_initiative_says_what_it_brings_or_what_is_wanting() -> None:
    assert "from how much to how much" in said_of(invested())
    built = set_effect(invested(), initiative_id=WORK, at=0, low=0.1, high=0.1)
    # 10 M · 0.1 · 0.3 (medium, but the link has no strength yet: nothing is passed on)
    assert said_of(built).startswith(
        "If “Academy” is done: In today's money over 5 years (at 0 % a year): Sales 0 EUR"
    )
    built = typed(built, "initiatives", "state", "running")
    assert said_of(built).startswith("If “Academy” is stopped")
    assert "is over" in said_of(typed(built, "initiatives", "state", "done"))
    assert "Choose the card" in said_of(delete_items(built, ids=[TEACH]))
    without = replace(built, value_streams={})
    assert "add a value stream" in said_of(without)


def test_a_stream_says_what_one_percent_is_worth_or_what_is_wanting() -> None:
    built = invested()
    said = stream_said(reading(built), STREAM)
    worth = "worth 100\u202fk EUR a year; 100 % of all that moves."
    assert said == f"One percent better on “1 Grow” is {worth}"
    assert "needs both ends" in stream_said(
        reading(set_stream(built, stream_id=STREAM, low=1.0)), STREAM
    )
    nothing = set_stream(built, stream_id=STREAM, yearly_amount=None)
    assert "moves no money" in stream_said(reading(nothing), STREAM)
    nowhere = set_stream(built, stream_id=STREAM, objective_id=None)
    assert "Choose the card" in stream_said(reading(nowhere), STREAM)


def test_what_is_added_and_deleted_is_said() -> None:
    before, after = delete_items(invested(), ids=[LEVER]), invested()
    assert announcement(Change("", before, after)) == "Added: Lever “Training”."
    assert announcement(Change("", after, before)) == "Deleted: Lever “Training”."


def test_how_sure_a_curve_is_can_be_typed_and_is_a_band_round_it() -> None:
    """Half of 0.2 for the 400 k that are half of it; nothing is spent today."""
    built = typed(invested(), "levers", "brings", "80 to 120 %")
    (act,) = built.levers[LEVER].acts
    assert (act.low, act.high) == (0.8, 1.2)
    assert shown(built, "levers")[-1] == "80 – 120 %"
    spec = response_of(reading(built), LEVER, 0)
    spends, low, high = zip(*spec.band, strict=True)
    assert np.interp(4e5, spends, low) == pytest.approx(0.08, rel=0.01)
    assert np.interp(4e5, spends, high) == pytest.approx(0.12, rel=0.01)
    assert "80 % to 120 % of what the curve says" in spec.sentence
    assert typed(built, "levers", "brings", "") == invested()
    assert response_of(reading(invested()), LEVER, 0).band == ()


@pytest.mark.parametrize("text", ["0 to 50", "120 to 80", "−20 to 20"])
def test_a_range_that_no_curve_can_have_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="80 to 120"):
        typed(invested(), "levers", "brings", text)
