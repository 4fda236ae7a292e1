"""Edit themes: what runs across perspectives, and which objectives serve it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.order import last_position
from scorecard_app.domain.ids import MintId, ObjectiveId, ThemeId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Theme
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def add_theme(
    card: Scorecard, *, theme_id: ThemeId, name: str, palette: Sequence[str] = ()
) -> Scorecard:
    """Add a theme behind the others, in the first colour of a palette that none of them has."""
    name = " ".join(name.split())
    if not name:
        raise UserError(_("Write the name of the theme."))
    taken = {each.colour_role for each in card.themes.values()}
    free = (role for role in palette if role not in taken)
    colour = next(free, next(iter(palette), ""))
    position = last_position(card.themes.values())
    return card.put(Theme(theme_id, name, colour_role=colour, position=position))


def set_themes_by_name(
    card: Scorecard,
    *,
    objective_id: ObjectiveId,
    names: Iterable[str],
    mint: MintId,
    palette: Sequence[str] = (),
) -> Scorecard:
    """Let an objective serve these themes and no others; a new name makes a theme."""
    found(card.objectives, objective_id)
    chosen: dict[ThemeId, None] = {}
    for name in (" ".join(each.split()) for each in names):
        if not name:
            continue
        theme = theme_named(card, name)
        if theme is None:
            theme_id = ThemeId(mint())
            card = add_theme(card, theme_id=theme_id, name=name, palette=palette)
            theme = card.themes[theme_id]
        chosen[theme.id] = None
    objective = card.objectives[objective_id]
    return card.put(replace(objective, theme_ids=tuple(chosen)))


def theme_named(card: Scorecard, name: str) -> Theme | None:
    """Return the theme of this name, whatever its case; the one with the lowest id of several."""
    wanted = name.strip().casefold()
    themes = sorted(card.themes.values(), key=lambda each: each.id)
    return next((each for each in themes if each.name.strip().casefold() == wanted), None)
