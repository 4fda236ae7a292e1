"""How wide the columns of a workbook are."""

from collections.abc import Mapping
from typing import Final

from scorecard_app.exchange.workbook.columns import Column, Shape

_NARROW: Final = 11
_WIDTHS: Final[Mapping[str, int]] = {
    "name": 34,
    "text": 60,
    "question": 40,
    "description": 44,
    "definition": 44,
    "purpose": 36,
    "rationale": 40,
    "mitigation": 36,
    "reason": 40,
    "notes": 36,
    "note": 36,
    "side_effects": 30,
    "evidence_note": 30,
    "baseline_note": 24,
    "formula": 24,
    "source": 24,
    "perspective_id": 22,
    "parent_id": 26,
    "objective_id": 34,
    "measure_id": 36,
    "from_id": 34,
    "to_id": 34,
    "subject_id": 30,
    "item_id": 34,
    "owner_id": 20,
    "updater_id": 20,
    "author_id": 20,
    "main_attachment_id": 30,
    "driver_id": 28,
    "outcome_id": 28,
    "theme_ids": 20,
    "tag_ids": 20,
    "evidence": 20,
    "preset": 20,
    "target_basis": 36,
    "collection_cost": 24,
    "review": 24,
    "initials": 10,
    "unit.symbol": 10,
    "kind": 16,
    "role": 20,
}
"""Widths in characters of the columns that need more room than is usual for their shape."""

_USUAL_WIDTHS: Final[Mapping[Shape, int]] = {Shape.TEXT: 18, Shape.NAME: 24, Shape.NAMES: 24}


def width(column: Column) -> int:
    """Return the width of a column in characters."""
    usual = _USUAL_WIDTHS.get(column.shape, _NARROW)
    return _WIDTHS.get(".".join(column.path), usual)
