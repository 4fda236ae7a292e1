"""What cards wear while a what-if is asked: only those that show something else are repainted."""

from collections.abc import Callable, Collection, Mapping

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import SupposedFace
from scorecard_app.ui.canvas.items import CardItem


class Wardrobe:
    """Keeps what each card wears, also for cards that come later.

    `redraw` shows cards again of which only what a step of a slider changes is another; `tell` says
    how sure that is, whenever somebody wants to know.
    """

    def __init__(
        self,
        cards: Mapping[ObjectiveId, CardItem],
        redraw: Callable[[Collection[CardItem]], None],
    ) -> None:
        self._cards = cards
        self._redraw = redraw
        self._faces: Mapping[ObjectiveId, SupposedFace] = {}
        self.tell: Callable[[ObjectiveId], str] | None = None

    @property
    def is_worn(self) -> bool:
        """Say whether the cards show a what-if."""
        return bool(self._faces)

    def of(self, objective_id: ObjectiveId) -> SupposedFace | None:
        """Return what a card wears."""
        return self._faces.get(objective_id)

    def told_of(self, objective_id: ObjectiveId) -> str:
        """Say how sure it is what a card wears; "" where nobody knows."""
        return self.tell(objective_id) if self.tell is not None and self.is_worn else ""

    def wear(self, faces: Mapping[ObjectiveId, SupposedFace]) -> None:
        """Let the cards wear this and nothing else."""
        before, self._faces = self._faces, faces
        worn = {
            key: self._cards[key] for key in (before.keys() | faces.keys()) & self._cards.keys()
        }
        self._redraw([item for key, item in worn.items() if item.wear(faces.get(key))])
