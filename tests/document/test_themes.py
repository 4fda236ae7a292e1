import pytest

from scorecard_app.document import edits
from scorecard_app.domain.ids import ObjectiveId, ThemeId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import card, lane, minter, objective

GROW = ObjectiveId("Grow")
PALETTE = ("blue", "purple")


def served(*names: str, start: Scorecard | None = None) -> Scorecard:
    """Return a scorecard whose objective serves the themes of these names."""
    return edits.set_themes_by_name(
        start or card(lane("Value"), objective("Grow")),
        objective_id=GROW,
        names=names,
        mint=minter(),
        palette=PALETTE,
    )


def test_a_new_name_makes_a_theme_in_a_colour_of_its_own() -> None:
    after = served("Growth", "Trust")
    assert [each.name for each in after.themes.values()] == ["Growth", "Trust"]
    assert [each.colour_role for each in after.themes.values()] == ["blue", "purple"]
    assert after.objectives[GROW].theme_ids == tuple(after.themes)


def test_more_themes_than_colours_share_them() -> None:
    colours = [each.colour_role for each in served("One", "Two", "Three").themes.values()]
    assert colours == ["blue", "purple", "blue"]


def test_a_known_name_in_whatever_case_is_the_same_theme() -> None:
    after = served(" growth ", "GROWTH", "", start=served("Growth"))
    assert len(after.themes) == 1
    assert len(after.objectives[GROW].theme_ids) == 1


def test_a_theme_without_a_name_is_refused() -> None:
    with pytest.raises(UserError, match="name of the theme"):
        edits.add_theme(card(), theme_id=ThemeId("t"), name="  ")


def test_a_theme_that_is_deleted_is_served_no_more() -> None:
    before = served("Growth", "Trust")
    first, second = before.themes
    after = edits.delete_items(before, ids=[first])
    assert after.objectives[GROW].theme_ids == (second,)
