"""The commands about the picture behind the map."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

_BACKGROUND = N_("Background")

BACKDROP = (
    Command(
        "backdrop",
        N_("Background &picture…"),
        Menu.MAP,
        group=4,
        need=Need.MAP,
        hint=N_("A picture behind the cards; one can also be dropped or pasted on the map"),
        synonyms=N_("image photo wallpaper backdrop opacity"),
        submenu=_BACKGROUND,
    ),
    Command(
        "fit_backdrop",
        N_("&Fit the picture to the lanes"),
        Menu.MAP,
        group=4,
        need=Need.MAP,
        synonyms=N_("image photo background backdrop size"),
        submenu=_BACKGROUND,
    ),
    Command(
        "remove_backdrop",
        N_("&Remove the picture"),
        Menu.MAP,
        group=4,
        need=Need.MAP,
        synonyms=N_("image photo background backdrop delete"),
        submenu=_BACKGROUND,
    ),
)
"""What is done about the picture, in a submenu of its own."""
