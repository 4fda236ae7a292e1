"""One sentence for each tool: what the keys that are held do now, and what others would do."""

from scorecard_app.texts import _
from scorecard_app.ui.canvas.lane_handles import LanePart
from scorecard_app.ui.canvas.tools.tool import Pointer


def drag_hint(pointer: Pointer, *, is_over_card: bool) -> str:
    """Say what the keys do while cards are dragged."""
    if is_over_card:
        return _("Drop here to link the two, or to make one a part of the other")
    if pointer.is_free:
        return _("Ctrl: free of grid and guides · Esc puts everything back")
    if pointer.is_shifted:
        return _("Shift: along one axis · Esc puts everything back")
    return _("Shift keeps one axis · Ctrl leaves grid and guides · Esc puts everything back")


def marquee_hint(pointer: Pointer, *, is_touching: bool) -> str:
    """Say what the keys do while a box is drawn."""
    if pointer.is_free:
        return _("Ctrl: takes in or out what the box takes · Esc")
    if pointer.is_shifted:
        return _("Shift: adds what the box takes · Esc")
    if is_touching:
        return _("To the left: takes what it touches · Shift adds · Ctrl takes in or out")
    return _("To the right: takes what it encloses · Shift adds · Ctrl takes in or out")


def slider_hint() -> str:
    """Say what can be done to a slider."""
    return _("Drag to make the card better or worse · double-click puts it back")


def card_hint(pointer: Pointer) -> str:
    """Say what a press on a card would begin."""
    if pointer.is_shifted and pointer.copies:
        return _("Shift+Alt: drag a box round cards, beginning on this one")
    if pointer.copies:
        return _("Alt: drag to make a copy")
    if pointer.is_free:
        return _("Ctrl: click takes it in or out of the selection")
    if pointer.is_shifted:
        return _("Shift: click takes it in or out · drag keeps one axis")
    return _("Drag to move · drag from a dot to link · Alt-drag copies · F2 renames")


def dot_hint() -> str:
    """Say what the dot at the edge of a card is good for."""
    return _("Drag to a card to link it · click for a new card that is linked")


def fold_hint(*, is_in_parts: bool) -> str:
    """Say what a double click opens where there is something behind a card."""
    if is_in_parts:
        return _("Double-click a part to look into it · Esc goes back")
    return _("Double-click the corner to look into the card: its parts and measures")


def note_hint() -> str:
    """Say what can be done to a free note."""
    return _("Double-click to write · drag to move, its corner to size it · drop it beside a card")


def backdrop_hint() -> str:
    """Say what can be done to the picture behind the map while its panel is open."""
    return _("Drag to move the picture, its corner to size it · Esc in the panel ends")


def link_hint() -> str:
    """Say what can be done with a link."""
    return _("Click to select the link · click again to edit it · Del deletes it")


def end_hint() -> str:
    """Say what can be done with the end of a link."""
    return _("Drag to another card to attach the link to it")


def tag_hint() -> str:
    """Say what a click on the number of a card in a closed lane does."""
    return _("Click to expand the lane and select the card")


def lane_hint(part: LanePart) -> str:
    """Say what can be done with a part of a lane."""
    if part is LanePart.EDGE:
        return _("Drag for another height · double-click fits the lane to its cards")
    if part is LanePart.ARROW:
        return _("Click to collapse the lane, or to expand it again")
    return _("Click to edit the perspective · drag to move it · double-click collapses it")


def empty_hint(pointer: Pointer | None) -> str:
    """Say what can be done where nothing is."""
    if pointer is not None and pointer.is_free:
        return _("Ctrl: drag a box to take cards in or out · wheel zooms")
    if pointer is not None and pointer.is_shifted:
        return _("Shift: drag a box to add cards to the selection")
    return _("Double-click to add an objective · drag a box to select · Space-drag to pan")


def pan_hint() -> str:
    """Say what panning does."""
    return _("Drag to move the map · Ctrl+wheel zooms")
