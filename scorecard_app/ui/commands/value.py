"""The commands of the value menu: what would be different, and where money does most."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

WHAT_IF = "what_if"
_HERE = N_("&Invest here")

INVEST_HERE = {"invest_by_lever": "levers", "invest_by_initiative": "initiatives"}
"""The commands that invest in the selected card, and in which table they add something."""

ASKED = {
    "split_budget": "split",
    "seek_goal": "goals",
    "compare_scenarios": "scenarios",
    "measure_first": "measuring",
}
"""The commands that ask a question of the value view, and which one."""

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
    Command(
        "split_budget",
        N_("Split a &budget…"),
        Menu.VALUE,
        group=2,
        need=Need.DOCUMENT,
        hint=N_("Today's money beside the best use of any budget, with what must stay"),
        synonyms=N_("optimise allocate portfolio frontier start stop initiatives"),
    ),
    Command(
        "seek_goal",
        N_("Seek a &goal…"),
        Menu.VALUE,
        group=2,
        need=Need.DOCUMENT,
        hint=N_("Which setting of a lever, or which push of a card, reaches what is wanted"),
        synonyms=N_("target reach what must happen"),
    ),
    Command(
        "compare_scenarios",
        N_("&Compare scenarios"),
        Menu.VALUE,
        group=2,
        need=Need.DOCUMENT,
        hint=N_("Scenarios side by side by money, by card and over time"),
        synonyms=N_("options alternatives which is best"),
    ),
    Command(
        "measure_first",
        N_("What to &measure first"),
        Menu.VALUE,
        group=2,
        need=Need.DOCUMENT,
        hint=N_("What it would be worth to know each belief better before deciding"),
        synonyms=N_("information unsure doubt evidence risk"),
    ),
)
