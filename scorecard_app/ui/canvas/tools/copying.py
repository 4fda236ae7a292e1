"""Copies that a drag carries in place of the cards: made where those stand, told of at the end."""

from collections.abc import Collection, Mapping
from functools import partial

from scorecard_app.document.edits.maps import Move, move_nodes
from scorecard_app.document.fragment import CopiedMeasures, Target, fragment_of, with_fragment
from scorecard_app.domain.ids import MapId, MintId, ObjectiveId, PerspectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import ngettext
from scorecard_app.ui.canvas.copied_measures import tell_copied, usual_choice
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace


class Copying:
    """Copies cards with the links among them; `copies` says which card became which."""

    def __init__(self, place: Workplace, ids: Collection[ObjectiveId]) -> None:
        self._place = place
        self._choice = usual_choice(place)
        self._map_id = place.scene.map_id or MapId("")
        self._fragment = fragment_of(place.card, ids, self._map_id)
        self.copies = {each: ObjectiveId(place.mint()) for each in ids}

    @property
    def label(self) -> str:
        """Return what the step is called."""
        count = len(self.copies)
        text = ngettext("Duplicate {count} card", "Duplicate {count} cards", count)
        return text.format(count=count)

    def begin(self, merge_key: object) -> None:
        """Let copies stand where the cards stand, and select them."""
        self._place.run(self.label, self._edit(self._choice, {}), merge_key)
        self._place.view_state.select(self.copies.values(), origin=ORIGIN)

    def tell(self, moves: Mapping[ObjectiveId, Move]) -> None:
        """Say what became of the measures, and offer to do otherwise with the same moves."""
        cards, measures = len(self.copies), len(self._fragment.measures)
        again = partial(self._again, moves)
        tell_copied(self._place, cards, measures, self._choice, again=again)

    def _again(self, moves: Mapping[ObjectiveId, Move], choice: CopiedMeasures) -> None:
        self._choice = choice
        if self._place.run(self.label, self._edit(choice, moves)):
            self._place.view_state.select(self.copies.values(), origin=ORIGIN)
            self.tell(moves)

    def _edit(
        self, choice: CopiedMeasures, moves: Mapping[ObjectiveId, Move]
    ) -> "partial[Scorecard]":
        target = Target(self._map_id, PerspectiveId(""), choice, self.copies, step=0.0)
        mint = self._place.mint
        return partial(_copied, fragment=self._fragment, target=target, moves=moves, mint=mint)


def _copied(
    card: Scorecard,
    *,
    fragment: Scorecard,
    target: Target,
    moves: Mapping[ObjectiveId, Move],
    mint: MintId,
) -> Scorecard:
    after = with_fragment(card, fragment=fragment, target=target, mint=mint)
    return move_nodes(after, map_id=target.map_id, moves=moves)
