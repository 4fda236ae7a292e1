"""Tables are offered sheet by sheet; one may be drawn by hand, and a row may be another thing."""

from scorecard_app.exchange.guesses.meaning import Layout
from scorecard_app.exchange.intake.profiles import profile_of
from scorecard_app.exchange.preview.guesses import Surety
from tests.exchange.preview.finding import SALES, looked

TWO = [
    *SALES,
    [],
    [],
    [],
    [],
    [],
    [],
    ["Objective", "Perspective"],
    ["Grow", "Value"],
    ["Learn", "Growth"],
]


def test_every_table_is_offered_with_its_size() -> None:
    found = looked(TWO, SALES)
    assert [(each.sheet, each.title, each.short_size) for each in found.tables] == [
        ("S1", "Cells A1:D3", "3 × 4"),
        ("S1", "Cells A10:B12", "3 × 2"),
        ("S2", "Cells A1:D3", "3 × 4"),
    ]
    assert sum(each.is_chosen for each in found.tables) == 1


def test_a_table_that_is_drawn_is_taken_and_offered() -> None:
    found = looked(SALES, told={"table": "S1!A1:C2"})
    assert found.tables[-1].address == "S1!A1:C2"
    assert found.tables[-1].is_chosen
    assert [each.name for each in found.changes] == ["Sales"]


def test_cells_that_do_not_exist_are_no_table() -> None:
    for address in ("S9!A1:B2", "S1!A1", "S1!1:2", "S1!A1:B1"):
        assert "holds no table" in looked(SALES, told={"table": address}).refused


def test_files_say_how_they_were_read() -> None:
    found = looked(SALES, second=[["id", "x"], ["a", "1"]])
    assert [each.says for each in found.sources] == [
        "1 sheet, 3 rows",
        "Text, cut at semicolons, 2 rows",
    ]


def test_two_files_of_one_name_and_sheet_are_told_apart() -> None:
    found = looked(SALES, second=[["id", "x"], ["a", "1"]])
    assert [each.sheet for each in found.tables] == ["S1", "details"]


def test_rows_of_measures_may_be_taken_for_objectives() -> None:
    rows = [["KPI", "Period", "Value"], ["Sales", "2025", 1.0], ["Costs", "2025", 2.0]]
    (shape,) = looked(rows).shapes
    assert shape.text == "One value: a measure in a period"
    choices = dict(shape.choices)
    found = looked(rows, told=choices["An objective"])
    assert found.meanings[0].layout is Layout.STRATEGY
    assert found.shapes[0].surety is Surety.CHOSEN
    found = looked(rows, told=choices["A measure with its figures"])
    assert found.meanings[0].layout is Layout.RECORDS


def test_a_shape_says_which_rows_are_no_data() -> None:
    rows = [*SALES, ["Total", None, "9", None], ["Source: Jo", None, None, None]]
    (shape,) = looked(rows).shapes
    assert shape.rows == "2 rows of data, Total: 1, Remark, left out: 1"


def test_what_was_decided_is_known_by_the_headers() -> None:
    first = looked(SALES, told={"column D": "ignored"})
    profile = profile_of(first.meanings[0])
    again = looked(SALES, profiles=[profile])
    assert again.remembered == (profile.signature,)
    assert not again.columns[3].is_used
