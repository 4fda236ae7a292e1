"""Copy, cut, paste and duplicate cards; a text that was copied elsewhere becomes cards, too."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData
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
from scorecard_app.present.blocks import format_block, html_table
from scorecard_app.present.card_table import card_table
from scorecard_app.present.pasted_lines import (
    Pasted,
    PastedLine,
    lines_in,
    lines_in_html,
    pasted_sentence,
)
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.backdrop_deeds import put_image
from scorecard_app.ui.canvas.card_pictures import copy_with_pictures
from scorecard_app.ui.canvas.commands import delete_selected, lane_of, selected_cards
from scorecard_app.ui.canvas.copied_data import CopiedData
from scorecard_app.ui.canvas.copied_measures import tell_copied, usual_choice
from scorecard_app.ui.canvas.grid import places_in_order
from scorecard_app.ui.canvas.serving import copy_measures, paste_measures
from scorecard_app.ui.canvas.sticky_deeds import selected_notes
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.measure_drag import OWN_MEASURE_FORM
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.paint.arrangement import LaneBox

CARDS = "application/x-scorecard-cards"
"""The kind of what is copied, beside the table of it as text."""


def copy_cards(place: Workplace) -> None:
    """Put the selected cards on the clipboard: as cards, as a table, and as a picture."""
    ids, map_id = selected_cards(place), place.scene.map_id
    if not ids or map_id is None:
        _copy_notes(place)
        return
    faces = filter(None, map(place.scene.face_of, ids))
    rows, data = card_table(place.card, faces), CopiedData()
    data.setData(CARDS, packed(fragment_of(place.card, ids, map_id, selected_notes(place))))
    data.setText(format_block(rows))
    data.setHtml(html_table(rows))
    count = len(ids)
    said = ngettext("{count} card copied.", "{count} cards copied.", count).format(count=count)
    copy_with_pictures(data, place, ids, partial(place.answer, said))


def _copy_notes(place: Workplace) -> None:
    """Put the selected notes on the clipboard: as notes, and as their texts; else measures."""
    notes, map_id = selected_notes(place), place.scene.map_id
    if not notes or map_id is None:
        copy_measures(place)
        return
    data, count = QMimeData(), len(notes)
    data.setData(CARDS, packed(fragment_of(place.card, (), map_id, notes)))
    data.setText("\n".join(place.card.notes[each].text for each in notes))
    QGuiApplication.clipboard().setMimeData(data)
    said = ngettext("{count} note copied.", "{count} notes copied.", count)
    place.answer(said.format(count=count))


def copy_picture(place: Workplace) -> None:
    """Put a picture of the selected cards, or of the whole map, on the clipboard."""
    ids = selected_cards(place)
    said = ngettext(
        "{count} card was copied as a picture.", "{count} cards were copied as a picture.", len(ids)
    ).format(count=len(ids))
    if not ids:
        said = _("The map was copied as a picture.")
    copy_with_pictures(CopiedData(), place, ids, partial(place.answer, said))


def cut_cards(place: Workplace) -> None:
    """Put the selected cards on the clipboard, and delete them here."""
    copy_cards(place)
    delete_selected(place)


def paste(place: Workplace) -> None:
    """Put in what is on the clipboard: cards, a card for each line of a text, or a picture."""
    data = QGuiApplication.clipboard().mimeData() or QMimeData()  # Qt has none for what is empty
    if data.hasFormat(CARDS):
        try:
            fragment = unpacked(bytes(data.data(CARDS).data()))
        except UserError as error:
            place.tell(Notice(str(error), Tone.WARNING, ends_with_change=True))
            return
        _put_in(place, fragment, _("Paste"))
    elif data.hasFormat(OWN_MEASURE_FORM):
        paste_measures(place, data, selected_cards(place))
    elif (pasted := _lines(data)).lines:
        _paste_lines(place, pasted)
    elif data.hasImage():
        put_image(place, QGuiApplication.clipboard().image())
    else:
        place.answer(_("There is nothing to paste: copy cards, lines of text, or a picture."))


def duplicate_cards(place: Workplace) -> None:
    """Copy the selected cards beside themselves, with the links among them."""
    ids, notes, map_id = selected_cards(place), selected_notes(place), place.scene.map_id
    if (ids or notes) and map_id is not None:
        _put_in(place, fragment_of(place.card, ids, map_id, notes), _("Duplicate"))


def _put_in(
    place: Workplace, fragment: Scorecard, label: str, choice: CopiedMeasures | None = None
) -> None:
    """Put a fragment in, select its cards, and say what became of the measures."""
    map_id, lane = place.scene.map_id, _lane(place)
    if map_id is None or lane is None:
        return
    chosen = choice or usual_choice(place)
    before = place.card
    target = Target(map_id, lane.face.perspective_id, chosen)
    edit = partial(with_fragment, fragment=fragment, target=target, mint=place.mint)
    if not place.run(label, edit):
        return
    made = _select_new(place, before)
    count, shared = len(fragment.notes), len(fragment.measures)
    again = partial(_put_in, place, fragment, label)
    if fragment.objectives:
        tell_copied(place, made, shared, chosen, again=again)
    else:
        said = ngettext("{count} note was copied.", "{count} notes were copied.", count)
        place.answer(said.format(count=count))


def _lines(data: QMimeData) -> Pasted:
    """Return the lines of what was copied elsewhere: of its text, else of its page."""
    pasted = lines_in(data.text())
    return pasted if pasted.lines else lines_in_html(data.html())


def _paste_lines(place: Workplace, pasted: Pasted) -> None:
    """Make a card for each line, in one step, and offer to take it back."""
    map_id, lane = place.scene.map_id, _lane(place)
    if map_id is None or lane is None:
        return
    before, count = place.card, len(pasted.lines)
    label = ngettext("Paste {count} card", "Paste {count} cards", count).format(count=count)
    cards = _places_for(place, lane, pasted.lines)
    if place.run(label, partial(_with_cards, map_id=map_id, cards=cards)):
        _select_new(place, before)
        undo = Offer(_("Undo"), place.history.undo)
        said = pasted_sentence(pasted, lane.face.name)
        place.tell(Notice(said, offers=(undo,), ends_with_change=True))


def _with_cards(card: Scorecard, *, map_id: MapId, cards: Sequence[NewCard]) -> Scorecard:
    return add_cards(card, map_id=map_id, cards=cards)


def _places_for(place: Workplace, lane: LaneBox, lines: Sequence[PastedLine]) -> list[NewCard]:
    """Give each line a card on a free place of the lane, in reading order."""
    cards = []
    for line, rect in zip(lines, places_in_order(lane, place.scene.card_rects()), strict=False):
        spot = rect.topLeft() - lane.body.topLeft()
        cards.append(
            NewCard(
                ObjectiveId(place.mint()),
                PlacementId(place.mint()),
                lane.face.perspective_id,
                (spot.x(), spot.y()),
                line.name,
                line.description,
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
    """Select the cards and notes that were not there before; return how many cards."""
    made = [each for each in place.card.objectives if each not in before.objectives]
    chosen = [*made, *(each for each in place.card.notes if each not in before.notes)]
    place.view_state.select(chosen, origin=ORIGIN)
    rect = place.scene.rect_of(chosen[0]) if chosen else None
    if rect is not None:
        place.camera.reveal(rect)
    return len(made)
