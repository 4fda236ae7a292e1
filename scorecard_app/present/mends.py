"""What can be done about a hint by one click: by its rule and case."""

from collections.abc import Mapping
from enum import Enum

from scorecard_app.texts import N_


class Mend(Enum):
    """A way to mend what a hint is about; the value says what its button says."""

    LINK = N_("Link it to…")
    FIND_MEASURE = N_("Find a measure…")
    DELETE_MEASURE = N_("Delete the measure")
    SCORE_MAIN = N_("Score the main one alone")
    DELAY = N_("Lag of 1 month")
    MAKE_LOGICAL = N_("Make it logical")
    AT_ONCE = N_("Remove the lag")
    MAKE_CAUSAL = N_("Make it causal")
    SPLIT = N_("Make two cards")
    TURN = N_("Turn the direction")
    MAKE_MEDIUM = N_("Make it medium")
    SHOW_DATA = N_("What data say…")
    WEAKEN = N_("Make its links weak")
    DROP_OVERRIDE = N_("Back to the data")


ASKING = frozenset({Mend.LINK, Mend.FIND_MEASURE, Mend.SHOW_DATA})
"""Those that only begin: what to link to, and which measure, is for the user to say."""

MENDS: Mapping[tuple[str, str], tuple[Mend, ...]] = {
    ("L01", "no path"): (Mend.LINK,),
    ("L02", "no measure"): (Mend.FIND_MEASURE,),
    ("L02", "no objective"): (Mend.DELETE_MEASURE,),
    ("L03", "many core measures"): (Mend.SCORE_MAIN,),
    ("L06", "cause at once"): (Mend.DELAY, Mend.MAKE_LOGICAL),
    ("L06", "logic with a lag"): (Mend.AT_ONCE, Mend.MAKE_CAUSAL),
    ("L07", "loop at once"): (Mend.DELAY,),
    ("L07", "loop by formula"): (Mend.DELAY,),
    ("L05", "nothing leads there"): (Mend.LINK,),
    ("L08", "loop"): (Mend.WEAKEN,),
    ("L08", "together"): (Mend.WEAKEN,),
    ("L10", "target below"): (Mend.TURN,),
    ("L10", "target above"): (Mend.TURN,),
    ("L14", "strong"): (Mend.MAKE_MEDIUM, Mend.SHOW_DATA),
    ("L14", "many: strong"): (Mend.SHOW_DATA,),
    ("L15", "no effect"): (Mend.SHOW_DATA,),
    ("L16", "by hand"): (Mend.DROP_OVERRIDE,),
    ("L11", "two statements"): (Mend.SPLIT,),
    ("L11", "means and end"): (Mend.SPLIT,),
}
"""The mends of each case, the likeliest first."""

MOST_MENDS = 2
