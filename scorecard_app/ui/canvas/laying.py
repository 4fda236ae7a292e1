"""Tidy the map up, pin cards, and show it in another style."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from scorecard_app.document.edits.layout import pin_cards, set_map_style
from scorecard_app.document.edits.maps import Move, move_nodes
from scorecard_app.domain.ids import MapId, ObjectiveId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.moves import STYLES
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.gliding import LAID_OUT
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.styles import tidied

if TYPE_CHECKING:
    from scorecard_app.engine.layout import Layout


def tidy_up(place: Workplace) -> None:
    """Put the cards of the map where links are short and cross little; pinned ones stay."""
    map_id = place.scene.map_id
    if map_id is None or place.scene.focus_id is not None or place.is_locked():
        return
    if not place.scene.is_by_hand:
        place.answer(_("This style keeps the map tidy by itself."))
        return
    place.hint(_("Tidying up…"))
    settle = partial(_settle, place, place.card, map_id)
    place.slowly(partial(tidied, place.card, map_id), settle)


def _settle(place: Workplace, start: Scorecard, map_id: MapId, found: "Layout") -> None:
    """Move the cards in one step, unless the scorecard has moved on meanwhile."""
    if place.card is not start:
        place.answer(_("The map has changed meanwhile, so it was not tidied. Tidy it up again."))
        return
    moves = tidy_moves(found)
    shows_all = place.camera.shows_all
    edit = partial(move_nodes, map_id=map_id, moves=moves)
    if not place.run(_("Tidy up"), edit, origin=LAID_OUT):
        place.answer(_("The map is tidy already."))
        return
    place.answer(_("The map is tidy. Undo brings every card back."))
    if shows_all:
        place.camera.fit_all()


def tidy_moves(found: "Layout") -> Mapping[ObjectiveId, Move]:
    """Return the moves that bring every card to where a layout wants it."""
    return {each: Move(spot.x, spot.y) for each, spot in found.spots.items()}


def pin_selected(place: Workplace) -> None:
    """Pin the selected cards, or those of a selected lane; let them go if all are pinned."""
    map_id, chosen = place.scene.map_id, _meant(place)
    if map_id is None or not chosen:
        place.answer(_("Select the cards that are to stay where they are."))
        return
    is_pinned = not are_pinned(place, chosen)
    count = len(chosen)
    label = (
        ngettext("Pin {count} card", "Pin {count} cards", count)
        if is_pinned
        else ngettext("Unpin {count} card", "Unpin {count} cards", count)
    )
    edit = partial(pin_cards, map_id=map_id, ids=chosen, is_pinned=is_pinned)
    place.run(label.format(count=count), edit)


def _meant(place: Workplace) -> list[ObjectiveId]:
    """Return the selected cards; without one, those of the lanes that are selected."""
    scene, chosen = place.scene, place.view_state.selection
    faces = {each: scene.face_of(each) for each in sorted(scene.shown_ids().objectives)}
    lanes = [each for each, face in faces.items() if face and face.perspective_id in chosen]
    return selected_cards(place) or lanes


def are_pinned(place: Workplace, ids: list[ObjectiveId]) -> bool:
    """Say whether cards are pinned, all of them and at least one."""
    pinned = place.scene.pinned
    return bool(ids) and all(each in pinned for each in ids)


def show_style(style: MapStyle, place: Workplace) -> None:
    """Show the map in a style; how it stands in its lanes is kept."""
    map_id = place.scene.map_id
    if map_id is None or place.is_among_parts():
        return
    edit = partial(set_map_style, map_id=map_id, style=style)
    is_new = place.run(_("Show in another style"), edit, origin=LAID_OUT)
    say = place.hint if is_new else place.answer
    say(_(STYLES[style]))


LAYING: Mapping[str, Callable[[Workplace], None]] = {
    "tidy_up": tidy_up,
    "pin": pin_selected,
    **{f"style_{style.value}": partial(show_style, style) for style in MapStyle},
}
"""What each command about the layout of the map does, by its id."""
