"""The commands of the value menu: what would be different, and where money does most."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

WHAT_IF = "what_if"
_HERE = N_("&Invest here")

INVEST_HERE = {"invest_by_lever": "levers", "invest_by_initiative": "initiatives"}
"""The commands that invest in the selected card, and in which table they add something."""

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
    Command(
        "invest_by_lever",
        N_("By a new &lever"),
        Menu.VALUE,
        group=1,
        need=Need.CARD,
        hint=N_("Money a year that can be more or less, along a curve"),
        synonyms=N_("invest spend budget money"),
        submenu=_HERE,
    ),
    Command(
        "invest_by_initiative",
        N_("By a new &initiative"),
        Menu.VALUE,
        group=1,
        need=Need.CARD,
        hint=N_("Work with a start, a cost and an effect on the card"),
        synonyms=N_("invest project program work"),
        submenu=_HERE,
    ),
)
