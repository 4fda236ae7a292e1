"""Turn Qt's knowledge of a locale into the plain values that `present` and `exchange` use.

Importing QLocale makes its enumerations of all languages and countries, which takes a tenth of
the time to the first frame: it is imported when the first number is written.
"""

import locale
import re
from typing import TYPE_CHECKING

from scorecard_app.texts import LocaleForms

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

_DATE_PATTERN = re.compile(r"(d+|M+|y+)([^dMy]+)(d+|M+|y+)[^dMy]+(d+|M+|y+)")
_PLAIN_NAME = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_MARKS = "\u061c\u200e\u200f "


def system_language() -> str:
    """Return the language of whoever sits here, as Python knows it, or else as Qt does."""
    known = locale.getlocale()[0]
    if known is not None and _PLAIN_NAME.fullmatch(known):
        return known
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - see above

    return QLocale.system().name()


def forms_for(language: str) -> LocaleForms:
    """Return the forms of a language, or the system's where none was chosen."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - see above

    return forms_of(QLocale(language) if language else QLocale.system())


def forms_of(locale: "QLocale") -> LocaleForms:
    """Return the separators, digits, date pattern and month names of a locale."""
    from PySide6.QtCore import QLocale, Qt  # noqa: PLC0415 - see above

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
