"""The commands of the measures menu: the library, and how scores came to be."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

EXPLAIN = "explain"

MEASURES = (
    Command(
        "find_measure",
        N_("Add &measure from the library"),
        Menu.MEASURES,
        keys=("Ctrl+M",),
        need=Need.DOCUMENT,
        icon="measures",
        hint=N_("Search the library, and attach a measure to the selected objective by Enter"),
        synonyms=N_("KPI indicator metric search attach"),
    ),
    Command(
        "save_measures",
        N_("Save to my li&brary"),
        Menu.MEASURES,
        need=Need.SELECTION,
        hint=N_("Keep the selected measures for other scorecards, without their values"),
        synonyms=N_("KPI indicator keep own"),
    ),
    Command(
        EXPLAIN,
        N_("&Why this score?"),
        Menu.MEASURES,
        group=1,
        keys=("F9",),
        need=Need.SELECTION,
        hint=N_("Show step by step how the score of what is selected came to be"),
        synonyms=N_("score derivation calculation reason"),
    ),
)
