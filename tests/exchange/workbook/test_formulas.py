"""Formulas in a workbook speak of measures by name; ids stay out of people's sight."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Series, SeriesKind
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import measure
from tests.exchange.workbook.books import address, edited, imported, put, written
from tests.exchange.workbook.cards import small_card

RATIO, GOAL = MeasureId("Ratio"), SeriesId("goal")


def computed_card() -> Scorecard:
    """Return the small card with a measure and a target that are computed."""
    card = small_card().put(*measure("Ratio", "Grow"))
    ratio = replace(card.measures[RATIO], formula="[#Cost] / [#Adoption]")
    goal = Series(GOAL, RATIO, SeriesKind.TARGET, formula="[#Cost] * 2", position=5.0)
    return card.put(ratio, goal)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return its workbook."""
    return written(computed_card(), tmp_path)


def formula_cell(path: Path) -> object:
    with edited(path) as book:
        sheet = book["Measures"]
        return sheet[address(sheet, "Formula", "Ratio")].value


def test_a_formula_is_written_with_names_and_read_back_as_it_was(path: Path) -> None:
    assert formula_cell(path) == "[Cost] / [Adoption]"
    result = imported(computed_card(), path)
    assert (result.card, result.lines) == (computed_card(), ())


def test_a_formula_typed_with_names_is_stored_by_ids(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Formula", "Ratio", "[cost] - [Adoption]")
    result = imported(computed_card(), path)
    assert result.card.measures[RATIO].formula == "[#Cost] - [#Adoption]"
    assert result.lines == (
        "Measure “Ratio”: Formula “[Cost] / [Adoption]” → “[Cost] - [Adoption]”",
    )


def test_a_measure_renamed_in_the_workbook_stays_in_the_formula(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Name", "Cost", "Spend")
    result = imported(computed_card(), path)
    assert result.card.measures[MeasureId("Cost")].name == "Spend"
    assert result.card.measures[RATIO].formula == "[#Cost] / [#Adoption]"
    assert len(result.lines) == 1


def test_a_formula_may_name_a_measure_by_its_new_name(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Formula", "Ratio", "[Spend] * 2")
        put(book, "Measures", "Name", "Cost", "Spend")
    result = imported(computed_card(), path)
    assert result.card.measures[RATIO].formula == "[#Cost] * 2"


@pytest.mark.parametrize(
    ("text", "says"), [("[Cost] +", "At character"), ("[Nobody]", "there is no measure “Nobody”")]
)
def test_a_bad_formula_is_one_cell_unread_with_its_sentence(
    path: Path, text: str, says: str
) -> None:
    with edited(path) as book:
        where = put(book, "Measures", "Formula", "Ratio", text)
    result = imported(computed_card(), path)
    assert result.card == computed_card()
    (line,) = result.lines
    assert line.startswith(f"Not read: {where}: ")
    assert says in line


def test_a_formula_that_needs_what_is_gone_comes_back_as_it_was(tmp_path: Path) -> None:
    card = computed_card()
    card = card.put(replace(card.measures[RATIO], formula="[#gone] + 1"))
    path = written(card, tmp_path)
    assert formula_cell(path) == "[?] + 1"
    assert imported(card, path).card == card


def test_an_emptied_formula_is_taken_out(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Formula", "Ratio", None)
    assert imported(computed_card(), path).card.measures[RATIO].formula == ""
