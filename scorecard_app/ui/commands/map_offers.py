"""What the map offers where its menu is asked for, by what is selected."""

from collections.abc import Collection, Sequence

from scorecard_app.ui.commands.command import Need
from scorecard_app.ui.commands.edit import COPY, CUT, DELETE, DUPLICATE, PASTE
from scorecard_app.ui.commands.layout import PIN, STYLES, TIDY_UP
from scorecard_app.ui.commands.map import FIT, LINK, PARTS, TRACE
from scorecard_app.ui.commands.map_arrange import ALIGNING
from scorecard_app.ui.commands.measures import EXPLAIN
from scorecard_app.ui.commands.value import INVEST_HERE

_Groups = Sequence[Sequence[str]]

_CARD: _Groups = (
    ("edit_title", "details", "lead_lag"),
    ("link_to", TRACE, PARTS, EXPLAIN),
    (*INVEST_HERE,),
    (CUT, COPY, DUPLICATE, PIN),
    (DELETE,),
)

_CARDS: _Groups = (
    (LINK, *ALIGNING),
    ("lead_lag", PIN, "fit_selection"),
    (CUT, COPY, DUPLICATE),
    (DELETE,),
)

_LINK: _Groups = (("edit_link", "link_labels"), (DELETE,))

_NOTES: _Groups = (("details",), (CUT, COPY, DUPLICATE), (DELETE,))

_OTHER: _Groups = (("details", "collapse_lane"), (DELETE,))

_NOTHING: _Groups = (
    ("add_objective", "add_sticky", "add_perspective", PASTE),
    (TIDY_UP, *STYLES.values()),
    ("find_on_map", "link_labels", "backdrop", FIT),
)


def offered(met: Collection[Need]) -> _Groups:
    """Return the commands to offer, a line between groups, where these needs are met."""
    if Need.CARD in met:
        return _CARD
    if Need.CARDS in met:
        return _CARDS
    if Need.LINK in met:
        return _LINK
    if Need.CARDS_OR_NOTES in met:
        return _NOTES
    return _OTHER if Need.SELECTION in met else _NOTHING
