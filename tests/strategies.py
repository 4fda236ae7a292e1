"""Hypothesis strategies for whole scorecards: every table filled, names nasty, all of it legal.

The strategy for a field is read off its type, so a new field is tried without a line here. Each
table holds two entities whose ids are known beforehand, so that references meet.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st

from scorecard_app.document.limits import LIMITS, ordinal_range
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import Link, Magnitude
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.rules import Override
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.domain.settings import DEFAULT_BANDS, Band, Settings
from scorecard_app.domain.value import Act, Effect, Initiative, Lever, ValueStream
from scorecard_app.domain.values import normal_number, normal_text

NASTY_TEXTS = (
    "",
    "Grow",
    "=Grow",
    "+1",
    "-",
    "@sum",
    "' OR 1=1; --",
    '"quoted", with comma',
    "tab\tand\nline",
    " leading and trailing ",
    "Zufriedenheit der Kundinnen — größer",
    "\N{ROCKET}\N{FAMILY} emoji",
    "הגדלת רווח",
    "\N{RIGHT-TO-LEFT OVERRIDE}desrever",
    "e\N{COMBINING ACUTE ACCENT} and é",
    "NULL",
    "TRUE",
    "2026-09",
    "1e5",
    "%(name)s {name} <b>&amp;</b>",
    "a" * 300,
)
"""Names that programs trip over: formulas, quotes, line feeds, other scripts, lookalikes."""

_LARGEST = 1e300
_NUMBERS = (0.0, 1.0, -1.0, 0.1, -273.15, 80.0, 1e-9, 123456789012345.0, -_LARGEST)
_ORDINALS = st.integers(12, 9998)
"""Ordinals that stand for a period of the years 1 to 9998 whatever the frequency."""


def texts() -> st.SearchStrategy[str]:
    """Return texts as the domain keeps them."""
    return st.sampled_from(NASTY_TEXTS) | st.text(max_size=12).map(normal_text)


def numbers(low: float = -_LARGEST, high: float = _LARGEST) -> st.SearchStrategy[float]:
    """Return numbers as the domain keeps them: finite, of at most 15 digits."""
    free = st.floats(low, high).map(normal_number)
    within = free.filter(lambda number: low <= number <= high)
    return st.sampled_from([n for n in (low, *_NUMBERS) if low <= n <= high]) | within


def periods() -> st.SearchStrategy[Period]:
    """Return periods of every frequency in the years 1 to 9998."""
    return st.sampled_from(Frequency).flatmap(
        lambda frequency: st.builds(
            Period, st.just(frequency), st.integers(*ordinal_range(frequency))
        )
    )


def samples() -> st.SearchStrategy[Samples]:
    """Return a few numbers by ordinal, fit for every frequency."""
    return st.dictionaries(_ORDINALS, numbers(), max_size=4).map(Samples.of)


def full_scorecards() -> st.SearchStrategy[Scorecard]:
    """Return legal scorecards with entities in every table."""
    tables = {
        name: st.fixed_dictionaries({key: _record(kind, key) for key in _ids_in(name)})
        for name, kind in TABLES.items()
    }
    return st.builds(Scorecard, settings=_record(Settings), **tables).map(_legal)


def scorecards() -> st.SearchStrategy[Scorecard]:
    """Return legal scorecards: empty ones, and ones with entities in every table."""
    return st.just(Scorecard()) | full_scorecards()


def _ids_in(table: str) -> tuple[str, str]:
    return f"{table}-א", f"{table}-1"


def _record(kind: Any, key: str = "") -> st.SearchStrategy[Any]:  # noqa: ANN401 - any dataclass
    """Return a strategy for one dataclass; its id, where it has one, is given."""
    fields = {
        name: st.just(key) if name == "id" else _field(name, hint)
        for name, hint in field_types(kind).items()
    }
    return st.builds(kind, **fields).map(_in_order)


def _field(name: str, hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - an annotation
    if name in _BY_NAME:
        return _BY_NAME[name]
    arguments = get_args(hint)
    if get_origin(hint) in {Union, types.UnionType}:
        return st.none() | _field(name, arguments[0])
    if get_origin(hint) is tuple and arguments[1] is not Ellipsis:
        return st.tuples(*(_field(name, argument) for argument in arguments))
    if get_origin(hint) is tuple:
        return st.lists(_field(name, arguments[0]), max_size=2).map(tuple)
    if get_origin(hint) is not None:
        keys = _ORDINALS if arguments[0] is int else _field("", arguments[0])
        return st.dictionaries(keys, _field("", arguments[1]), max_size=2)
    if hint in _TABLE_OF_ID:
        return st.sampled_from(_ids_in(_TABLE_OF_ID[hint]))
    return _scalar(name, hint)


def _scalar(name: str, hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - an annotation
    limit = LIMITS.get(name)
    if hint is float:
        return numbers(limit.low, limit.high) if limit else numbers()
    if hint is int:
        return st.integers(*((int(limit.low), min(int(limit.high), 600)) if limit else (-9, 9)))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if is_dataclass(hint) and hint not in _BY_TYPE:
        return _record(hint)
    return _BY_TYPE[hint]()


def _in_order(record: Any) -> Any:  # noqa: ANN401 - any dataclass
    """Put pairs of numbers and dates in the order that the domain asks for."""
    match record:
        case Act() | Magnitude() | Effect():
            low, high = sorted((record.low, record.high))
            if not isinstance(record, Effect):
                low, high = sorted((abs(low) or 1.0, abs(high) or 1.0))
            return replace(record, low=low, high=high)
        case ValueStream(low=float(low), high=float(high)):
            return replace(record, low=min(low, high), high=max(low, high))
        case Measure(minimum=float(low), maximum=float(high)):
            return replace(record, minimum=min(low, high), maximum=max(low, high))
        case Lever():
            low, middle, high = sorted((record.minimum, record.current, record.maximum))
            end = record.end if record.start and record.end and record.start <= record.end else None
            return replace(record, minimum=low, current=middle, maximum=high, end=end)
        case Initiative(start=date() as start, end=date() as end):
            return replace(record, start=min(start, end), end=max(start, end))
        case Settings(yearly_caps=caps):
            legal = {abs(year) % 9998 + 1: min(abs(cap), 1e300) for year, cap in caps.items()}
            return replace(record, yearly_caps=legal)
        case Override():
            return replace(record, until=record.since) if record.until else record
        case _:
            return record


def _legal(card: Scorecard) -> Scorecard:
    """Break circles of parents, strayed main measures, doubled attachments and illegal links."""
    first, second = sorted(card.objectives)
    root = replace(card.objectives[first], parent_id=None, main_attachment_id=None)
    child = replace(card.objectives[second], main_attachment_id=None)
    if child.parent_id == second:
        child = replace(child, parent_id=None)
    attachments = [
        replace(attachment, measure_id=measure_id)
        for attachment, measure_id in zip(card.attachments.values(), card.measures, strict=True)
    ]
    drawn = tuple(card.links.values())
    card = replace(card, links={}).put(root, child, *attachments)
    for link in (*drawn, _A_LINK):
        if link.id not in card.links and why_not_link(card, link) is None:
            card = card.put(link)
    return card


def _bands() -> st.SearchStrategy[tuple[Band, ...]]:
    two = (Band("=a", "=Grow", 0.0, "off"), Band("b", "", 0.1, "on"))
    return st.sampled_from([DEFAULT_BANDS, two])


_KINDS: Mapping[str, Any] = TABLES
_TABLE_OF_ID: Mapping[Any, str] = {field_types(kind)["id"]: name for name, kind in _KINDS.items()}
_BY_TYPE: Mapping[Any, Callable[[], st.SearchStrategy[Any]]] = {
    str: texts,
    bool: st.booleans,
    bytes: lambda: st.binary(max_size=20),
    date: st.dates,
    datetime: lambda: st.datetimes(timezones=st.just(UTC)),
    Period: periods,
    Samples: samples,
}
_A_LINK = Link(_ids_in("links")[0], *_ids_in("objectives"), lag_months=3)  # type: ignore[arg-type]
_BY_NAME: Mapping[str, st.SearchStrategy[Any]] = {
    "bands": _bands(),
    "subject_id": st.sampled_from(("", *_ids_in("objectives"), *_ids_in("measures"))),
    "item_id": st.sampled_from((*_ids_in("objectives"), *_ids_in("notes"), *_ids_in("risks"))),
    "subject_ids": st.lists(st.sampled_from(_ids_in("actions")), max_size=2).map(tuple),
    "custom": st.dictionaries(st.sampled_from(_ids_in("custom_fields")), texts(), max_size=2),
}
