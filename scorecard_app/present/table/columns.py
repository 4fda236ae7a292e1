"""The columns of the scorecard table: what each is called, and which come first where room is."""

from collections.abc import Mapping
from enum import IntEnum

from scorecard_app.texts import N_


class Column(IntEnum):
    """The columns of the table, in the order in which they stand at first."""

    NAME = 0
    STATUS = 1
    VALUE = 2
    TARGET = 3
    VARIANCE = 4
    RELATIVE = 5
    TREND = 6
    HISTORY = 7
    LEVEL = 8
    SCORE = 9
    VALUE_THEN = 10
    VALUE_CHANGE = 11
    SCORE_THEN = 12
    SCORE_CHANGE = 13
    COVERAGE = 14
    AS_OF = 15
    WEIGHT = 16
    EFFECTIVE = 17
    LEAD_LAG = 18
    OWNER = 19
    PROGRESS = 20
    BY_NOW = 21


HEADINGS: Mapping[Column, str] = {
    Column.NAME: N_("Name"),
    Column.STATUS: N_("Status"),
    Column.VALUE: N_("Value"),
    Column.TARGET: N_("Target"),
    Column.VARIANCE: N_("Variance"),
    Column.RELATIVE: N_("Variance %"),
    Column.TREND: N_("Trend"),
    Column.HISTORY: N_("History"),
    Column.LEVEL: N_("Level"),
    Column.SCORE: N_("Score"),
    Column.VALUE_THEN: N_("Value then"),
    Column.VALUE_CHANGE: N_("Change"),
    Column.SCORE_THEN: N_("Score then"),
    Column.SCORE_CHANGE: N_("Score change"),
    Column.COVERAGE: N_("Coverage"),
    Column.AS_OF: N_("As of"),
    Column.WEIGHT: N_("Weight"),
    Column.EFFECTIVE: N_("Effective weight"),
    Column.LEAD_LAG: N_("Lead or lag"),
    Column.OWNER: N_("Owner"),
    Column.PROGRESS: N_("Progress"),
    Column.BY_NOW: N_("By now"),
}

EXPLANATIONS: Mapping[Column, str] = {
    Column.VARIANCE: N_(
        "Value less target. A check says that the difference is good, a cross bad."
    ),
    Column.RELATIVE: N_("The variance as a share of the target, where that means something."),
    Column.TREND: N_("An arrow where the figures gave a signal; a dash where all is noise."),
    Column.HISTORY: N_("The last 24 periods, the natural limits behind them, the target dotted."),
    Column.LEVEL: N_("The value as a bar, the target as a mark across, the bands behind."),
    Column.VALUE_CHANGE: N_("Value less value then."),
    Column.COVERAGE: N_("The share of the weight below that rests on fresh data."),
    Column.AS_OF: N_("The period of the value shown."),
    Column.WEIGHT: N_("The share among what rises into the same parent."),
    Column.EFFECTIVE: N_("The share in the perspective's score: all weights up the path."),
    Column.LEAD_LAG: N_("Leading where a cause takes effect after the short lag, else lagging."),
    Column.PROGRESS: N_("How much of the way from baseline to target is done."),
    Column.BY_NOW: N_("What is done as a share of what the course expects by now."),
}

COMPARED = frozenset(
    {Column.VALUE_THEN, Column.VALUE_CHANGE, Column.SCORE_THEN, Column.SCORE_CHANGE}
)
"""Columns that are there while another period is compared with."""

PICTURES = frozenset({Column.TREND, Column.HISTORY, Column.LEVEL})
"""Columns that are drawn, not written."""

FIGURES = frozenset(
    {
        Column.VALUE,
        Column.TARGET,
        Column.VARIANCE,
        Column.RELATIVE,
        Column.SCORE,
        *COMPARED,
        Column.COVERAGE,
        Column.WEIGHT,
        Column.EFFECTIVE,
        Column.PROGRESS,
        Column.BY_NOW,
    }
)
"""Columns of numbers, which stand to the right."""

BY_IMPORTANCE = (
    Column.NAME,
    Column.STATUS,
    Column.VALUE,
    Column.SCORE,
    Column.SCORE_CHANGE,
    Column.TARGET,
    Column.VALUE_CHANGE,
    Column.HISTORY,
    Column.VARIANCE,
    Column.TREND,
    Column.LEVEL,
    Column.SCORE_THEN,
    Column.VALUE_THEN,
    Column.OWNER,
    Column.WEIGHT,
    Column.AS_OF,
    Column.COVERAGE,
    Column.RELATIVE,
    Column.LEAD_LAG,
    Column.EFFECTIVE,
    Column.PROGRESS,
    Column.BY_NOW,
)
"""Until the user chooses, as many of these are shown as there is room for."""
