"""Lines of a text and cells of a column become names of cards."""

import pytest

from scorecard_app.present.pasted_lines import names_in, names_in_html


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
    assert names_in(text) == names


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
    assert names_in_html(text) == names
