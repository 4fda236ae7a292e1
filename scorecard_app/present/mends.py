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


ASKING = frozenset({Mend.LINK, Mend.FIND_MEASURE})
"""Those that only begin: what to link to, and which measure, is for the user to say."""

MENDS: Mapping[tuple[str, str], tuple[Mend, ...]] = {
    ("L01", "no path"): (Mend.LINK,),
    ("L02", "no measure"): (Mend.FIND_MEASURE,),
    ("L02", "no objective"): (Mend.DELETE_MEASURE,),
    ("L03", "many core measures"): (Mend.SCORE_MAIN,),
    ("L06", "cause at once"): (Mend.DELAY, Mend.MAKE_LOGICAL),
    ("L06", "logic with a lag"): (Mend.AT_ONCE, Mend.MAKE_CAUSAL),
    ("L07", "loop at once"): (Mend.DELAY,),
    ("L11", "two statements"): (Mend.SPLIT,),
    ("L11", "means and end"): (Mend.SPLIT,),
}
"""The mends of each case, the likeliest first."""

MOST_MENDS = 2
