"""Whatever field is set to whatever value of its type: refused, or the scorecard stays legal."""

from collections.abc import Mapping
from typing import Any

from hypothesis import Phase, given, settings

from scorecard_app.document.change import apply, diff, inverse
from scorecard_app.document.edits import set_field
from scorecard_app.document.problems import problems
from scorecard_app.domain.levels import Level
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.errors import UserError
from tests.strategies import full_scorecards

KINDS: Mapping[str, Any] = TABLES
FIELDS = [(name, field) for name, kind in KINDS.items() for field in field_types(kind)]
"""Every field of every table."""


def errors(card: Scorecard) -> set[tuple[str, str]]:
    return {(each.table, each.entity_id) for each in problems(card) if each.level is Level.ERROR}


# Shrinking two whole scorecards takes minutes; the assertion names the field, which is enough.
@given(full_scorecards(), full_scorecards())
@settings(max_examples=2, phases=(Phase.generate,))
def test_setting_fields_never_makes_an_error(before: Scorecard, other: Scorecard) -> None:
    known = errors(before)
    for table, field in FIELDS:
        for entity_id, donor in other.table(table).items():
            value = getattr(donor, field)
            try:
                after = set_field(
                    before, table=table, entity_id=entity_id, field=field, value=value
                )
            except (UserError, ValueError):
                continue
            assert errors(after) <= known, (table, field)
            assert apply(after, inverse(diff(before, after))) == before
