"""Lines of a text and cells of a column become names of cards."""

import pytest

from scorecard_app.present.pasted_lines import Pasted, lines_in, lines_in_html, pasted_sentence


def names_of(pasted: Pasted) -> tuple[str, ...]:
    return tuple(each.name for each in pasted.lines)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cut cost\nGrow revenue\n", ("Cut cost", "Grow revenue")),
        ("Cut cost\r\nGrow revenue", ("Cut cost", "Grow revenue")),
        ("• Cut cost\n\n  - Grow  revenue \n3) Hire", ("Cut cost", "Grow revenue", "Hire")),
        ("12. Train\n7 wonders", ("Train", "7 wonders")),
        ("\tCut cost\tAda\nGrow revenue\tBob", ("Cut cost", "Grow revenue")),
        ('"Cut\ncost"\nHire', ("Cut cost", "Hire")),
        (" \n\t\n", ()),
        ("1\tCut cost\n2\tHire", ("Cut cost", "Hire")),
        ("2024\n2025", ("2024", "2025")),
        ("No.\tObjective\n1\tCut cost\n", ("Cut cost",)),
        ("Objective", ("Objective",)),
    ],
)
def test_each_line_or_cell_is_a_name_without_its_bullet(text: str, names: tuple[str, ...]) -> None:
    assert names_of(lines_in(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<table><tr><td><p>1</p></td><td>Cut<br>cost</td></tr></table>", ("Cut cost",)),
        (
            "<ul><li>Cut <b>cost</b></li><li>Hire &amp; train</li></ul>",
            ("Cut cost", "Hire & train"),
        ),
        ("<p>Cut cost</p>\n<div>Hire</div>", ("Cut cost", "Hire")),
        ("", ()),
    ],
)
def test_each_row_or_line_of_a_page_is_a_name(text: str, names: tuple[str, ...]) -> None:
    assert names_of(lines_in_html(text)) == names


@pytest.mark.parametrize(
    ("text", "descriptions", "left_out"),
    [
        ("Cut cost\tSpend less\nHire\t", ("Spend less", ""), 0),
        ("1\tCut cost\tSpend less", ("Spend less",), 0),
        ("Cut cost\t42\nHire\t7", ("", ""), 2),
        ("Cut cost\tSpend less\tAda\t4.2", ("Spend less",), 2),
        ("No.\tObjective\tDescription\tStatus\n1\tCut cost\tLess\tOn track", ("Less",), 1),
    ],
)
def test_the_next_words_of_a_row_describe_it_and_the_rest_is_counted(
    text: str, descriptions: tuple[str, ...], left_out: int
) -> None:
    pasted = lines_in(text)
    assert tuple(each.description for each in pasted.lines) == descriptions
    assert pasted.left_out == left_out


def test_what_became_of_the_cells_is_said_in_numbers() -> None:
    assert pasted_sentence(lines_in("A\nB"), "People") == "2 lines became cards in “People”."
    assert pasted_sentence(lines_in("A\tb\t7"), "People") == (
        "1 line became a card in “People”. 1 description came from the cells beside it. "
        "1 other cell was left out: a card takes a name and a description."
    )
