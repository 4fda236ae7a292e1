"""Check that every text and number has the normal form that survives all round trips.

Most of a large scorecard is judged a column at a time by functions written in C; only what those
cannot pass is put through the domain's own normalisation.
"""

import operator
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NewType

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.checks.problem import Problem, about
from scorecard_app.domain.levels import Level
from scorecard_app.domain.normal import normalised
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.values import MAX_TEXT, normal_number
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_EXACT_BELOW = 1e15
"""Whole numbers below this have at most 15 digits."""
_ALWAYS_NORMAL = frozenset({bool, int, bytes, Samples})
"""Kinds of field that hold no text and no number; samples are judged by themselves."""


def not_normal(card: Scorecard) -> Iterator[Problem]:
    """Yield records with texts or numbers that would not survive a round trip."""
    if not _is_normal(card.settings):
        says = _("Settings: a text or a number would change on its way through a workbook.")
        yield Problem(Level.ERROR, SETTINGS, SETTINGS, says)
    kinds: Mapping[str, Any] = TABLES
    for name, kind in kinds.items():
        entities = card.table(name).values()
        if entities and not all(
            _is_normal_column(meant, [*map(operator.attrgetter(field), entities)])
            for field, meant in field_types(kind).items()
        ):
            yield from _not_normal_among(card, entities)
    for series in card.series.values():
        if not _is_normal_row(series.samples):
            says = _("A number would change on its way through a workbook.")
            yield about(card, series, level=Level.ERROR, says=says)


def _not_normal_among(card: Scorecard, entities: Collection[Entity]) -> Iterator[Problem]:
    for entity in entities:
        if not _is_normal(entity):
            says = _("A text or a number would change on its way through a workbook.")
            yield about(card, entity, level=Level.ERROR, says=says)


def _is_normal(value: object) -> bool:
    try:
        return normalised(value) is value
    except UserError:
        return False


def _is_normal_column(meant: Any, column: Sequence[Any]) -> bool:  # noqa: ANN401 - an annotation
    """Say whether all values of one field are surely normal; False also where it is not sure."""
    if meant is str or isinstance(meant, NewType):
        # Printable characters and line feeds all pass: quick, and true of nearly every text.
        joined = "".join(column).replace("\n", "")
        return joined.isprintable() and 2 * max(map(len, column)) <= MAX_TEXT
    if isinstance(meant, type) and (
        meant in {bool, int, bytes, Samples} or issubclass(meant, Enum)
    ):
        return True
    different = {id(value): value for value in column if value}
    return all(map(_is_normal, different.values()))


def _is_normal_row(samples: Samples) -> bool:
    numbers = memoryview(samples.numbers).cast("d").tolist()
    if not numbers:
        return True
    if min(numbers) > -_EXACT_BELOW and max(numbers) < _EXACT_BELOW:
        uneven = [number for number in numbers if number % 1 != 0]
        return [float(f"{number:.15g}") for number in uneven] == uneven
    return all(map(_is_normal_number, numbers))


def _is_normal_number(number: float) -> bool:
    try:
        return normal_number(number) == number
    except UserError:
        return False
