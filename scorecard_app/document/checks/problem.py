"""One problem of a scorecard: how bad, where, and in a sentence what."""

from dataclasses import dataclass

from scorecard_app.document.naming import title
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.levels import Level
from scorecard_app.domain.scorecard import Entity, Scorecard, table_of
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one entity, or with the settings (table and id "settings").

    `code` names the hint of the knowledge behind it where there is one: "L07".
    """

    level: Level
    table: str
    entity_id: EntityId
    sentence: str
    code: str = ""


def about(card: Scorecard, entity: Entity, *, level: Level, says: str, code: str = "") -> Problem:
    """Return a problem of one entity whose sentence begins with its kind and name."""
    sentence = _("{what}: {sentence}").format(what=title(card, entity), sentence=says)
    return Problem(level, table_of(entity), entity.id, sentence, code)
