"""The keys of the map: which command a key means, by the key map of the user."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from scorecard_app.ui.canvas.commands import PAIR, selected_cards, selected_link
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.pressed import key_names, usual_name
from scorecard_app.ui.canvas.sticky_deeds import selected_note, selected_notes
from scorecard_app.ui.canvas.workplace import TitleRequest, Workplace
from scorecard_app.ui.commands import COMMANDS, Command, Keymap, Need

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TAB = frozenset({"Tab", "Shift+Tab"})
_HEARD = tuple(command for command in COMMANDS if command.id in DEEDS)
_MOVING = ("nudge_", "push_")
_FOR_NOTES = ("edit_title", *_MOVING)
"""How the commands begin that a free note understands, too."""

HELD: Mapping[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}
"""The keys that change what a gesture does."""


class MapKeys:
    """Turns keys into commands; says of each whether it was one."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._keymap: Keymap | None = None
        self._by_key: Mapping[str, list[Command]] = {}
        self._is_moving = False

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it means anything."""
        command = self._meant(key_names(event))
        if command is not None:
            self._is_moving = command.id.startswith(_MOVING)
            DEEDS[command.id](self._place)
            return True
        if event.modifiers() & _COMMANDING:
            return False
        return self._type(event.text())

    def release(self, event: QKeyEvent) -> None:
        """End a run of nudges when the arrow is let go."""
        if self._is_moving and not event.isAutoRepeat():
            self._is_moving = False
            self._place.history.end_gesture()

    def takes_tab(self) -> bool:
        """Say whether Tab is a command here rather than leave, as it is with a card selected."""
        return self._meant(_TAB) is not None

    def _meant(self, names: Iterable[str]) -> Command | None:
        """Return the command that a key reaches now: one whose need is met."""
        met = needs_met(self._place)
        by_key = self._index()
        habits = self._place.habits
        is_note = selected_note(self._place) is not None
        is_tab_free = habits is not None and not habits.tab_links
        for name in names:
            if is_tab_free and name in _TAB:
                continue
            for command in by_key.get(name, ()):
                if not command.need.reason(met) or (is_note and command.id.startswith(_FOR_NOTES)):
                    return command
        return None

    def _index(self) -> Mapping[str, list[Command]]:
        """Return the commands by their keys, looked up anew when the user chose other keys."""
        habits = self._place.habits
        keymap = habits.keymap if habits is not None else Keymap()
        if keymap != self._keymap:
            self._keymap = keymap
            found: dict[str, list[Command]] = {}
            for command in _HEARD:
                for key in keymap.keys(command):
                    found.setdefault(usual_name(key), []).append(command)
            self._by_key = found
        return self._by_key

    def _type(self, text: str) -> bool:
        """Begin a new title with the letter typed, with one card selected."""
        chosen = selected_cards(self._place)
        if not text.strip() or not text.isprintable() or len(chosen) != 1:
            return False
        self._place.edit_title(TitleRequest(chosen[0], typed=text))
        return True


def needs_met(place: Workplace) -> set[Need]:
    """Return the needs that the map meets as it stands."""
    cards, selection = len(selected_cards(place)), place.view_state.selection
    has_more = cards > 0 or bool(selected_notes(place))
    met = {
        Need.SELECTION: bool(selection),
        Need.CARD: cards == 1,
        Need.CARDS: cards > 0,
        Need.CARDS_OR_NOTES: has_more,
        Need.COPYABLE: has_more or any(each in place.card.measures for each in selection),
        Need.TWO_CARDS: cards == len(selection) == PAIR,
        Need.LINK: selected_link(place) is not None,
        Need.FREE: not selection,
    }
    return {Need.DOCUMENT, Need.MAP, Need.PLAN} | {need for need, is_met in met.items() if is_met}
