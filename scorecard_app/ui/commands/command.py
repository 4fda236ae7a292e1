"""What one command is: how it is called, found and reached, when it makes sense."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from scorecard_app.texts import N_, _


class Menu(Enum):
    """The menus from left to right, by their titles."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    VIEW = N_("&View")
    MAP = N_("&Map")
    MEASURES = N_("Meas&ures")
    VALUE = N_("Va&lue")
    HELP = N_("&Help")


class Need(Enum):
    """What must be there for a command to make sense; its value says how to get there.

    All but the first need an open scorecard, too.
    """

    NOTHING = ""
    DOCUMENT = N_("Open a scorecard first.")
    SELECTION = N_("Select something first.")
    UNDO = N_("There is nothing to undo.")
    REDO = N_("Nothing was undone that could be done again.")
    MAP = N_("Show the map first.")
    PLAN = N_("Show the map or the scorecard first.")
    CARD = N_("Select one card of the map first.")
    TWO_CARDS = N_("Select two cards of the map first.")
    SEVERAL_CARDS = N_("Select two or more cards of the map first.")
    CARDS = N_("Select a card of the map first.")
    CARDS_OR_NOTES = N_("Select a card or a free note of the map first.")
    COPYABLE = N_("Select a card, a free note or a measure first.")
    LINK = N_("Select one link of the map first.")
    FREE = N_("Show the map and select nothing first.")

    def reason(self, met: Collection["Need"]) -> str:
        """Say why a command with this need makes no sense yet; nothing where it does."""
        if self is Need.NOTHING or self in met:
            return ""
        lacking = self if Need.DOCUMENT in met else Need.DOCUMENT
        return _(lacking.value)


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table.

    A title ends in "…" where a question follows. `group` changes where a menu draws a line.
    `keys` are those it has until the user chooses others; `synonyms` are words it is found by.
    `is_local` commands only show their keys: the widget that has the keyboard hears them itself,
    so that Delete deletes text in a field and a card on the map. Two commands may share a key
    where their needs are never met at once. Those that are not `is_listed` have keys but no entry
    in a menu. Those with a `submenu` stand in one of that title, where the first of them would.
    """

    id: str
    title: str
    menu: Menu
    group: int = 0
    keys: tuple[str, ...] = ()
    need: Need = Need.NOTHING
    icon: str = ""
    hint: str = ""
    synonyms: str = ""
    is_local: bool = False
    is_checkable: bool = False
    is_listed: bool = True
    submenu: str = ""

    @property
    def name(self) -> str:
        """Return the title as it reads outside a menu."""
        return plain(self.title)


def plain(title: str) -> str:
    """Translate a title, without its mnemonic and without the dots of a question."""
    return _(title).replace("&", "").removesuffix("…").rstrip()
