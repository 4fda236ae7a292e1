"""Fresh ids that are the same again when a workbook is read again."""

from dataclasses import dataclass, field

from scorecard_app.domain.ids import EntityId, MintId


@dataclass
class SameIds:
    """Hands out the ids of the last reading in their order, and fresh ones after them."""

    mint: MintId
    _given: list[EntityId] = field(default_factory=list)
    _at: int = 0

    def again(self) -> "SameIds":
        """Begin with the first id again."""
        self._at = 0
        return self

    def __call__(self) -> EntityId:
        """Return the next id."""
        if self._at == len(self._given):
            self._given.append(self.mint())
        self._at += 1
        return self._given[self._at - 1]
