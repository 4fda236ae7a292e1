"""What hands do on the map by key alone: make, walk, move and link cards; no menu lists these."""

from collections.abc import Sequence

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

_MAKING: Sequence[tuple[str, str, str]] = (
    ("add_sibling", N_("New card below it"), "Return"),
    ("add_sibling_above", N_("New card above it"), "Shift+Return"),
    ("add_effect", N_("New card that it leads to"), "Tab"),
    ("add_cause", N_("New card that leads to it"), "Shift+Tab"),
    ("grow_up", N_("New linked card above"), "Ctrl+Up"),
    ("grow_down", N_("New linked card below"), "Ctrl+Down"),
    ("grow_left", N_("New linked card at the left"), "Ctrl+Left"),
    ("grow_right", N_("New linked card at the right"), "Ctrl+Right"),
)

_MOVING: Sequence[tuple[str, str, str]] = (
    ("nudge_up", N_("Move up by one step of the grid"), "Up"),
    ("nudge_down", N_("Move down by one step of the grid"), "Down"),
    ("nudge_left", N_("Move left by one step of the grid"), "Left"),
    ("nudge_right", N_("Move right by one step of the grid"), "Right"),
    ("push_up", N_("Move up by ten steps"), "Shift+Up"),
    ("push_down", N_("Move down by ten steps"), "Shift+Down"),
    ("push_left", N_("Move left by ten steps"), "Shift+Left"),
    ("push_right", N_("Move right by ten steps"), "Shift+Right"),
)

_WALKING: Sequence[tuple[str, str, str]] = (
    ("walk_up", N_("Go up along a link, or to the nearest card"), "Alt+Up"),
    ("walk_down", N_("Go down along a link, or to the nearest card"), "Alt+Down"),
    ("walk_left", N_("Go left along a link, or to the nearest card"), "Alt+Left"),
    ("walk_right", N_("Go right along a link, or to the nearest card"), "Alt+Right"),
)


def _rows(rows: Sequence[tuple[str, str, str]], need: Need) -> tuple[Command, ...]:
    return tuple(
        Command(
            name, title, Menu.MAP, group=9, keys=(key,), need=need, is_local=True, is_listed=False
        )
        for name, title, key in rows
    )


HANDS = (
    *_rows(_MAKING, Need.CARD),
    *_rows(_MOVING, Need.CARDS),
    *_rows(_WALKING, Need.PLAN),
    Command(
        "edit_link",
        N_("Edit the link"),
        Menu.MAP,
        group=9,
        keys=("Return", "F2"),
        need=Need.LINK,
        is_local=True,
        is_listed=False,
        synonyms=N_("strength lag sign arrow"),
    ),
    Command(
        "start_link",
        N_("Link cards by number or name…"),
        Menu.MAP,
        group=9,
        keys=("L",),
        need=Need.FREE,
        is_local=True,
        is_listed=False,
        synonyms=N_("connect arrow join"),
    ),
    Command(
        "deselect",
        N_("Give up, then select nothing"),
        Menu.MAP,
        group=9,
        keys=("Esc",),
        need=Need.MAP,
        is_local=True,
        is_listed=False,
    ),
)
"""Local commands that need no place in a menu."""
