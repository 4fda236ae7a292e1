"""Walk from card to card: along links first, else to the nearest card that way."""

from math import hypot

from PySide6.QtCore import QPointF

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import selected_cards, selected_link
from scorecard_app.ui.canvas.workplace import ORIGIN, Way, Workplace
from scorecard_app.ui.paint.card import CARD

_ASIDE = 2.0
"""How much farther a card seems that lies aside of the way."""


def walk(place: Workplace, way: Way) -> None:
    """Go that way from the selected card or link; without one, to the first card."""
    chosen, link_id = selected_cards(place), selected_link(place)
    if link_id is not None:
        _leave_link(place, link_id, way)
    elif not chosen:
        _go_to_first(place)
    else:
        _go_on(place, chosen[-1], way)


def by_nearness(place: Workplace, objective_id: ObjectiveId | None) -> list[ObjectiveId]:
    """Return the cards of the map, the nearest to one of them first, else from the top left."""
    here = place.scene.rect_of(objective_id) if objective_id else None
    spots = {each: _middle(place, each) for each in place.scene.shown_ids().objectives}
    if here is None:
        return sorted(spots, key=lambda each: (spots[each].y(), spots[each].x(), each))
    middle = here.center()
    return sorted(spots, key=lambda each: (_length(spots[each] - middle), each))


def _leave_link(place: Workplace, link_id: LinkId, way: Way) -> None:
    """Go from a link to the end of it that lies more that way."""
    link = place.card.links[link_id]
    ends = (link.from_id, link.to_id)
    _select(place, max(ends, key=lambda each: _along(_middle(place, each), way)))


def _go_to_first(place: Workplace) -> None:
    order = by_nearness(place, None)
    if order:
        _select(place, order[0])
    else:
        place.answer(_("There is no card on this map."))


def _go_on(place: Workplace, from_id: ObjectiveId, way: Way) -> None:
    """Follow the link that leads that way most directly, or go to the nearest card there."""
    start = _middle(place, from_id)
    offsets = {
        each: _middle(place, each) - start
        for each in place.scene.shown_ids().objectives
        if each != from_id
    }
    ahead = {each: offset for each, offset in offsets.items() if _is_ahead(offset, way)}
    linked = _neighbours(place, from_id) & ahead.keys()
    if not ahead:
        place.answer(_("There is no card that way."))
        return
    target = min(linked or ahead, key=lambda each: (_effort(ahead[each], way), each))
    _select(place, target, by_link=bool(linked))


def _select(place: Workplace, objective_id: ObjectiveId, *, by_link: bool = False) -> None:
    """Select a card, bring it into sight and say which it is, and how it was come to."""
    place.view_state.select([objective_id], origin=ORIGIN)
    rect = place.scene.rect_of(objective_id)
    if rect is not None:
        place.camera.reveal(rect)
    face = place.scene.face_of(objective_id)
    if face is not None:
        said = _("Along a link to {card}") if by_link else _("To {card}")
        place.hint(said.format(card=f"{face.number} {face.title or _('(no name)')}".strip()))


def _neighbours(place: Workplace, objective_id: ObjectiveId) -> set[ObjectiveId]:
    links = place.card.links.values()
    onward = {each.to_id for each in links if each.from_id == objective_id}
    return onward | {each.from_id for each in links if each.to_id == objective_id}


def _middle(place: Workplace, objective_id: ObjectiveId) -> QPointF:
    rect = place.scene.rect_of(objective_id)
    return rect.center() if rect is not None else QPointF()


def _along(offset: QPointF, way: Way) -> float:
    across, down = way.value
    return offset.x() * across + offset.y() * down


def _aside(offset: QPointF, way: Way) -> float:
    across, down = way.value
    return abs(offset.x() * down) + abs(offset.y() * across)


def _is_ahead(offset: QPointF, way: Way) -> bool:
    """Say whether something lies that way; up and down it may lie far aside, as rows are wide."""
    along, aside = _along(offset, way), _aside(offset, way)
    if way in {Way.UP, Way.DOWN}:
        return along > CARD.height() / 2
    return along > 0 and along >= _ASIDE * aside


def _effort(offset: QPointF, way: Way) -> float:
    return _along(offset, way) + _ASIDE * _aside(offset, way)


def _length(offset: QPointF) -> float:
    return hypot(offset.x(), offset.y())
