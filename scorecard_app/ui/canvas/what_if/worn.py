"""What cards wear while a what-if is asked: only those that show something else are repainted."""

from collections.abc import Callable, Mapping

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import CardFace, SupposedFace
from scorecard_app.present.what_if.cards import worn
from scorecard_app.ui.canvas.items import CardItem
from scorecard_app.ui.paint.supposed import TOP


class Wardrobe:
    """Keeps what each card wears, also for cards that come later.

    `tell` says how sure that is, whenever somebody wants to know.
    """

    def __init__(self, cards: Mapping[ObjectiveId, CardItem]) -> None:
        self._cards = cards
        self._faces: Mapping[ObjectiveId, SupposedFace] = {}
        self._plain: dict[ObjectiveId, CardFace] = {}
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

    def dress(self, face: CardFace) -> CardFace:
        """Return a card with what it wears now."""
        self._plain[face.objective_id] = face
        return worn(face, self._faces.get(face.objective_id))

    def wear(self, faces: Mapping[ObjectiveId, SupposedFace]) -> None:
        """Let the cards wear this and nothing else."""
        before, self._faces = self._faces, faces
        for each in before.keys() | faces.keys():
            item, plain = self._cards.get(each), self._plain.get(each)
            old, new = before.get(each), faces.get(each)
            if item is None or plain is None or old == new:
                continue
            is_same_above = old is not None and new is not None and old.status == new.status
            if is_same_above:
                item.set_face(self.dress(plain), top=TOP)
            else:
                item.set_face(self.dress(plain))
