"""Copy, cut, paste and duplicate cards; a text that was copied elsewhere becomes cards, too."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from scorecard_app.document.edits.cards import NewCard, add_cards
from scorecard_app.document.fragment import (
    CopiedMeasures,
    Target,
    fragment_of,
    packed,
    unpacked,
    with_fragment,
)
from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.blocks import format_block
from scorecard_app.present.pasted_lines import names_in
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.backdrop_deeds import put_image
from scorecard_app.ui.canvas.commands import delete_selected, lane_of, selected_cards
from scorecard_app.ui.canvas.grid import free_spot
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.paint.arrangement import PADDING, LaneBox

CARDS = "application/x-scorecard-cards"
"""The kind of what is copied, beside the table of it as text."""


def copy_cards(place: Workplace) -> None:
    """Put the selected cards on the clipboard: as cards, and as a table for spreadsheets."""
    ids, map_id = selected_cards(place), place.scene.map_id
    if not ids or map_id is None:
        return
    data = QMimeData()
    data.setData(CARDS, packed(fragment_of(place.card, ids, map_id)))
    data.setText(_table(place.card, ids))
    QGuiApplication.clipboard().setMimeData(data)
    count = len(ids)
    said = ngettext("{count} card copied.", "{count} cards copied.", count)
    place.hint(said.format(count=count))


def cut_cards(place: Workplace) -> None:
    """Put the selected cards on the clipboard, and delete them here."""
    copy_cards(place)
    delete_selected(place)


def paste(place: Workplace) -> None:
    """Put in what is on the clipboard: cards, a card for each line of a text, or a picture."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(CARDS):
        try:
            fragment = unpacked(bytes(data.data(CARDS).data()))
        except UserError as error:
            place.tell(Notice(str(error), Tone.WARNING, is_refusal=True))
            return
        _put_in(place, fragment, _("Paste"))
    elif names_in(data.text()):
        _paste_names(place, names_in(data.text()))
    elif data.hasImage():
        put_image(place, QGuiApplication.clipboard().image())
    else:
        place.hint(_("There is nothing to paste: copy cards, lines of text, or a picture."))


def duplicate_cards(place: Workplace) -> None:
    """Copy the selected cards beside themselves, with the links among them."""
    ids, map_id = selected_cards(place), place.scene.map_id
    if ids and map_id is not None:
        _put_in(place, fragment_of(place.card, ids, map_id), _("Duplicate"))


def _put_in(place: Workplace, fragment: Scorecard, label: str) -> None:
    """Put a fragment in, select its cards, and say what became of the measures."""
    map_id, lane = place.scene.map_id, _lane(place)
    if map_id is None or lane is None:
        return
    choice = _choice(place)
    before = place.card
    target = Target(map_id, lane.face.perspective_id, choice)
    edit = partial(with_fragment, fragment=fragment, target=target, mint=place.mint)
    if not place.run(label, edit):
        return
    made = _select_new(place, before)
    said = ngettext("{count} card was copied.", "{count} cards were copied.", made)
    offers = [Offer(_("Undo"), place.history.undo)]
    if fragment.measures:
        said += " " + _SAID[choice]()
        others = [each for each in CopiedMeasures if each is not choice]
        again = partial(_put_in_otherwise, place, fragment, label)
        offers = [Offer(_OFFERS[each](), partial(again, each)) for each in others] + offers
    place.tell(Notice(said.format(count=made), offers=tuple(offers)))


def _put_in_otherwise(
    place: Workplace, fragment: Scorecard, label: str, choice: CopiedMeasures
) -> None:
    """Put the same in again with another choice for the measures, which is remembered."""
    if place.habits is not None:
        place.habits.keep_copied_measures(choice.value)
    place.history.undo()
    _put_in(place, fragment, label)


def _choice(place: Workplace) -> CopiedMeasures:
    """Return what the user chose for the measures last."""
    kept = place.habits.copied_measures if place.habits is not None else ""
    known = {each.value: each for each in CopiedMeasures}
    return known.get(kept, CopiedMeasures.SHARED)


def _say_shared() -> str:
    return _("They share their measures.")


def _say_copied() -> str:
    return _("Their measures were copied, too.")


def _say_none() -> str:
    return _("They came without measures.")


def _offer_shared() -> str:
    return _("Share the measures")


def _offer_copied() -> str:
    return _("Copy the measures")


def _offer_none() -> str:
    return _("No measures")


_SAID = {
    CopiedMeasures.SHARED: _say_shared,
    CopiedMeasures.COPIED: _say_copied,
    CopiedMeasures.NONE: _say_none,
}
_OFFERS = {
    CopiedMeasures.SHARED: _offer_shared,
    CopiedMeasures.COPIED: _offer_copied,
    CopiedMeasures.NONE: _offer_none,
}


def _paste_names(place: Workplace, names: Sequence[str]) -> None:
    """Make a card for each name, in one step, and offer to take it back."""
    map_id, lane = place.scene.map_id, _lane(place)
    if map_id is None or lane is None:
        return
    before, count = place.card, len(names)
    label = ngettext("Paste {count} card", "Paste {count} cards", count).format(count=count)
    cards = _places_for(place, lane, names)
    if place.run(label, partial(_with_cards, map_id=map_id, cards=cards)):
        _select_new(place, before)
        said = ngettext(
            "{count} line became a card in “{lane}”.",
            "{count} lines became cards in “{lane}”.",
            count,
        ).format(count=count, lane=lane.face.name)
        place.tell(Notice(said, offers=(Offer(_("Undo"), place.history.undo),)))


def _with_cards(card: Scorecard, *, map_id: MapId, cards: Sequence[NewCard]) -> Scorecard:
    return add_cards(card, map_id=map_id, cards=cards)


def _places_for(place: Workplace, lane: LaneBox, names: Sequence[str]) -> list[NewCard]:
    """Give each name a card on a free place of the lane, in reading order."""
    taken, wanted = place.scene.card_rects(), lane.body.topLeft() + QPointF(PADDING, PADDING)
    coming: list[QRectF] = []
    cards = []
    for name in names:
        rect = free_spot(lane, wanted, taken, coming)
        coming.append(rect)
        spot = rect.topLeft() - lane.body.topLeft()
        cards.append(
            NewCard(
                ObjectiveId(place.mint()),
                PlacementId(place.mint()),
                lane.face.perspective_id,
                (spot.x(), spot.y()),
                name,
            )
        )
    return cards


def _lane(place: Workplace) -> LaneBox | None:
    """Return the lane that is meant: of the selected card, the selected one, or in the middle."""
    chosen = selected_cards(place)
    if chosen:
        return lane_of(place, place.scene.rect_of(chosen[0]))
    arrangement, current = place.scene.arrangement, place.view_state.current
    lane = arrangement.lane(PerspectiveId(current)) if current else None
    return lane or arrangement.lane_at(place.camera.seen.center())


def _select_new(place: Workplace, before: Scorecard) -> int:
    """Select the cards that were not there before; return how many."""
    made = [each for each in place.card.objectives if each not in before.objectives]
    place.view_state.select(made, origin=ORIGIN)
    rect = place.scene.rect_of(made[0]) if made else None
    if rect is not None:
        place.camera.reveal(rect)
    return len(made)


def _table(card: Scorecard, ids: Sequence[ObjectiveId]) -> str:
    """Return the cards as a table of texts."""
    rows = [(_("Number"), _("Objective"), _("Perspective"), _("Owner"))]
    for each in (card.objectives[key] for key in ids):
        lane = card.perspectives.get(each.perspective_id) if each.perspective_id else None
        owner = card.people.get(each.owner_id) if each.owner_id else None
        rows.append(
            (
                str(each.number),
                each.name,
                lane.name if lane else "",
                owner.name if owner else "",
            )
        )
    return format_block(rows)
