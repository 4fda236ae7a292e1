"""The rows that only the table has: groups by theme, owner or status, and rows that stand twice.

A row below a group of themes may stand in several groups; each of its nodes but the plain one
carries the group in front.
"""

from collections.abc import Mapping
from enum import Enum

from scorecard_app.domain.ids import PersonId, ThemeId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.outline import NodeId
from scorecard_app.present.statuses import state_faces
from scorecard_app.texts import N_, _

_SEPARATOR = "\x1f"
_PREFIX = "by "
NOBODY = ""
"""The key of the group of those that belong to no group."""


class Grouping(Enum):
    """What rows are grouped by."""

    PERSPECTIVE = "perspective"
    THEME = "theme"
    OWNER = "owner"
    STATUS = "status"
    NONE = "none"


GROUPINGS: Mapping[Grouping, str] = {
    Grouping.PERSPECTIVE: N_("Perspectives"),
    Grouping.THEME: N_("Themes"),
    Grouping.OWNER: N_("Owners"),
    Grouping.STATUS: N_("Status"),
    Grouping.NONE: N_("No groups"),
}

_REST: Mapping[Grouping, str] = {
    Grouping.THEME: N_("Without a theme"),
    Grouping.OWNER: N_("Without an owner"),
}


def group_node(grouping: Grouping, key: str) -> NodeId:
    """Return the node of a group: the id of a theme or a person, or the key of a band."""
    return f"{_PREFIX}{grouping.value}{_SEPARATOR}{key}"


def below_group(group: NodeId, node: NodeId) -> NodeId:
    """Return the node of a row below a group in which it may not be the only time."""
    return f"{group}{_SEPARATOR}{node}"


def is_group(node: NodeId) -> bool:
    """Say whether a node is a group of the table."""
    return node.startswith(_PREFIX) and node.count(_SEPARATOR) == 1


def plain_node(node: NodeId) -> NodeId:
    """Return the node of the outline for which a node of the table stands."""
    return node if is_group(node) else node.rpartition(_SEPARATOR)[2]


def group_title(node: NodeId, card: Scorecard) -> str:
    """Return what a group is called."""
    head, _separator, key = node.partition(_SEPARATOR)
    grouping = Grouping(head.removeprefix(_PREFIX))
    match grouping:
        case Grouping.THEME if key:
            theme = card.themes.get(ThemeId(key))
            return theme.name if theme and theme.name else _("(no name)")
        case Grouping.OWNER if key:
            person = card.people.get(PersonId(key))
            return person.name if person and person.name else _("(no name)")
        case Grouping.STATUS:
            return state_name(key, card)
        case _:
            return _(_REST[grouping])


def state_name(key: str, card: Scorecard) -> str:
    """Return the word for a band or for the lack of one."""
    face = state_faces(card.settings).get(key)
    return face.word if face else key
