"""The table of commands: every menu entry, key and button of the window, as plain values."""

from scorecard_app.ui.commands.command import Command, Menu, Need
from scorecard_app.ui.commands.edit import (
    COPY,
    COPY_PICTURE,
    CUT,
    DELETE,
    DUPLICATE,
    EDIT,
    PASTE,
    REDO,
    SELECT_ALL,
    UNDO,
)
from scorecard_app.ui.commands.file import FILE
from scorecard_app.ui.commands.help import HELP, PALETTE
from scorecard_app.ui.commands.key_rows import KeyRow, key_rows
from scorecard_app.ui.commands.keymap import Keymap
from scorecard_app.ui.commands.layout import PIN, STYLES, TIDY_UP
from scorecard_app.ui.commands.map import DENSITIES, HOW_MUCH, MAP
from scorecard_app.ui.commands.map_arrange import LOCK
from scorecard_app.ui.commands.map_offers import offered
from scorecard_app.ui.commands.measures import EXPLAIN, MEASURES
from scorecard_app.ui.commands.value import VALUE, WHAT_IF
from scorecard_app.ui.commands.view import (
    PRESENT,
    SHOW_INVESTMENTS,
    SHOW_LINKS,
    SHOW_MAP,
    SHOW_MEASURES,
    SHOW_SCORECARD,
    SHOW_VALUE,
    VIEW,
)

__all__ = [
    "COMMANDS",
    "COPY",
    "COPY_PICTURE",
    "CUT",
    "DELETE",
    "DENSITIES",
    "DUPLICATE",
    "EXPLAIN",
    "LOCK",
    "PALETTE",
    "PASTE",
    "PIN",
    "PRESENT",
    "REDO",
    "SELECT_ALL",
    "SHOW_INVESTMENTS",
    "SHOW_LINKS",
    "SHOW_MAP",
    "SHOW_MEASURES",
    "SHOW_SCORECARD",
    "SHOW_VALUE",
    "STYLES",
    "TIDY_UP",
    "UNDO",
    "WHAT_IF",
    "Command",
    "KeyRow",
    "Keymap",
    "Menu",
    "Need",
    "key_rows",
    "offered",
]

COMMANDS: tuple[Command, ...] = (*FILE, *EDIT, *VIEW, *MAP, *HOW_MUCH, *MEASURES, *VALUE, *HELP)
"""All commands, in the order of the menus."""
