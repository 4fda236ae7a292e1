"""What of the map's commands the rows of outline and table hear, and what their menus offer."""

from collections.abc import Mapping, Sequence

from scorecard_app.ui.commands.edit import COPY, CUT, DUPLICATE, PASTE
from scorecard_app.ui.commands.layout import PIN

HEARD = (
    CUT,
    COPY,
    PASTE,
    DUPLICATE,
    "lead_lag",
    "details",
    "walk_up",
    "walk_down",
    "walk_left",
    "walk_right",
)
"""The local commands whose keys the rows hear; those of the window are heard anyhow."""

_Groups = Sequence[Sequence[str]]

OFFERED: Mapping[str, _Groups] = {
    "objectives": (
        ("details", "lead_lag", "link_to"),
        (CUT, COPY, PASTE, DUPLICATE),
        (PIN, "collapse_lane"),
    ),
    "perspectives": (("details", "collapse_lane", PIN), (PASTE,)),
    "measures": (("details",), (COPY,)),
    "notes": (("details",), (CUT, COPY, DUPLICATE)),
    "": (("add_objective", "add_sticky"), (PASTE,)),
}
"""The commands by the table in which the row's thing is, a line between groups; "" for no row."""
