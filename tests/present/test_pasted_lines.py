"""Lines of a text and cells of a column become names of cards."""

import pytest

from scorecard_app.present.pasted_lines import names_in


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
    ],
)
def test_each_line_or_cell_is_a_name_without_its_bullet(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names
