"""What tools and commands of the map work with, built by the view and handed to each of them."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QPoint

from scorecard_app.domain.ids import EntityId, LinkId, MintId, NoteId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import N_, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.canvas.camera import Camera
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.canvas.seeing import Seeing
from scorecard_app.ui.habits import Habits
from scorecard_app.ui.history import Edit, History
from scorecard_app.ui.notices import Notice
from scorecard_app.ui.view_state import ViewState

ORIGIN = "map"
"""How the map signs its edits and selections, to know its own echo."""

STAYS_PUT = N_("Cards move by themselves here. Show the map as lanes to move them by hand.")
"""What is said of a card that cannot be moved, since the style of the map places it."""

LOCKED = N_("The layout is locked. Unlock it above the map, or in its menu, to move things.")
"""What is said of anything that cannot be moved while the layout is locked."""

PINNED = N_("The card is pinned. Press its pin for a moment to let it go, or unpin it by the menu.")
"""What is said of a card that is pinned and cannot be moved by hand."""


class Way(Enum):
    """The four ways across a map: how far right, how far down."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


@dataclass(frozen=True, slots=True)
class TitleRequest:
    """Ask for a card's title: in one step with what made the card, if it is new.

    `start` is the scorecard to go back to when a new card is given up.
    """

    objective_id: ObjectiveId
    merge_key: Hashable = None
    start: Scorecard | None = None
    typed: str | None = None

    @property
    def entity_id(self) -> EntityId:
        """Return whose title it is."""
        return self.objective_id


Slowly = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""Does work that takes its time, then hands over what came of it."""


def at_once(work: Callable[[], Any], then: Callable[[Any], None]) -> None:
    """Do work here and now."""
    then(work())


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """Ask for the text of a free note: in one step with what made it, if it is new.

    `start` is the scorecard to go back to when a new note is given up.
    """

    note_id: NoteId
    merge_key: Hashable = None
    start: Scorecard | None = None
    typed: str | None = None

    @property
    def entity_id(self) -> EntityId:
        """Return whose text it is."""
        return self.note_id


@dataclass(frozen=True, slots=True)
class Offer:
    """What could be done where something was dropped, or why it cannot be."""

    title: str
    act: Callable[[], object] | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Workplace:
    """The scene, the one door for edits, the shared selection, and what the view does for them.

    `hint` says a sentence to the eye, in passing; `answer` says it to the ear as well, where it is
    all that comes of a command.
    """

    scene: MapScene
    bridge: Bridge
    history: History
    view_state: ViewState
    mint: MintId
    camera: Camera
    edit_title: Callable[[TitleRequest], None]
    edit_note: Callable[[NoteRequest], None]
    edit_backdrop: Callable[[], None]
    hint: Callable[[str], None]
    answer: Callable[[str], None]
    open_menu: Callable[[QPoint], None]
    open_link: Callable[[LinkId], None]
    offer: Callable[[QPoint, Sequence[Offer]], None]
    tell: Callable[[Notice], None]
    open_details: Callable[[], None]
    ask_link: Callable[[ObjectiveId | None], None]
    grow: Callable[[Way], None]
    settle: Callable[[], None]
    seeing: Seeing
    habits: Habits | None = None
    slowly: Slowly = at_once

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self.bridge.scene.card

    def run(
        self, label: str, edit: Edit, merge_key: Hashable = None, *, origin: str = ORIGIN
    ) -> bool:
        """Make an edit in the name of the map; while parts are shown, nothing is edited there."""
        if self.is_among_parts():
            return False
        return self.history.run(label, edit, merge_key=merge_key, origin=origin)

    def is_among_parts(self) -> bool:
        """Say whether the parts of a card are shown, edited elsewhere; to the user, too."""
        if self.scene.focus_id is not None:
            self.answer(
                _("These are the parts of a card. Esc goes back to the map, to edit there.")
            )
        return self.scene.focus_id is not None

    def is_locked(self) -> bool:
        """Say whether the layout is locked, to the user as well."""
        if self.scene.lock.is_on:
            self.answer(_(LOCKED))
        return self.scene.lock.is_on

    def take_back(self, label: str, start: Scorecard, merge_key: Hashable) -> None:
        """Give a gesture up: go back to where it began, which leaves no step behind."""

        def back(_card: Scorecard) -> Scorecard:
            return start

        self.run(label, back, merge_key)
        self.history.end_gesture()
