"""What number formats of a workbook say about its numbers: a day, a percentage, a currency."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, ParseError

_BUILT_IN: Final[Mapping[int, str]] = {
    9: "0%",
    10: "0.00%",
    14: "m/d/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
}
_LONGEST: Final = 255
"""Longer format codes are somebody's attack on whoever reads them."""

_SILENT: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!\$|h|m|s)[^\]]*\]', re.IGNORECASE)
_CURRENCY_CODE: Final = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_CURRENCY_SIGN: Final = re.compile(r"[$€£¥₹]")
_QUOTED_SIGN: Final = re.compile(r'"\s*([$€£¥₹]|[A-Z]{3}|Fr\.|kr)\s*"')
_SPAN: Final = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE: Final = re.compile(r"[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """The format code of each cell style, in the order in which cells name them."""

    codes: Sequence[str] = ()

    def code(self, style: int) -> str:
        """Return the format code of a style; none where there is no such style."""
        return self.codes[style] if 0 <= style < len(self.codes) else ""

    @property
    def signs(self) -> Mapping[int, str]:
        """Return the sign of each style whose numbers carry one."""
        return {at: sign for at, code in enumerate(self.codes) if (sign := sign_of(code))}


def styles_of(content: bytes) -> Styles:
    """Read the formats of xl/styles.xml; one that cannot be read formats nothing."""
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - heavy

    try:
        root: Element = fromstring(content)
    except (ParseError, ValueError):
        return Styles()
    own: dict[int, str] = {}
    codes: list[str] = []
    for each in root.iter():
        tag = each.tag.rpartition("}")[2]
        if tag == "numFmt":
            own[_whole(each.get("numFmtId"))] = (each.get("formatCode") or "")[: _LONGEST + 1]
        elif tag == "cellXfs":
            codes = [
                _code(own, _whole(style.get("numFmtId")))
                for style in each
                if style.tag.rpartition("}")[2] == "xf"
            ]
    return Styles(codes)


def sign_of(code: str) -> str:
    """Return "%" or the currency of a format code, empty for none."""
    if not code or len(code) > _LONGEST:
        return ""
    currency = _CURRENCY_CODE.search(code)
    if currency and currency[1].strip():
        return currency[1].strip()
    quoted = _QUOTED_SIGN.search(code)
    if quoted:
        return quoted[1]
    plain = _SILENT.sub("", code)
    if "%" in plain:
        return "%"
    sign = _CURRENCY_SIGN.search(plain)
    return sign[0] if sign else ""


def is_span(code: str) -> bool:
    """Say whether a code shows hours beyond the day, as durations do."""
    return len(code) <= _LONGEST and _SPAN.search(code) is not None


def is_date(code: str) -> bool:
    """Say whether a code shows days or times."""
    if not code or len(code) > _LONGEST:
        return False
    plain = _CURRENCY_CODE.sub("", _SILENT.sub("", code)).replace("General", "")
    return _DATE.search(plain.partition(";")[0]) is not None


def _code(own: Mapping[int, str], number: int) -> str:
    return own.get(number) or _BUILT_IN.get(number, "")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else -1  # noqa: PLR2004 - beyond any format
