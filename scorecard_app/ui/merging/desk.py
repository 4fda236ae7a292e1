"""What the page of a merge works on: a workbook, the open scorecard, and what was decided."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from scorecard_app.document.merge.deciding import Side
from scorecard_app.document.merge.spots import spot_of
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.book import BookIn
from scorecard_app.exchange.workbook.back.preview import Preview, preview
from scorecard_app.exchange.workbook.back.reading import ImportResult, result_of
from scorecard_app.exchange.workbook.back.returned import Returned, returned
from scorecard_app.exchange.workbook.back.same_ids import SameIds
from scorecard_app.exchange.workbook.back.together import UNDECIDED, Choices
from scorecard_app.present.merging.rows import Kind, MergeRow
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.background import Background
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.parts import Parts

_CALM_MS = 200
"""How long after the last change of the scorecard the merge is looked at again."""


class MergeDesk(QObject):
    """Keeps the preview true to the scorecard; nothing is written.

    `changed` says that the preview or a decision is another one.
    """

    changed = Signal()

    def __init__(
        self,
        book: BookIn,
        target: OpenDocument,
        parts: Parts,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.book = book
        self.target = target
        self._forms = parts.forms
        self._mint = SameIds(parts.mint)
        self._background = background
        self._choices = UNDECIDED
        self._preview: Preview | None = None
        self._shown: tuple[Scorecard, Choices] | None = None
        self._is_working = self._is_closed = False
        self.trouble = ""
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.refresh)
        target.bridge.changed.connect(self._wait)

    @property
    def preview(self) -> Preview | None:
        """Return what the merge would do, None until it is known."""
        return self._preview

    @property
    def rows(self) -> tuple[MergeRow, ...]:
        """Return the rows."""
        return self._preview.rows if self._preview else ()

    @property
    def choices(self) -> Choices:
        """Return what was decided."""
        return self._choices

    @property
    def is_fresh(self) -> bool:
        """Say whether the preview is of the scorecard and the decisions as they stand."""
        return self._shown is not None and self._shown == (self.target.card, self._choices)

    def side(self, row: MergeRow) -> Side | None:
        """Return the side that was chosen for a conflict, or that a change comes from."""
        if row.spot is None or not row.sides:
            return None
        if row.kind is Kind.CONFLICT:
            return self._choices.decisions.get(row.spot)
        return Side.THEIRS if self.is_taken(row) else Side.MINE

    def is_taken(self, row: MergeRow) -> bool:
        """Say whether a change is taken; a missing row, whether it is deleted."""
        if row.spot is None:
            return False
        if row.kind is Kind.MISSING:
            return row.spot.entity_id in self._choices.deleted
        return row.spot not in self._choices.left_out

    def decide(self, rows: Iterable[MergeRow], side: Side | None) -> None:
        """Choose a side for conflicts that have it; None takes the decision back."""
        decisions = dict(self._choices.decisions)
        for row in rows:
            if row.kind is not Kind.CONFLICT or row.spot is None:
                continue
            if side is None:
                decisions.pop(row.spot, None)
            elif side in row.sides:
                decisions[row.spot] = side
        self._choose(replace(self._choices, decisions=decisions))

    def take(self, rows: Iterable[MergeRow], *, is_taken: bool) -> None:
        """Take changes or leave them out; delete rows that are missing, or keep them."""
        left_out, deleted = set(self._choices.left_out), set(self._choices.deleted)
        for row in rows:
            if row.spot is None or not row.can_be_left_out:
                continue
            if row.kind is Kind.MISSING:
                (deleted.add if is_taken else deleted.discard)(row.spot.entity_id)
            else:
                (left_out.discard if is_taken else left_out.add)(row.spot)
        self._choose(
            replace(self._choices, left_out=frozenset(left_out), deleted=frozenset(deleted))
        )

    def refresh(self) -> None:
        """Look at the merge again, in the background; once more if something changed meanwhile."""
        self._calm.stop()
        if self._is_working or self.is_fresh:
            return
        self._is_working = True
        card, choices = self.target.card, self._choices
        back = self._preview.back if self._preview and self._preview.back.mine is card else None
        work = partial(_previewed, back, self.book, card, choices, self._mint, self._forms)
        self._background.run(work, then=partial(self._show, card, choices), refused=self._refuse)

    def close(self) -> None:
        """Stand still: whatever is still under way concerns nobody any more."""
        self._is_closed = True
        self._calm.stop()
        self.target.bridge.changed.disconnect(self._wait)

    def result(self, found: Preview) -> ImportResult:
        """Return what a preview does, line by line; conflicts that were decided are none."""
        decisions = self._choices.decisions
        still = tuple(each for each in found.made.conflicts if spot_of(each) not in decisions)
        return result_of(found.back, replace(found.made, conflicts=still))

    def _choose(self, choices: Choices) -> None:
        if choices != self._choices:
            self._choices = choices
            self.changed.emit()
            self.refresh()

    def _wait(self, _change: object) -> None:
        self._calm.start()
        self.changed.emit()

    def _show(self, card: Scorecard, choices: Choices, found: Preview) -> None:
        self._is_working = False
        if self._is_closed:
            return
        self._preview, self._shown, self.trouble = found, (card, choices), ""
        self.changed.emit()
        self.refresh()

    def _refuse(self, error: UserError) -> None:
        self._is_working = False
        if self._is_closed:
            return
        self.trouble = str(error)
        self.changed.emit()


def _previewed(
    back: Returned | None,
    book: BookIn,
    card: Scorecard,
    choices: Choices,
    mint: SameIds,
    forms: LocaleForms,
) -> Preview:
    if back is None:
        back = returned(book, card, mint=mint.again())
    return preview(back, choices, forms)
