"""Measures that are let serve cards: dropped on them, or copied and pasted."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from scorecard_app.document.edits.measures import attach_measure
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.spoken import short_name
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.history import Edit
from scorecard_app.ui.measure_drag import carried_own_measures, carry_own_measures

Pairs = tuple[tuple[AttachmentId, ObjectiveId, MeasureId], ...]


def copy_measures(place: Workplace) -> None:
    """Put the selected measures on the clipboard, to be pasted on cards that they serve, too."""
    card = place.card
    chosen = [MeasureId(each) for each in place.view_state.selection if each in card.measures]
    if not chosen:
        place.answer(_("Select a card, a free note or a measure first."))
        return
    data, count = carry_own_measures(chosen), len(chosen)
    data.setText("\n".join(measure_name(card, each) for each in chosen))
    QGuiApplication.clipboard().setMimeData(data)
    said = ngettext(
        "{count} measure copied. Paste it on a card that it is to serve.",
        "{count} measures copied. Paste them on a card that they are to serve.",
        count,
    )
    place.answer(said.format(count=count))


def paste_measures(place: Workplace, data: QMimeData, cards: Collection[ObjectiveId]) -> None:
    """Let the measures on the clipboard serve the selected cards."""
    known = [each for each in carried_own_measures(data) if each in place.card.measures]
    if not known:
        place.answer(_("The measure that was copied is not in this scorecard."))
    elif not cards:
        place.answer(_("Select the card that the measure is to serve, then paste."))
    elif place.run(_("Attach a measure"), serving(place, known, cards)):
        place.answer(_attached(place, known, cards))


def serving(
    place: Workplace, measures: Collection[MeasureId], cards: Collection[ObjectiveId]
) -> Edit:
    """Return the edit that lets measures serve cards; what serves already stays as it is.

    A single measure on a single card is refused where it serves that already.
    """
    taken = {(each.objective_id, each.measure_id) for each in place.card.attachments.values()}
    is_one = len(measures) == len(cards) == 1
    pairs = tuple(
        (AttachmentId(place.mint()), card, measure)
        for card in cards
        for measure in measures
        if is_one or (card, measure) not in taken
    )
    return partial(_attached_all, pairs=pairs)


def _attached_all(card: Scorecard, *, pairs: Pairs) -> Scorecard:
    for attachment_id, objective_id, measure_id in pairs:
        card = attach_measure(
            card,
            attachment_id=attachment_id,
            objective_id=objective_id,
            measure_id=measure_id,
        )
    return card


def _attached(
    place: Workplace, measures: Collection[MeasureId], cards: Collection[ObjectiveId]
) -> str:
    """Say what serves which card now, and that its values are shared."""
    names = ", ".join(f"“{measure_name(place.card, each)}”" for each in measures)
    served = "; ".join(short_name(place.card.objectives[each]) for each in cards)
    said = _("{measures} serves {cards} now.").format(measures=names, cards=served)
    relations = Relations(place.card)
    shared = any(len(relations.attachments_to(each)) > 1 for each in measures)
    return f"{said} {_('The cards share its values.')}" if shared else said
