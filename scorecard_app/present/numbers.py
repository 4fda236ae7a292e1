"""Write and read numbers, durations and dates as one locale does: the only place that formats.

Percent is held in points, durations in minutes, dates as proleptic day numbers (model.md).
"""

import math
import re
from collections.abc import Callable
from datetime import date
from functools import cache

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.settings import ScoreScale, Settings
from scorecard_app.domain.values import normal_number
from scorecard_app.errors import UserError
from scorecard_app.texts import LocaleForms, _

MISSING = "–"
"""What stands where there is no number."""

_AFFIXES = re.compile(r"^[^\d.,()\-+−<>≤≥~≈#]*|[^\d.,()%]*$")
"""What may stand round a number; # begins what spreadsheets say instead of one: #DIV/0!"""

_MINUS_BEHIND = re.compile(r"(\d[\d.,]*(?<=\d)|\.\d+)-(?=\D*$)", re.ASCII)
"""As accounts write it: 1,234.50-; behind a decimal sign it stands for no cents: 5,-"""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)(\.?\s*)(?=[\d(.,+\-−])")
_CURRENCY_LETTERS = 3
_SPACES = re.compile(r"[\s\u00a0\u202f'’٬]")
_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
_DURATION = re.compile(r"([+-]?)(\d+):([0-5]\d)", re.ASCII)
_DATE_PARTS = re.compile(r"(\d{1,4})[\s./-]+(\d{1,2}|[^\W\d_]+)[\s./-]+(\d{1,4})")
_GROUPS = re.compile(r"(\d{2,3}-)*\d{3}", re.ASCII)
_MINUTES_PER_HOUR = 60
_SHORT_DECIMALS = ((1, 4), (1000, 2))
_COMPACT = ((1e12, 1e12, "T"), (1e9, 1e9, "bn"), (1e6, 1e6, "M"), (1e4, 1e3, "k"))
"""From this size on, divided by this, with this letter."""
_WITH_EXPONENT = 1e15
_IN_WORDS = frozenset({UnitKind.DATE, UnitKind.DURATION, UnitKind.YES_NO})
_PIVOT = 70
"""Two-digit years from here on belong to the last century."""


def format_number(value: float | None, unit: Unit, forms: LocaleForms) -> str:
    """Write a value in its unit, without the symbol; the whole number, grouped, never shortened."""
    if value is None:
        return MISSING
    match unit.kind:
        case UnitKind.DATE if is_day(value):
            return format_date(date.fromordinal(round(value)), forms)
        case UnitKind.DURATION if abs(value) < _WITH_EXPONENT:
            return _duration(value, forms)
        case UnitKind.YES_NO if value in {0.0, 1.0}:
            return _("yes") if value else _("no")
        case _:
            return format_plain(value, forms, decimals=unit.decimals)


def is_day(value: float) -> bool:
    """Say whether a number is that of a day; one typed before the unit became a date may not be."""
    return date.min.toordinal() <= value <= date.max.toordinal()


def format_compact(value: float | None, unit: Unit, forms: LocaleForms) -> str:
    """Write a value for a card: large ones shortened to about three digits and a letter."""
    if value is None or unit.kind in {UnitKind.DATE, UnitKind.DURATION, UnitKind.YES_NO}:
        return format_number(value, unit, forms)
    for size, divisor, letter in _COMPACT:
        if size <= abs(value) < _WITH_EXPONENT:
            decimals = 0 if abs(value) >= 100 * divisor else 1
            return format_plain(value / divisor, forms, decimals=decimals) + "\u202f" + letter
    return format_plain(value, forms, decimals=unit.decimals)


def is_shortened(value: float | None) -> bool:
    """Say whether a number is so large that a card may write it shorter."""
    return value is not None and abs(value) >= _COMPACT[-1][0]


def unit_symbol(unit: Unit, currency: str) -> str:
    """Return the sign that stands quietly beside a number."""
    if unit.symbol:
        return unit.symbol
    match unit.kind:
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.MONEY:
            return currency
        case UnitKind.DURATION:
            return _("h:min")
        case _:
            return ""


def format_plain(value: float, forms: LocaleForms, *, decimals: int | None = None) -> str:
    """Write a number with the locale's separators, digits and a real minus.

    Without decimals given, as many as its size deserves are shown, trailing zeros dropped.
    Where even the digits before the point are more than are known, it is written 1.5e+20.
    """
    if not math.isfinite(value):
        return MISSING
    if abs(value) >= _WITH_EXPONENT:
        return (forms.minus if value < 0 else "") + f"{abs(value):.6g}".translate(_shapes(forms))
    places = _places(value) if decimals is None else decimals
    text = f"{abs(value):,.{places}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = forms.minus if value < 0 and any(digit in text for digit in "123456789") else ""
    return sign + text.translate(_shapes(forms))


def format_exact(value: float, forms: LocaleForms) -> str:
    """Write a number for editing: every digit it has, no grouping; reading gives it back."""
    return f"{value:.15g}".replace(".", forms.decimal).replace("-", forms.minus)


def format_whole(value: float | None, unit: Unit, forms: LocaleForms) -> str:
    """Write a value in its unit, grouped, with every digit: two that differ never look the same."""
    if value is None:
        return MISSING
    digits = f"{abs(value):.15g}"
    if unit.kind in _IN_WORDS or "e" in digits:
        return edit_text(value, unit, forms)
    decimals = max(len(digits.partition(".")[2]), unit.decimals or 0)
    return format_plain(value, forms, decimals=decimals)


def format_signed(value: float, forms: LocaleForms, *, decimals: int | None = None) -> str:
    """Write a difference with its sign, plus or minus."""
    text = format_plain(value, forms, decimals=decimals)
    is_zero = text == format_plain(0.0, forms, decimals=decimals)
    return f"+{text}" if value > 0 and not is_zero else text


def format_score(score: float | None, settings: Settings, forms: LocaleForms) -> str:
    """Write a score, 0 to 100 inside, on the scale of the scorecard; "" for none."""
    return "" if score is None else _on_scale(score, settings, forms, format_plain)


def format_exact_score(score: float | None, settings: Settings, forms: LocaleForms) -> str:
    """Write a score with two decimals more, for those who check it by hand; "" for none."""

    def write(number: float, forms: LocaleForms, *, decimals: int) -> str:
        return format_plain(number, forms, decimals=decimals + 2)

    return "" if score is None else _on_scale(score, settings, forms, write)


def format_score_change(change: float | None, settings: Settings, forms: LocaleForms) -> str:
    """Write a difference of scores on the scale of the scorecard, with its sign; "" for none."""
    return "" if change is None else _on_scale(change, settings, forms, format_signed)


def format_share(share: float | None, forms: LocaleForms) -> str:
    """Write a share, 0 to 1, in percent; "" for none."""
    return "" if share is None else f"{format_plain(100 * share, forms, decimals=0)} %"


def format_date(day: date, forms: LocaleForms) -> str:
    """Write a day in the locale's short form, with a four-digit year."""
    parts = {"y": f"{day.year:04d}", "m": f"{day.month:02d}", "d": f"{day.day:02d}"}
    text = forms.date_separator.join(parts[letter] for letter in forms.date_order)
    return text.translate(_digits(forms))


def edit_text(value: float | None, unit: Unit, forms: LocaleForms) -> str:
    """Write a value as it is typed into a field: `parse_number` gives exactly it back."""
    if value is None:
        return ""
    if unit.kind is UnitKind.DATE and value == round(value) and is_day(value):
        return format_date(date.fromordinal(round(value)), forms)
    if unit.kind is UnitKind.DURATION and value == round(value) and abs(value) < _WITH_EXPONENT:
        return _duration(value, forms)
    if unit.kind is UnitKind.YES_NO and value in {0.0, 1.0}:
        return _("yes") if value else _("no")
    return format_exact(value, forms)


def parse_number(text: str, unit: Unit, forms: LocaleForms) -> float:
    """Read a value as people write it: "1.234,5", "(12)", "12 %", "$9,999", "8:13", "28-Apr-08".

    Raises UserError with the text in it where it cannot be read.
    """
    typed = text.strip()
    if unit.kind is UnitKind.DATE:
        return float(parse_date(typed, forms).toordinal())
    if unit.kind is UnitKind.YES_NO and typed.casefold() in _YES_NO:
        return _YES_NO[typed.casefold()]
    duration = _DURATION.fullmatch(typed.replace(forms.minus, "-"))
    if unit.kind is UnitKind.DURATION and duration:
        minutes = int(duration[2]) * _MINUTES_PER_HOUR + int(duration[3])
        return float(-minutes if duration[1] == "-" else minutes)
    return parse_plain(typed, forms)


def parse_plain(text: str, forms: LocaleForms) -> float:
    """Read a bare number; a currency sign, a percent sign or a unit around it is passed over."""
    core = _SPACES.sub("", _behind_currency(text, forms).translate(_latin(forms)))
    core = core.replace(forms.minus, "-").replace("−", "-")
    core = _MINUS_BEHIND.sub(r"-\1", core)
    is_negative = core.startswith("(") and core.endswith(")")
    core = core.strip("()") if is_negative else core
    if is_negative and core.startswith(("-", "+")):
        raise _unreadable(text)
    if not _PLAIN.fullmatch(core.replace(forms.group, "").replace(forms.decimal, ".")):
        core = _AFFIXES.sub("", core).rstrip("%")
    if forms.group and not _is_grouped(core, forms):
        raise _unreadable(text)
    core = core.replace(forms.group, "") if forms.group else core
    core = core.replace(forms.decimal, ".") if forms.decimal != "." else core
    if not _PLAIN.fullmatch(core):
        raise _unreadable(text)
    return normal_number(-float(core) if is_negative else float(core))


def parse_date(text: str, forms: LocaleForms) -> date:
    """Read a day: the locale's short form, ISO, or with a month name ("28-Apr-08")."""
    match = _DATE_PARTS.fullmatch(text.strip().translate(_latin(forms)))
    if match:
        try:
            return _day(match.groups(), forms)
        except ValueError:
            pass
    raise UserError(
        _("“{text}” is not a date. Write it like {example}.").format(
            text=text, example=format_date(date(2026, 9, 14), forms)
        )
    )


def _day(parts: tuple[str, ...], forms: LocaleForms) -> date:
    first, middle, last = parts
    if len(first) > 2:  # noqa: PLR2004 - a year in front is ISO order
        return date(int(first), _month(middle, forms), int(last))
    if not middle.isdecimal() or forms.date_order != "mdy":
        return date(_year(last), _month(middle, forms), int(first))
    return date(_year(last), int(first), int(middle))


def _month(text: str, forms: LocaleForms) -> int:
    month = int(text) if text.isdecimal() else _month_of(text, forms)
    if month is None:
        raise ValueError(text)
    return month


def _month_of(word: str, forms: LocaleForms) -> int | None:
    """Return the month of a name or its beginning; None for any other word."""
    wanted = word.rstrip(".").casefold()[:3]
    for names in (forms.month_names, LocaleForms().month_names):
        for index, name in enumerate(names, start=1):
            if name.casefold()[:3] == wanted:
                return index
    return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - two digits mean a century is left out
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _behind_currency(text: str, forms: LocaleForms) -> str:
    """Return what stands behind the letters of a currency: 5 of "EUR 5", "kr 5" and "Fr. 5".

    Raises UserError for any other word before a number: Q3 2026, Sep 26, about 6. A currency
    has three letters at most; fewer, or small ones, are followed by a space or a full stop.
    """
    match = _WORD_BEFORE.match(text.strip())
    if match is None:
        return text
    word, gap = match.groups()
    is_code = len(word) == _CURRENCY_LETTERS and word.isupper()
    is_short = len(word) <= _CURRENCY_LETTERS and _month_of(word, forms) is None
    if not is_short or not (gap or is_code):
        raise _unreadable(text)
    return text.strip()[match.end() :]


def _is_grouped(core: str, forms: LocaleForms) -> bool:
    """Say whether group signs stand only where groups of three (or two) digits end."""
    whole, _point, fraction = core.partition(forms.decimal)
    first, *rest = whole.lstrip("+-").split(forms.group)
    if forms.group in fraction:
        return False
    return not rest or (bool(first) and _GROUPS.fullmatch("-".join(rest)) is not None)


def _on_scale(
    score: float, settings: Settings, forms: LocaleForms, write: Callable[..., str]
) -> str:
    match settings.score_scale:
        case ScoreScale.TEN:
            return write(score / 10, forms, decimals=1)
        case ScoreScale.PERCENT:
            return f"{write(score, forms, decimals=0)} %"
        case ScoreScale.HUNDRED:
            return write(score, forms, decimals=0)


def _unreadable(text: str) -> UserError:
    return UserError(_("“{text}” is not a number.").format(text=text.strip()))


def _duration(minutes: float, forms: LocaleForms) -> str:
    hours, rest = divmod(round(abs(minutes)), _MINUTES_PER_HOUR)
    sign = forms.minus if minutes < 0 else ""
    return sign + f"{hours}:{rest:02d}".translate(_digits(forms))


def _places(value: float) -> int:
    for size, places in _SHORT_DECIMALS:
        if abs(value) < size:
            return places
    return 1


def _shapes(forms: LocaleForms) -> dict[int, str]:
    return _shapes_of(forms.digits, forms.group, forms.decimal)


@cache
def _shapes_of(digits: str, group: str, decimal: str) -> dict[int, str]:
    return {**_translated(digits), ord(","): group, ord("."): decimal}


def _digits(forms: LocaleForms) -> dict[int, str]:
    return _translated(forms.digits)


def _translated(digits: str) -> dict[int, str]:
    return {ord("0") + index: digit for index, digit in enumerate(digits)}


def _latin(forms: LocaleForms) -> dict[int, str]:
    return {ord(digit): str(index) for index, digit in enumerate(forms.digits)}


_YES_NO = {"yes": 1.0, "no": 0.0, "ja": 1.0, "nein": 0.0, "true": 1.0, "false": 0.0}
