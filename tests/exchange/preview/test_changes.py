"""What an import changes is said row by row, and number by number."""

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.intake.importing import intake_of
from scorecard_app.exchange.intake.plan import State
from scorecard_app.exchange.preview.changes import detail_lines
from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.exchange.preview.steps import Mark, Step, counts, step_lines
from scorecard_app.texts import LocaleForms
from tests.builders import minter
from tests.exchange.preview.finding import SALES, looked

LATER = [
    ["KPI", "Unit", "Jan 2026", "Feb 2026"],
    ["Sales", "€", "1,234.5", "5"],
    ["Profit", "€", "8", "9"],
]


def details(before: Scorecard, found: Findings, row: int) -> list[str]:
    """Return what is different about one row."""
    assert found.intake is not None
    after, entity = found.intake.plan.card, found.changes[row].id
    return list(detail_lines(before, after, entity, LocaleForms()))


def test_new_changed_and_missing_are_told_apart() -> None:
    first = looked(SALES)
    assert first.intake is not None
    card = first.intake.plan.card
    found = looked(LATER, card=card)
    assert [(each.name, each.word, each.says) for each in found.changes] == [
        ("Sales", "Changed", "1 new value"),
        ("Profit", "New", "2 new values"),
        ("Costs", "Not in the file", "Stays as it is"),
    ]
    assert details(card, found, 0) == ["Actual Feb 2026: 5"]
    assert not found.changes[2].can_be_left_out


def test_a_changed_number_says_what_it_was() -> None:
    first = looked(SALES)
    assert first.intake is not None
    card = first.intake.plan.card
    found = looked([SALES[0], ["Sales", "€", "9", None], ["Costs", "€", "7", None]], card=card)
    assert [each.state for each in found.changes] == [State.CHANGED, State.UNCHANGED]
    assert details(card, found, 0) == ["Actual Jan 2026: 1,234.5 → 9"]
    assert details(card, found, 1) == []


def test_a_row_that_is_left_out_is_not_taken() -> None:
    found = looked(SALES)
    left_out = {found.changes[0].key}
    made = intake_of(found.inquiry.card, found.meanings, left_out=left_out, mint=minter()).plan.card
    assert [each.name for each in made.measures.values()] == ["Costs"]
    assert counts(found, left_out) == "1 new, 1 left out, 1 cell not read"


def test_objectives_say_where_they_belong() -> None:
    rows = [
        ["Goal Name", "Objective Name", "Perspective"],
        ["Grow", "Win clients", "Client"],
        ["Grow", "Keep clients", "Client"],
    ]
    found = looked(rows)
    assert [each.name for each in found.results] == ["Win clients", "Keep clients"]
    assert [each.serves for each in found.results] == ["Client", "Client"]
    assert details(found.inquiry.card, found, 0) == [
        "Perspective: Client",
        "Parent objective: Grow",
    ]


def test_the_preview_shows_baseline_target_and_span() -> None:
    rows = [
        ["KPI", "Baseline", "Target", "Definition", "Actual 2024", "Actual 2025"],
        ["Sales", 1.0, 9.0, "All of them", 3.0, 4.0],
    ]
    found = looked(rows)
    (row,) = found.results
    assert (row.baseline, row.target, row.last) == ("1", "9", "4")
    assert row.values == "2: 2024 – 2025"
    said = details(found.inquiry.card, found, 0)
    assert said[:2] == ["Baseline: 1", "Definition: All of them"]


def test_steps_say_how_they_stand() -> None:
    marks = {each.step: (each.says, each.mark) for each in step_lines(looked(SALES))}
    assert marks[Step.SOURCE] == ("figures.xlsx", Mark.DONE)
    assert marks[Step.RANGE] == ("S1 A1:D3", Mark.DONE)
    assert marks[Step.SHAPE] == ("A measure, with its periods across", Mark.DONE)
    assert marks[Step.COLUMNS] == ("4 of 4 used", Mark.DONE)
    assert marks[Step.CHECK] == ("1 cell not read", Mark.LOOK)
    assert marks[Step.CHANGES] == ("2 new, 1 cell not read", Mark.DONE)
    assert marks[Step.RESULT] == ("Not applied yet", Mark.WAITING)


def test_steps_wait_before_there_is_a_file_and_are_blocked_by_a_bad_one() -> None:
    assert {each.mark for each in step_lines(None)} == {Mark.WAITING}
    bad = looked([["alone"]])
    assert "holds no table" in bad.refused
    assert step_lines(bad)[0].mark is Mark.BLOCKED
    asks = looked([["KPI", "Jan", "Feb"], ["Sales", 1.0, 2.0]])
    assert {each.step for each in step_lines(asks) if each.mark is Mark.ASKS} == {
        Step.SHAPE,
        Step.CHECK,
    }


def test_two_files_without_ids_in_common_are_refused_but_shown() -> None:
    found = looked(SALES, second=[["x", "y"], ["a", "1"]])
    assert "share no column of ids" in found.refused
    assert len(found.tables) == 2
    assert next(each for each in step_lines(found) if each.step is Step.CHANGES).says == ""


def test_a_table_of_nothing_says_so() -> None:
    found = looked([["Colour", "Shape"], ["red", "round"], ["blue", "flat"]])
    line = next(each for each in step_lines(found) if each.step is Step.CHANGES)
    assert line.mark in {Mark.BLOCKED, Mark.DONE}
