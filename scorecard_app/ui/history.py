"""The one door for edits, and undo: each step is a whole scorecard before and after."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from scorecard_app.document.change import Change
from scorecard_app.document.document import Document
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.ui.steps import Steps

Edit = Callable[[Scorecard], Scorecard]
"""An edit with everything but the scorecard already given to it."""


class History(QObject):
    """Run edits on the document as steps that can be undone.

    Steps with the same merge key that follow one another are one step until `end_gesture`.
    `settled` tells of what is final and may be written down: a step, the whole of a gesture once
    it has ended, an undo or a redo (origin "undo" or "redo"). `interrupted` comes before an undo or
    a redo: whoever has a gesture in hand gives it up.
    """

    settled = Signal(object)
    refused = Signal(str)
    interrupted = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._gesture: Change | None = None
        self._gesture_key: Hashable = None
        self._gesture_count = 0
        self._is_jumping = False
        self.steps = Steps(self)

    def run(self, label: str, edit: Edit, *, merge_key: Hashable = None, origin: str = "") -> bool:
        """Make one edit; return False where nothing changed or the edit was refused.

        A refusal is told by `refused`, in the edit's own sentence, and leaves everything as it was.
        Nothing is edited by what an undo sets off: it is between two steps meanwhile.
        """
        if self._is_jumping:
            return False
        if merge_key != self._gesture_key:
            self.end_gesture()
        before = self._document.card
        try:
            after = edit(before)
        except UserError as error:
            self.refused.emit(str(error))
            return False
        if self._gesture is not None and after == self._gesture.before:
            after = self._gesture.before  # back at the start, where the step before it ends
        change = Change(label, before, after, origin)
        if after is before or not change.delta:
            return False
        self._gesture_key = merge_key
        token = None if merge_key is None else (self._gesture_count, merge_key)
        self._take(change, merge_key)
        self.steps.add(change, merge_key=token)
        return True

    def end_gesture(self) -> None:
        """Close the running gesture: later steps stand apart, and it is settled as one change."""
        gesture, self._gesture, self._gesture_key = self._gesture, None, None
        self._gesture_count += 1
        if gesture is not None and gesture.delta:
            self.settled.emit(gesture)

    def take_back(self, *, merge_key: Hashable) -> None:
        """Bring back what was before the running gesture, if it has this key, as a part of it."""
        if self._gesture is not None and self._gesture_key == merge_key:
            before = self._gesture.before
            self.run(self._gesture.label, lambda _card: before, merge_key=merge_key)

    def undo(self) -> None:
        """Take the last step back: the gesture that is in hand, if there is one."""
        index = self.steps.index
        self.interrupted.emit()
        if self.steps.index < index:
            return
        self.end_gesture()
        if self.steps.can_undo:
            self._step_back()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.interrupted.emit()
        self.end_gesture()
        if self.steps.can_redo:
            self._step_on()

    def go_to(self, index: int) -> None:
        """Return to where so many steps were done, one after the other."""
        self.interrupted.emit()
        self.end_gesture()
        while self.steps.index > max(index, 0):
            self._step_back()
        while self.steps.index < min(index, self.steps.count):
            self._step_on()

    def restore(self, done: Iterable[Change], undone: Iterable[Change]) -> None:
        """Rebuild the steps of an earlier session without moving the document.

        `done` ends at the scorecard as it stands; `undone` starts there, the next redo first.
        """
        self._gesture, self._gesture_key = None, None
        self.steps.fill(done, undone)

    def _step_back(self) -> None:
        index = self.steps.index - 1
        self._jump(self.steps.change(index).reversed(origin="undo"))
        self.steps.go_to(index)

    def _step_on(self) -> None:
        index = self.steps.index
        self._jump(replace(self.steps.change(index), origin="redo"))
        self.steps.go_to(index + 1)

    def _take(self, change: Change, merge_key: Hashable) -> None:
        """Move the document on for a step that is being done."""
        self._document.step(change)
        if merge_key is None:
            self.settled.emit(change)
        else:
            self._gesture = self._gesture.joined(change) if self._gesture else change

    def _jump(self, change: Change) -> None:
        """Move the document for an undo or a redo."""
        self._is_jumping = True
        try:
            self._document.step(change)
            self.settled.emit(change)
        finally:
            self._is_jumping = False
