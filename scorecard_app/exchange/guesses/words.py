"""The words by which columns, totals and statuses are known, in English and German."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import cache
from typing import Final

from scorecard_app.domain.measures import SeriesKind


class Role(Enum):
    """What a column is for."""

    MEASURE = "measure"
    LABEL = "label"
    OBJECTIVE = "objective"
    PARENT = "parent objective"
    PERSPECTIVE = "perspective"
    GROUP = "group"
    ID = "id"
    UNIT = "unit"
    OWNER = "owner"
    DEFINITION = "definition"
    NOTES = "notes"
    SOURCE = "source"
    FIELD = "new field"
    PERIOD = "period"
    STRETCH = "stretch"
    SERIES = "series"
    VALUE = "value"
    BASELINE = "baseline"
    IGNORED = "ignored"


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split(", "))


SYNONYMS: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.ID: _listed(
        "id, indicator id, measure id, key, code, kpi id, nr, no, kennung, schlüssel, kpi nr, "
        "ref, reference"
    ),
    Role.MEASURE: _listed(
        "measure, measures, kpi, kpis, metric, indicator, key figure, kennzahl, kennzahlen, "
        "messgröße, messgrösse, indikator, measure name, indicator name, kpi name, performance "
        "indicator, key performance indicator, leistungskennzahl"
    ),
    Role.OBJECTIVE: _listed(
        "objective, objectives, objective name, strategic objective, activity, ziel, ziele, "
        "strategisches ziel, zielsetzung, aktivität, outcome, critical success factor"
    ),
    Role.PARENT: _listed(
        "goal, goal name, strategic goal, parent objective, overall goal, oberziel, "
        "übergeordnetes ziel"
    ),
    Role.PERSPECTIVE: _listed(
        "perspective, strategic direction, level, indicator level, dimension, perspektive, "
        "ebene, strategische richtung, pillar, focus area, strategiefeld, handlungsfeld, "
        "scorecard area"
    ),
    Role.GROUP: _listed(
        "project, country, department, division, program, programme, projekt, land, abteilung, "
        "bereich, subactivity, sub activity, business unit, team, group, category, gruppe, "
        "kategorie, portfolio, sparte, unit name"
    ),
    Role.UNIT: _listed(
        "unit, units, unit of measure, uom, einheit, einheiten, maßeinheit, masseinheit, "
        "measurement unit"
    ),
    Role.OWNER: _listed(
        "owner, responsible, accountable, measure owner, verantwortlich, verantwortliche, "
        "verantwortlicher, zuständig, eigner, lead"
    ),
    Role.DEFINITION: _listed(
        "definition, description, beschreibung, formula, calculation, berechnung, formel, how "
        "measured"
    ),
    Role.NOTES: _listed(
        "note, notes, comment, comments, remark, remarks, kommentar, kommentare, bemerkung, "
        "bemerkungen, anmerkung, anmerkungen, notiz"
    ),
    Role.SOURCE: _listed("source, data source, quelle, datenquelle"),
    Role.PERIOD: _listed(
        "date, period, month, quarter, year, week, day, as of, datum, periode, monat, quartal, "
        "jahr, woche, tag, stichtag, zeitraum, submission date, reporting period, report date, "
        "compact year"
    ),
    Role.STRETCH: _listed("timeframe, time frame, from to, laufzeit"),
    Role.SERIES: _listed(
        "series, scenario, version, value type, kind, type of value, szenario, wertart, "
        "datenart, reihe"
    ),
    Role.VALUE: _listed(
        "value, values, amount, result, wert, werte, betrag, ergebnis, messwert, reading"
    ),
    Role.IGNORED: _listed(
        "status, trend, rag, ampel, traffic light, variance, var, var %, abweichung, delta, "
        "change, veränderung, percent complete, percent complete to date, percent, % complete, "
        "achievement, attainment, zielerreichung, erfüllungsgrad, progress, priority, "
        "priorität, rank, rang, weight, gewicht, gewichtung, phone, telefon, postal code, plz, "
        "zip, address, adresse, classification, impact type, quarter ended"
    ),
}
KINDS: Final[Mapping[SeriesKind, tuple[str, ...]]] = {
    SeriesKind.ACTUAL: _listed("ac, achieved, actual, actuals, ist, ist-wert, istwert"),
    SeriesKind.TARGET: _listed(
        "bu, budget, goal value, pl, plan, planned, planwert, soll, sollwert, target, targets, "
        "zielwert, zielwerte"
    ),
    SeriesKind.FORECAST: _listed(
        "erwartung, expected, fc, forecast, hochrechnung, outlook, prognose"
    ),
    SeriesKind.PRIOR: _listed("last, previous, prior, py, vj, vorjahr"),
    SeriesKind.BENCHMARK: _listed("benchmark, industry, peer, vergleichswert"),
}
BASELINES: Final = frozenset(
    {"baseline", "basis", "basiswert", "ausgangswert", "base", "startwert", "nullwert"}
)
_TOTALS: Final = re.compile(
    r"^(grand |sub ?|zwischen)?(totals?|summe[n]?|gesamt\w*|insgesamt|sum|ytd|average|mean|avg|"
    r"durchschnitt|mittelwert)\b|\b(totals?|summe|gesamt|ytd)$|^(overall|total) ",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"[^\w%#]+|_+")
_SHARES: Final = {("%", "of"), ("percent", "of"), ("pct", "of"), ("%", "vom"), ("%", "des")}
_VERSUS: Final = frozenset({"vs", "versus", "gegenüber"})
_FUZZY: Final = 0.86
_SHORTEST_FUZZY: Final = 5


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a header in lower case: "Actual_to_date" as actual, to, date."""
    return tuple(each for each in _SPLIT.split(text.casefold()) if each)


def is_total(text: str) -> bool:
    """Say whether a label or header speaks of a sum or mean of others."""
    return _TOTALS.search(" ".join(text.split())) is not None


def kind_in(words: Sequence[str]) -> SeriesKind | None:
    """Return the kind of numbers that words name, None where they name none."""
    for kind, known in KINDS.items():
        if any(word in known for word in words):
            return kind
    return None


def is_baseline(words: Sequence[str]) -> bool:
    """Say whether words name a baseline."""
    return any(word in BASELINES for word in words)


def is_comparison(words: Sequence[str]) -> bool:
    """Say whether words compare one number with another: "% of target", "actual vs plan"."""
    is_share = tuple(words[:2]) in _SHARES
    return is_share or any(word in _VERSUS for word in words)


@cache
def role_of(header: str) -> tuple[Role, float] | None:
    """Return the role that a header names, and how surely; None where it names none."""
    words = tokens(header)
    if not words:
        return None
    text = " ".join(words)
    for role, names in SYNONYMS.items():
        if text in names:
            return role, 0.95
    for role, names in SYNONYMS.items():
        if any(_ends(words, tokens(name)) for name in names if len(name) > 1):
            return role, 0.8
    return _nearly(text)


def _ends(words: Sequence[str], name: Sequence[str]) -> bool:
    """Say whether the last words are the name: what a compound is about stands last."""
    return len(name) < len(words) and tuple(words[-len(name) :]) == tuple(name)


def _nearly(text: str) -> tuple[Role, float] | None:
    """Find a name that is spelt nearly so."""
    best, found = 0.0, None
    for role, names in SYNONYMS.items():
        for name in names:
            if min(len(name), len(text)) >= _SHORTEST_FUZZY:
                ratio = SequenceMatcher(None, text, name).ratio()
                if ratio > max(best, _FUZZY):
                    best, found = ratio, role
    return (found, 0.6) if found is not None else None
