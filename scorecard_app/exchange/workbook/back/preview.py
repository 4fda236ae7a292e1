"""What taking a workbook in would do, before anything is done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from scorecard_app.exchange.workbook.back.conflict_lines import contradiction, field_name, where
from scorecard_app.exchange.workbook.back.returned import Returned
from scorecard_app.exchange.workbook.back.together import Choices, Together, together
from scorecard_app.present.merging.rows import Comparison, MergeRow, merge_rows
from scorecard_app.texts import LocaleForms


@dataclass(frozen=True)
class Preview:
    """The rows of a merge, whatever of them is taken, and what comes of the choices."""

    back: Returned
    rows: tuple[MergeRow, ...]
    made: Together
    same: int


def preview(back: Returned, choices: Choices, forms: LocaleForms) -> Preview:
    """Merge by the choices, and say row by row what there is to choose."""
    made = together(back, choices)
    whole = together(back, replace(choices, left_out=frozenset())) if choices.left_out else made
    left = [*back.unread, *whole.unread]
    unread = [(each.where, each.sentence) for each in left]
    comparison = Comparison(
        back.base,
        back.mine,
        back.theirs,
        whole.card,
        whole.conflicts,
        back.gone,
        unread,
        field_name,
        partial(where, back),
        partial(contradiction, back),
        tuple(each.series for each in back.disputes),
    )
    rows = merge_rows(comparison, forms)
    return Preview(back, rows, made, _same(back, rows))


def _same(back: Returned, rows: Sequence[MergeRow]) -> int:
    """Count the rows of the workbook that say nothing new."""
    told = {row.spot.entity_id for row in rows if row.spot is not None}
    return sum(key not in told for found in back.content.records.by_table.values() for key in found)
