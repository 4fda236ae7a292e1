"""The one door for edits, and undo: each step is a whole scorecard before and after."""

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from scorecard_app.document.change import Change
from scorecard_app.document.document import Document
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError

Edit = Callable[[Scorecard], Scorecard]
"""An edit with everything but the scorecard already given to it."""

_MERGEABLE = 1


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
        self.stack = QUndoStack(self)

    def run(self, label: str, edit: Edit, *, merge_key: Hashable = None, origin: str = "") -> bool:
        """Make one edit; return False where nothing changed or the edit was refused.

        A refusal is told by `refused`, in the edit's own sentence, and leaves everything as it was.
        Nothing is edited by what an undo sets off: Qt's stack is between two steps meanwhile.
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
        self.stack.push(_Step(self, change, token))
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
        steps = self.stack.index()
        self.interrupted.emit()
        if self.stack.index() < steps:
            return
        self.end_gesture()
        self.stack.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.interrupted.emit()
        self.end_gesture()
        self.stack.redo()

    def restore(self, done: Iterable[Change], undone: Iterable[Change]) -> None:
        """Rebuild the stack of an earlier session without moving the document.

        `done` ends at the scorecard as it stands; `undone` starts there, the next redo first.
        """
        self.stack.clear()
        self._gesture, self._gesture_key = None, None
        past = [_Step(self, change, None, skips=1) for change in done]
        future = [_Step(self, change, None, skips=2) for change in undone]
        for step in [*past, *future]:
            self.stack.push(step)
        self.stack.setIndex(len(past))

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


class _Step(QUndoCommand):
    """One change on the stack; keeps the first `before` and the last `after` of a gesture.

    `skips` calls of the stack pass without moving the document: those that put a step of an
    earlier session in its place.
    """

    def __init__(
        self, history: History, change: Change, merge_key: Hashable, *, skips: int = 0
    ) -> None:
        super().__init__(change.label)
        self._history = history
        self.change = change
        self.merge_key = merge_key
        self._is_new = not skips
        self._skips = skips

    def redo(self) -> None:
        """Go to the after side."""
        if self._skips:
            self._skips -= 1
        elif self._is_new:
            self._is_new = False
            self._history._take(self.change, self.merge_key)  # noqa: SLF001 - one mechanism
        else:
            again = Change(self.change.label, self.change.before, self.change.after, "redo")
            self._history._jump(again)  # noqa: SLF001 - one mechanism

    def undo(self) -> None:
        """Go back to the before side."""
        if self._skips:
            self._skips -= 1
        else:
            self._history._jump(self.change.reversed(origin="undo"))  # noqa: SLF001

    def id(self) -> int:
        """Say that steps may merge; `mergeWith` decides."""
        return -1 if self.merge_key is None else _MERGEABLE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next step of the same gesture; vanish when it leads back to the start."""
        if not isinstance(other, _Step) or other.merge_key != self.merge_key:
            return False
        self.change = self.change.joined(other.change)
        self.setObsolete(self.change.after is self.change.before)  # `run` makes equal ones the same
        return True
