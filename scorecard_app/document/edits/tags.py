"""Edit tags: free words on objectives, measures and initiatives."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from scorecard_app.document.edits.finding import entity_with
from scorecard_app.domain.ids import EntityId, MintId, TagId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.people import Tag
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.domain.value import Initiative
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def set_tags_by_name(
    card: Scorecard, *, entity_id: EntityId, names: Iterable[str], mint: MintId
) -> Scorecard:
    """Give something these tags and no others; a new name makes a tag, case does not count."""
    entity = entity_with(card, entity_id)
    if not isinstance(entity, Objective | Measure | Initiative):
        raise UserError(_("Only objectives, measures and initiatives have tags."))
    known = {tag.name.casefold(): tag for tag in card.tags.values()}
    tags: dict[TagId, Tag] = {}
    for name in (" ".join(each.split()) for each in names):
        if name:
            tag = known.setdefault(name.casefold(), Tag(TagId(mint()), name))
            tags[tag.id] = tag
    record: Any = entity
    made = [tag for tag in tags.values() if tag.id not in card.tags]
    return card.put(*made, replace(record, tag_ids=tuple(tags)))
