"""The library as the user sees it: rows that can be searched, and what there is to know of one."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum

from scorecard_app.document.edits.library import measure_from_library
from scorecard_app.document.library import OWN, Basis, LibraryMeasure, Verified
from scorecard_app.domain.measures import Aggregation
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.present.fuzzy import folded
from scorecard_app.present.numbers import format_number, unit_symbol
from scorecard_app.present.words import DIRECTIONS, FREQUENCIES, LEAD_LAGS, UNIT_KINDS
from scorecard_app.texts import N_, LocaleForms, _, language, ngettext

LIBRARIES: Mapping[str, str] = {
    "it": N_("IT"),
    "bsc": N_("Corporate"),
    "public": N_("Public and non-profit"),
    OWN: N_("My library"),
}
_BASES: Mapping[Basis, str] = {
    Basis.SOURCE: N_("From the source named below."),
    Basis.ILLUSTRATIVE: N_("An illustrative default, from no source: set your own."),
    Basis.LOCAL_BASELINE: N_("No number travels: start from your own baseline."),
    Basis.OWN: N_("Your own, from the scorecard it was saved from."),
}
_VERIFIED: Mapping[Verified, str] = {
    Verified.FULL: N_("read in full"),
    Verified.PARTLY: N_("read in part"),
    Verified.FROM_MEMORY: N_("not read again: from memory"),
    Verified.OWN: N_("own words"),
}
_LONGER: Mapping[Aggregation, str] = {
    Aggregation.SUM: N_("longer periods add up"),
    Aggregation.MEAN: N_("longer periods are averages"),
    Aggregation.LAST: N_("longer periods take the last value"),
    Aggregation.MAXIMUM: N_("longer periods take the largest value"),
    Aggregation.MINIMUM: N_("longer periods take the smallest value"),
    Aggregation.RECOMPUTE: N_("longer periods are computed again"),
}


class Facet(Enum):
    """By what the library can be narrowed down."""

    LEAD_LAG = "lead_lag"
    LIBRARY = "library"
    PERSPECTIVE = "perspective"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that an entry must be; those of one facet are alternatives."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One entry in the list; `terms` is what words are looked for in, the name's first."""

    key: str
    name: str
    detail: str
    spoken: str
    is_own: bool
    is_framework: bool
    facets: AbstractSet[Filter]
    terms: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FrameworkEntry:
    """What the library knows of a framework."""

    key: str
    name: str
    description: str
    counts: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing to know: what it is, and what is said about it."""

    title: str
    text: str


def measure_row(entry: LibraryMeasure) -> LibraryRow:
    """Return the row of a measure."""
    measure = entry.measure
    words = [
        _unit_words(entry),
        _(LEAD_LAGS[entry.lead_lag]) if entry.lead_lag else "",
        " / ".join(entry.perspectives[:1]) or _(LIBRARIES[entry.library]),
    ]
    detail = " · ".join(filter(None, words))
    rest = (
        detail,
        _(LIBRARIES[entry.library]),
        _(UNIT_KINDS[measure.unit.kind]),
        measure.purpose,
        entry.description,
        entry.remark,
        *entry.perspectives,
    )
    return LibraryRow(
        key=entry.id,
        name=measure.name,
        detail=detail,
        spoken=f"{measure.name}, {detail}",
        is_own=entry.is_own,
        is_framework=False,
        facets=_facets(entry),
        terms=(folded(measure.name), folded(" ".join(rest))),
    )


def framework_row(entry: FrameworkEntry) -> LibraryRow:
    """Return the row of a framework."""
    detail = f"{_('Framework')} · {entry.counts}"
    return LibraryRow(
        key=entry.key,
        name=entry.name,
        detail=detail,
        spoken=f"{entry.name}, {detail}",
        is_own=entry.is_own,
        is_framework=True,
        facets=frozenset({Filter(Facet.LIBRARY, OWN)} if entry.is_own else ()),
        terms=(folded(entry.name), folded(f"{detail} {entry.description}")),
    )


def matching(
    rows: Sequence[LibraryRow], text: str, filters: Iterable[Filter] = ()
) -> tuple[LibraryRow, ...]:
    """Return the rows that hold every word of a text and pass the filters, names before the rest.

    Filters of one facet are alternatives; each facet must be met.
    """
    words = folded(text).split()
    groups: dict[Facet, set[Filter]] = {}
    for each in filters:
        groups.setdefault(each.facet, set()).add(each)
    ranked = [
        (rank, row.is_framework, at, row)
        for at, row in enumerate(rows)
        if all(group & row.facets for group in groups.values())
        and (rank := _rank(row, words)) is not None
    ]
    return tuple(row for *_key, row in sorted(ranked, key=_place))


def filters_of(rows: Iterable[LibraryRow], facet: Facet) -> tuple[Filter, ...]:
    """Return what a facet can be, in the order in which the rows bring it up."""
    if facet is Facet.LEAD_LAG:
        return tuple(Filter(facet, each.value) for each in LeadLag)
    found = (each for row in rows for each in sorted(row.facets, key=_value))
    return tuple(dict.fromkeys(each for each in found if each.facet is facet))


def filter_word(each: Filter) -> str:
    """Say what a filter lets through."""
    match each.facet:
        case Facet.LEAD_LAG:
            return _(LEAD_LAGS[LeadLag(each.value)])
        case Facet.LIBRARY:
            return _(LIBRARIES[each.value])
        case Facet.UNIT:
            return _({kind.value: word for kind, word in UNIT_KINDS.items() if kind}[each.value])
        case Facet.PERSPECTIVE:
            return each.value


def measure_details(
    entry: LibraryMeasure, names: Mapping[str, str], forms: LocaleForms, currency: str
) -> tuple[Detail, ...]:
    """Return what there is to know about a measure; `names` are those of the library by id."""
    measure = entry.measure
    time = (_(FREQUENCIES[measure.frequency]), _(DIRECTIONS[measure.direction]))
    longer = _(_LONGER[measure.aggregation])
    found = (
        Detail(_("Question"), measure.purpose),
        Detail(_("Definition"), entry.description),
        Detail(_("Calculated as"), entry.calculation),
        Detail(_("Typical target"), _target(entry, forms, currency)),
        Detail(_("Unit and time"), " · ".join((_unit_words(entry), *time, longer))),
        Detail(_("Guard it with"), _named(entry.guards, names)),
        Detail(_("Thought to drive"), _named(entry.drives, names)),
        Detail(_("Note"), entry.remark),
        Detail(_("Source"), _source(entry)),
    )
    return tuple(each for each in found if each.text)


def framework_details(entry: FrameworkEntry) -> tuple[Detail, ...]:
    """Return what there is to know about a framework."""
    found = (Detail(_("What it says"), entry.description), Detail(_("Holds"), entry.counts))
    return tuple(each for each in found if each.text)


def language_note() -> str:
    """Say that the texts are in English where the window speaks another language; else ""."""
    return "" if language() == "en" else _("The texts of the library are in English.")


def counts_text(*, perspectives: int, objectives: int, measures: int, links: int) -> str:
    """Say how much a framework holds."""
    counts = (
        ngettext("{count} perspective", "{count} perspectives", perspectives).format(
            count=perspectives
        ),
        ngettext("{count} objective", "{count} objectives", objectives).format(count=objectives),
        ngettext("{count} measure", "{count} measures", measures).format(count=measures),
        ngettext("{count} link", "{count} links", links).format(count=links),
    )
    return ", ".join(counts)


def target_sentence(entry: LibraryMeasure, forms: LocaleForms, currency: str) -> str:
    """Say which target came with a measure, or why none did."""
    if entry.target is None and not entry.target_text:
        return _("It has no target yet.")
    if entry.target is None:
        return _("It has no target yet ({text}).").format(text=entry.target_text)
    return _("Its target is {number}. {basis}").format(
        number=_number(entry, forms, currency), basis=_(_BASES[entry.basis])
    )


def guard_sentence(card: Scorecard, entry_id: str) -> str:
    """Say which measures of the scorecard guard the one that came from the library."""
    measure = measure_from_library(card, entry_id)
    names = [card.measures[each].name for each in measure.guard_ids] if measure else []
    return _("Guarded by: {names}.").format(names="; ".join(names)) if names else ""


def _rank(row: LibraryRow, words: Sequence[str]) -> int | None:
    """Return how near a row is to the words: 0 begins with them; None where one is missing."""
    name, rest = row.terms
    if not all(word in name or word in rest for word in words):
        return None
    if all(word in name for word in words):
        return 0 if words and name.startswith(words[0]) else 1
    return 2


def _place(ranked: tuple[int, bool, int, LibraryRow]) -> tuple[int, bool, int]:
    return ranked[:3]


def _facets(entry: LibraryMeasure) -> AbstractSet[Filter]:
    found = {
        Filter(Facet.LIBRARY, entry.library),
        Filter(Facet.UNIT, entry.measure.unit.kind.value),
        *(Filter(Facet.PERSPECTIVE, name) for name in entry.perspectives),
    }
    if entry.lead_lag is not None:
        found.add(Filter(Facet.LEAD_LAG, entry.lead_lag.value))
    return frozenset(found)


def _value(each: Filter) -> str:
    return each.value


def _unit_words(entry: LibraryMeasure) -> str:
    unit = entry.measure.unit
    return unit.symbol or _(UNIT_KINDS[unit.kind])


def _target(entry: LibraryMeasure, forms: LocaleForms, currency: str) -> str:
    if entry.target is None:
        number = _("no number to start with")
    else:
        number = _("starts with {number}").format(number=_number(entry, forms, currency))
    said = f"{entry.target_text} ({number})" if entry.target_text else number
    return f"{said}\n{_(_BASES[entry.basis])}"


def _number(entry: LibraryMeasure, forms: LocaleForms, currency: str) -> str:
    unit = entry.measure.unit
    text = format_number(entry.target, unit, forms)
    return f"{text} {unit_symbol(unit, currency)}".rstrip()


def _source(entry: LibraryMeasure) -> str:
    if not entry.source:
        return ""
    verified = _(_VERIFIED[entry.verified])
    return _("{source} ({verified})").format(source=entry.source, verified=verified)


def _named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return "; ".join(names[each] for each in ids if each in names)
