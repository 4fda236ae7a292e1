"""The steps that were made on an open scorecard, and where among them it stands.

Qt has a stack of its own for this. Commands written in Python are freed with the other things
that a closed scorecard leaves behind, in any order, and then its stack frees them once more.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from scorecard_app.document.change import Change


@dataclass(frozen=True, slots=True)
class Step:
    """One change; steps of one gesture have the same merge key."""

    change: Change
    merge_key: Hashable = None


class Steps(QObject):
    """A list of steps with an index into it: those before it are done, those from it on undone.

    `changed` tells of a new index or of another list; both are up to date by then.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self.index = 0

    @property
    def count(self) -> int:
        """Return how many steps there are, done and undone."""
        return len(self._steps)

    @property
    def can_undo(self) -> bool:
        """Say whether there is a step that is done."""
        return self.index > 0

    @property
    def can_redo(self) -> bool:
        """Say whether there is a step that is undone."""
        return self.index < self.count

    def label(self, at: int) -> str:
        """Return the name of a step."""
        return self._steps[at].change.label

    def change(self, at: int) -> Change:
        """Return what a step changes."""
        return self._steps[at].change

    def add(self, change: Change, *, merge_key: Hashable = None) -> None:
        """Put a change that is made behind the steps that are done; what was undone is gone.

        It becomes one with the step before it if both are of one gesture, and vanishes with it
        where that leads back to its start.
        """
        del self._steps[self.index :]
        last = self._steps[-1] if self._steps else None
        if last is not None and merge_key is not None and last.merge_key == merge_key:
            self._steps.pop()
            change = last.change.joined(change)
        if change.after is not change.before:
            self._steps.append(Step(change, merge_key))
        self.go_to(self.count)

    def fill(self, done: Iterable[Change], undone: Iterable[Change]) -> None:
        """Hold the steps of an earlier session instead."""
        past = [Step(each) for each in done]
        self._steps = [*past, *(Step(each) for each in undone)]
        self.go_to(len(past))

    def go_to(self, index: int) -> None:
        """Stand behind so many steps."""
        self.index = index
        self.changed.emit()
