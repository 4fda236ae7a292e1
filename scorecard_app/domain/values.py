"""The door of the domain for numbers and texts: what passes here survives every round trip."""

import math
import re

from scorecard_app.errors import UserError
from scorecard_app.texts import _

MAX_TEXT = 32_767
"""Characters in one text: what one cell of a workbook holds."""

_SIGNIFICANT_DIGITS = 15
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def normal_number(value: float) -> float:
    """Round to the 15 significant digits that a workbook keeps; refuse what is not finite."""
    number = float(f"{float(value):.{_SIGNIFICANT_DIGITS}g}") + 0.0
    if not math.isfinite(number):
        raise UserError(_("A value must be a finite number."))
    return number


def normal_text(value: str) -> str:
    """Make every line end LF and drop control characters; refuse texts too long for a cell."""
    if value.isprintable() and 2 * len(value) <= MAX_TEXT:
        return value  # as nearly every text is; the patterns take ten times as long
    text = _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", value))
    if _cell_length(text) > MAX_TEXT:
        raise UserError(
            _("A text may have at most {limit} characters; this one has {count}.").format(
                limit=MAX_TEXT, count=_cell_length(text)
            )
        )
    return text


def _cell_length(text: str) -> int:
    """Count UTF-16 units, as spreadsheets do."""
    return len(text) + sum(character > "\uffff" for character in text)
