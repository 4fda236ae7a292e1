"""Word whatever may stand in a field of a record, as one line."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Final

from scorecard_app.document.merge.conflict import ABSENT
from scorecard_app.document.naming import short_title
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.measures import Remark, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.domain.plain import to_plain
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.present import words
from scorecard_app.present.numbers import (
    MISSING,
    format_date,
    format_exact,
    format_whole,
    unit_symbol,
)
from scorecard_app.present.periods import format_period
from scorecard_app.texts import LocaleForms, _

_IDS: Final = ("_id", "_ids")
_LONGEST: Final = 400


class SpokenValues:
    """Words values by their type; ids by the names of the first of these scorecards that knows."""

    def __init__(self, cards: tuple[Scorecard, ...], forms: LocaleForms) -> None:
        self._cards = cards
        self._forms = forms

    def value(self, value: Any, field: str, unit: Unit = Unit()) -> str:  # noqa: ANN401, B008 - any field; frozen
        """Return the words for a value, a dash where there is none."""
        if value is ABSENT or value is None or value in ("", ()):
            return MISSING
        if field.endswith(_IDS):
            ids = value if isinstance(value, tuple) else (value,)
            return "; ".join(self._name(each) for each in ids)
        text = self._plain(value, unit)
        return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"

    def number(self, value: Any, unit: Unit) -> str:  # noqa: ANN401 - a number or ABSENT
        """Return a number with every digit, and its unit."""
        if value is ABSENT or value is None:
            return MISSING
        currency = self._cards[0].settings.currency
        symbol = unit_symbol(unit, currency)
        text = format_whole(value, unit, self._forms)
        return f"{text} {symbol}" if symbol else text

    def period(self, period: Period) -> str:
        """Return the name of a period."""
        return format_period(period, self._forms, fiscal_start=self._cards[0].settings.fiscal_start)

    def _plain(self, value: Any, unit: Unit) -> str:  # noqa: ANN401, PLR0911 - any field
        match value:
            case bool():
                return _("yes") if value else _("no")
            case Enum():
                return _(_WORDS.get(value, str(value.value)))
            case float() | int():
                return self.number(float(value), unit)
            case date():
                return format_date(value, self._forms)
            case Period():
                return self.period(value)
            case Remark():
                sure = "" if value.confidence is None else f"{self._exact(value.confidence)} %"
                return " ".join(each for each in (value.note, sure) if each) or MISSING
            case Magnitude():
                return f"{self._exact(value.low)} – {self._exact(value.high)}"
            case Unit():
                kind = _(_WORDS.get(value.kind, value.kind.value))
                return " ".join(each for each in (kind, value.symbol) if each)
            case str():
                return value
            case _:
                return _flat(to_plain(value))

    def _exact(self, number: float) -> str:
        return format_exact(number, self._forms)

    def _name(self, entity_id: str) -> str:
        for card, entities in zip(self._cards, self._by_id, strict=True):
            if entity_id in entities:
                return short_title(card, entities[entity_id])
        return "?"

    @cached_property
    def _by_id(self) -> tuple[Mapping[str, Entity], ...]:
        return tuple(
            {key: each for name in TABLES for key, each in card.table(name).items()}
            for card in self._cards
        )


def _flat(plain: Any) -> str:  # noqa: ANN401 - JSON
    """Return JSON as a list of what is in it."""
    if isinstance(plain, Mapping):
        return "; ".join(f"{key}: {_flat(value)}" for key, value in plain.items())
    if isinstance(plain, list | tuple):
        return "; ".join(map(_flat, plain))
    return MISSING if plain is None else str(plain)


_WORDS: Final[Mapping[Enum | None, str]] = {
    member: word
    for table in (
        words.UNIT_KINDS,
        words.DIRECTIONS,
        words.FREQUENCIES,
        words.AGGREGATIONS,
        words.PRESETS,
        words.SERIES_KINDS,
        words.SIGNS,
        words.STRENGTHS,
        words.LINK_KINDS,
        words.EVIDENCE,
    )
    for member, word in table.items()
    if member is not None
}
