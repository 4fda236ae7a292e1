"""The commands of the help menu."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu

PALETTE = "palette"

HELP = (
    Command(
        PALETTE,
        N_("&Find a command…"),
        Menu.HELP,
        keys=("Ctrl+K", "Ctrl+Shift+P", "Ctrl+/"),
        icon="search",
        hint=N_("@ and a name goes to any card, measure or link"),
        synonyms=N_("palette search run jump go"),
    ),
    Command(
        "keys",
        N_("&Keyboard shortcuts"),
        Menu.HELP,
        keys=("F1",),
        icon="help",
        synonyms=N_("shortcuts keyboard help hotkeys"),
    ),
    Command(
        "diagnostics",
        N_("&Copy diagnostics"),
        Menu.HELP,
        hint=N_("Versions and the places of past failures; no text of any scorecard"),
        synonyms=N_("versions failure log report"),
    ),
    Command(
        "about",
        N_("&About"),
        Menu.HELP,
        group=1,
        icon="info",
        synonyms=N_("version licence"),
    ),
)
