"""What a change means for the lines and cells of the value grid."""

from collections.abc import Callable, Collection, Mapping
from operator import attrgetter

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Series
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import computed_series
from scorecard_app.present.grid.lines import GridLine

_PLACES: Mapping[str, Callable[[object], object]] = {
    "perspectives": attrgetter("row", "column"),
    "objectives": attrgetter("perspective_id", "parent_id", "position"),
    "attachments": attrgetter("objective_id", "measure_id", "position"),
    "measures": attrgetter("id"),
    "series": attrgetter("measure_id", "kind", "position", "name"),
}
"""By what, in which tables, the lines and their order go."""


def moved(
    context: FormContext, change: Change, among: Collection[MeasureId]
) -> tuple[list[MeasureId], list[Series]]:
    """Return the measures whose numbers a change moves, and the series that say how far."""
    pairs = change.delta.get("series", {}).values()
    series = [each for pair in pairs for each in pair if isinstance(each, Series)]
    if not series:
        return [], []
    found = context.numbers.moved_by({each.measure_id for each in series})
    shown = [key for key in found if key in among]
    reaching = [each for each in series if each.measure_id in among]
    return shown, [*reaching, *computed_series(context, shown)]


def is_another_order(change: Change) -> bool:
    """Say whether lines came, went, moved or were named otherwise: then the lines are others."""
    return any(
        old is None or new is None or place(old) != place(new)
        for table, place in _PLACES.items()
        for old, new in change.delta.get(table, {}).values()
    )


def shared(one: tuple[GridLine, ...], other: tuple[GridLine, ...]) -> int:
    """Count the lines that two begin with alike."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))
