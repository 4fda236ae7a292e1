"""The commands that put cards and lanes in order on the map."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

ALIGN = N_("Ali&gn and distribute")

LOCK = "lock_layout"

_ALIGN = (
    ("align_left", N_("Align left"), ("Ctrl+Shift+Left",)),
    ("align_centre", N_("Align centres"), ()),
    ("align_right", N_("Align right"), ("Ctrl+Shift+Right",)),
    ("align_top", N_("Align tops"), ("Ctrl+Shift+Up",)),
    ("align_middle", N_("Align middles"), ()),
    ("align_bottom", N_("Align bottoms"), ("Ctrl+Shift+Down",)),
    ("distribute_across", N_("Distribute across"), ()),
    ("distribute_down", N_("Distribute down"), ()),
)

ALIGNING = tuple(name for name, _title, _keys in _ALIGN)
"""The commands that align or distribute cards."""

ARRANGE = (
    *(
        Command(
            name,
            title,
            Menu.MAP,
            group=2 + name.startswith("distribute"),
            keys=keys,
            need=Need.SEVERAL_CARDS,
            synonyms=N_("arrange order line up space evenly"),
            submenu=ALIGN,
        )
        for name, title, keys in _ALIGN
    ),
    Command(
        "snap_off",
        N_("Drag &without guides"),
        Menu.MAP,
        group=2,
        keys=("Alt+S",),
        need=Need.MAP,
        is_checkable=True,
        synonyms=N_("snap guides magnet grid"),
        submenu=ALIGN,
    ),
    Command(
        LOCK,
        N_("Lock the layout"),
        Menu.MAP,
        group=2,
        need=Need.PLAN,
        is_checkable=True,
        hint=N_("Nothing is moved by accident; titles, texts and links can still be changed"),
        synonyms=N_("protect fix freeze workshop still"),
        submenu=ALIGN,
    ),
    Command(
        "collapse_lane",
        N_("Collapse or e&xpand the lane"),
        Menu.MAP,
        group=2,
        need=Need.PLAN,
        hint=N_("The lane that is selected, or those of the selected cards"),
        synonyms=N_("fold hide perspective row"),
    ),
)
"""What the map menu offers between the cards and the zoom."""
