"""The commands about the picture behind the map."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

BACKDROP = (
    Command(
        "backdrop",
        N_("Background picture…"),
        Menu.MAP,
        group=3,
        need=Need.MAP,
        hint=N_("A picture behind the cards; one can also be dropped or pasted on the map"),
        synonyms=N_("image photo wallpaper backdrop opacity"),
    ),
    Command(
        "fit_backdrop",
        N_("Fit the background picture to the lanes"),
        Menu.MAP,
        group=3,
        need=Need.MAP,
        is_listed=False,
        synonyms=N_("image photo backdrop size"),
    ),
    Command(
        "remove_backdrop",
        N_("Remove the background picture"),
        Menu.MAP,
        group=3,
        need=Need.MAP,
        synonyms=N_("image photo backdrop delete"),
    ),
)
"""Fitting stands on the panel and in the palette only; the menu is long enough."""
