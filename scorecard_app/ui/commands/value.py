"""The commands of the value menu: what would be different, and where money does most."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

WHAT_IF = "what_if"

VALUE = (
    Command(
        WHAT_IF,
        N_("&What if…"),
        Menu.VALUE,
        keys=("F8",),
        need=Need.MAP,
        icon="value",
        hint=N_("Push cards by sliders and see what would come of it"),
        synonyms=N_("scenario simulate invest more less lever slider"),
    ),
    Command(
        "reset_what_if",
        N_("&Reset the what-if"),
        Menu.VALUE,
        need=Need.DOCUMENT,
        hint=N_("Suppose nothing: every card as it is today"),
        synonyms=N_("scenario undo clear"),
    ),
    Command(
        "keep_scenario",
        N_("&Keep as scenario…"),
        Menu.VALUE,
        need=Need.MAP,
        hint=N_("Keep what is supposed in the file, to take it up again"),
        synonyms=N_("save what-if"),
    ),
)
