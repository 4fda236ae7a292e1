"""A user with a working copy, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard_app.document.change import Change
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.revisions import RevisionKind
from scorecard_app.storage.working_copy import WorkingCopy
from tests.storage.surroundings import MEASURE, Ear, card_named, context, renaming


class Editor:
    """A user with a working copy: edits, undoes, redoes, and knows what should be there."""

    def __init__(self, copy: WorkingCopy) -> None:
        self.copy = copy
        self.card = copy.card

    def rename(self, name: str, *, gesture: str = "") -> Change:
        change = renaming(self.card, name)
        self.copy.record(change, gesture=gesture)
        self.card = change.after
        return change

    def put(self, card: Scorecard) -> None:
        self.copy.record(Change("Edit", self.card, card))
        self.card = card

    def undo(self) -> None:
        step = self.copy.history().done[-1]
        change = Change(step.label, self.card, step.before)
        self.copy.record(change, kind=RevisionKind.UNDO)
        self.card = change.after

    def redo(self) -> None:
        step = self.copy.history().undone[0]
        change = Change(step.label, self.card, step.after)
        self.copy.record(change, kind=RevisionKind.REDO)
        self.card = change.after

    def names(self) -> tuple[list[str], list[str]]:
        history = self.copy.history()
        return (
            [step.after.measures[MEASURE].name for step in history.done],
            [step.after.measures[MEASURE].name for step in history.undone],
        )


@contextmanager
def editing(
    folder: Path, card: Scorecard | None = None, ear: Ear | None = None
) -> Iterator[Editor]:
    card = card_named("a") if card is None else card
    listener = (ear or Ear()).listener
    copy = WorkingCopy.create(card, context=context(folder), listener=listener)
    try:
        yield Editor(copy)
    finally:
        copy.close(keep=False)


@contextmanager
def opening(path: Path, folder: Path, ear: Ear | None = None) -> Iterator[Editor]:
    listener = (ear or Ear()).listener
    copy = WorkingCopy.open(path, context=context(folder), listener=listener)
    try:
        yield Editor(copy)
    finally:
        copy.close(keep=False)


def database(folder: Path) -> Path:
    (found,) = (folder / "state" / "working copies").glob("*/work.db")
    return found
