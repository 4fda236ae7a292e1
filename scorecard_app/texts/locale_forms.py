"""How one locale writes numbers and dates, as plain values that know no Qt."""

from dataclasses import dataclass

_ENGLISH_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LocaleForms:
    """Separators, digits, date patterns and month names of one locale.

    `app` makes it from QLocale and hands it to `present` and `exchange`; tests and the command
    line without a window use these English defaults. `date_order` is a permutation of "ymd";
    `date_separator` stands between the parts of a short date.
    """

    code: str = "en"
    decimal: str = "."
    group: str = ","
    digits: str = "0123456789"
    minus: str = "\N{MINUS SIGN}"
    percent: str = "%"
    date_order: str = "ymd"
    date_separator: str = "-"
    month_names: tuple[str, ...] = _ENGLISH_MONTHS
    right_to_left: bool = False
