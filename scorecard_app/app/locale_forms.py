"""Turn Qt's knowledge of a locale into the plain values that `present` and `exchange` use."""

import re

from PySide6.QtCore import QLocale, Qt

from scorecard_app.texts import LocaleForms

_DATE_PATTERN = re.compile(r"(d+|M+|y+)([^dMy]+)(d+|M+|y+)[^dMy]+(d+|M+|y+)")
_MARKS = "\u061c\u200e\u200f "


def locale_for(language: str) -> QLocale:
    """Return the locale of a language, or the system's where none was chosen."""
    return QLocale(language) if language else QLocale.system()


def forms_of(locale: QLocale) -> LocaleForms:
    """Return the separators, digits, date pattern and month names of a locale."""
    if locale.language() is QLocale.Language.C:
        return LocaleForms()
    zero = ord(locale.zeroDigit())
    order, separator = _date_pattern(locale.dateFormat(QLocale.FormatType.ShortFormat))
    return LocaleForms(
        code=locale.name(),
        decimal=locale.decimalPoint(),
        group=locale.groupSeparator(),
        digits="".join(chr(zero + digit) for digit in range(10)),
        minus=locale.negativeSign().replace("-", "\N{MINUS SIGN}"),
        percent=locale.percent(),
        date_order=order,
        date_separator=separator,
        month_names=tuple(
            locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat).removesuffix(".")
            for month in range(1, 13)
        ),
        right_to_left=locale.textDirection() is Qt.LayoutDirection.RightToLeft,
    )


def _date_pattern(pattern: str) -> tuple[str, str]:
    """Return the order of year, month and day, and what stands between the first two."""
    match = _DATE_PATTERN.search(pattern)
    if match is None:
        return LocaleForms().date_order, LocaleForms().date_separator
    order = "".join(match[group][0].lower() for group in (1, 3, 4))
    return order, match[2].strip(_MARKS) or " "
