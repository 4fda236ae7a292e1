"""Units as people name them, in English and German: "US Dollars", "%", "Stück", "Tage"."""

import re
from typing import Final

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.exchange.values.currencies import currency_of

_PERCENT: Final = frozenset({"%", "percent", "percentage", "pct", "prozent", "in %", "in prozent"})
_COUNTS: Final = frozenset({"number", "count", "#", "anzahl", "stück", "stk", "stueck"})
_DAYS: Final = frozenset({"date", "datum", "milestone date"})
_CLOCK: Final = frozenset({"hour and minute", "hours and minutes", "h:mm", "h:min", "hh:mm"})
_RATIOS: Final = frozenset({"ratio", "quote", "verhältnis"})
_YES_NO: Final = frozenset({"yes/no", "yes / no", "ja/nein", "ja / nein", "y/n", "boolean"})
_SCORES: Final = frozenset({"score", "index", "punkte", "points"})
_TAIL: Final = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]\s*$|,\s*in ([^,]{1,20})$|\bin (%)$")
_MONEY: Final = re.compile(r"[$€£¥₹]|\b(usd|eur|euro|gbp|chf)\b", re.IGNORECASE)


def unit_of(text: str) -> Unit:
    """Return the unit that a text names; what is not known becomes a symbol beside a number."""
    plain = " ".join(text.split())
    folded = plain.casefold().rstrip(".")
    if not folded:
        return Unit()
    for kind, names in (
        (UnitKind.PERCENT, _PERCENT),
        (UnitKind.COUNT, _COUNTS),
        (UnitKind.DATE, _DAYS),
        (UnitKind.DURATION, _CLOCK),
        (UnitKind.RATIO, _RATIOS),
        (UnitKind.YES_NO, _YES_NO),
        (UnitKind.SCORE, _SCORES),
    ):
        if folded in names:
            return Unit(kind)
    if currency := currency_of(folded):
        return Unit(UnitKind.MONEY, currency)
    if _MONEY.search(plain) or "dollar" in folded:
        return Unit(UnitKind.MONEY, plain)
    return Unit(UnitKind.NUMBER, plain)


def is_unit(text: str) -> bool:
    """Say whether a text is the name of a unit and nothing else."""
    found = unit_of(text)
    return found.kind is not UnitKind.NUMBER


def unit_in_name(name: str) -> Unit | None:
    """Return the unit in brackets at the end of a name; None where none stands there."""
    match = _TAIL.search(" ".join(name.split()))
    if match is None:
        return None
    text = next(group for group in match.groups() if group).strip()
    if is_unit(text):
        return unit_of(text)
    is_short = len(text.split()) <= 2 and not any(each.isdigit() for each in text)  # noqa: PLR2004 - "in Millions"
    return Unit(UnitKind.NUMBER, text.removeprefix("in ")) if is_short else None


def unit_of_sign(sign: str) -> Unit:
    """Return the unit of the sign that a number format shows."""
    return Unit(UnitKind.PERCENT) if sign == "%" else unit_of(sign)
