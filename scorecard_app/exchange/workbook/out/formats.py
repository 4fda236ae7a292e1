"""How the cells of a workbook look: one calm set of formats, each made once."""

from collections.abc import Mapping
from typing import Any, Final

from scorecard_app.domain.measures import Unit, UnitKind

INK: Final = "#17284E"
QUIET: Final = "#595959"
PALE: Final = "#E8ECF4"
LINE: Final = "#BFC5D2"
STATUS_COLOURS: Final[Mapping[str, str]] = {"off": "#A20103", "risk": "#9A5A00", "on": "#337B6A"}
"""Of the measured palette, amber darkened to 4.5 : 1 because here it colours words."""

DAY_FORMAT: Final = "yyyy-mm-dd"
_TEXT = "@"
_RISKY = tuple("=+-@\t\r\n＝＋－＠")
_LONG = 255

_BASE: Mapping[str, Any] = {"font_name": "Calibri", "font_size": 11, "valign": "top"}


class Formats:
    """The formats of one workbook, by what they are for."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.title = self.of(bold=True, font_size=16, font_color=INK, valign="vcenter")
        self.how_to = self.of(font_color=QUIET, valign="vcenter")
        self.header = self.of(
            bold=True, font_color="#FFFFFF", bg_color=INK, text_wrap=True, border=1,
            border_color=LINE, valign="vcenter",
        )  # fmt: skip
        self.number_header = self.of(
            bold=True, font_color="#FFFFFF", bg_color=INK, text_wrap=True, border=1,
            border_color=LINE, valign="vcenter", align="right", indent=1,
        )  # fmt: skip
        self.day = self.of(num_format=DAY_FORMAT, align="left")
        self.number = self.of(align="right", indent=1)
        # LibreOffice shows what comes of days as a day unless told that it is a number
        self.whole = self.of(num_format="0", align="right", indent=1)
        self.amount = self.of(num_format="#,##0", align="right", indent=1)
        self.cents = self.of(num_format="#,##0.00", align="right", indent=1)
        self.percent = self.of(num_format="0.0%", align="right", indent=1)
        self.key = self.of(num_format=_TEXT)
        self._text = self.of(num_format=_TEXT, text_wrap=True)
        self._long = self.of(text_wrap=True)
        self._quoted_line = self.of(num_format=_TEXT, quote_prefix=True)
        self._quoted = self.of(num_format=_TEXT, text_wrap=True, quote_prefix=True)

    def of(self, **properties: Any) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        """Return the format with these properties on top of the common ones."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**_BASE, **properties})
        return self._made[key]

    def difference(self, **properties: Any) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        """Return a format that changes only these properties where a condition holds."""
        key = ("difference", None), *sorted(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def text(self, text: str) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        """Return the format for a text, which keeps it a text when someone edits the cell."""
        if text.startswith(_RISKY):
            return self._quoted
        return self._long if len(text) > _LONG else self._text

    def line(self, text: str) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        """Return the format for a text that stays on one line, in long lists."""
        return self._quoted_line if text.startswith(_RISKY) else self.key

    def unit(self, unit: Unit) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        """Return the format for the numbers of a unit."""
        return self.of(num_format=unit_format(unit), align="right", indent=1)


def unit_format(unit: Unit) -> str:
    """Return the number format of a unit, in codes that every locale shows its own way."""
    decimals = unit.decimals
    match unit.kind:
        case UnitKind.DATE:
            return DAY_FORMAT
        case UnitKind.YES_NO:
            return '[=1]"yes";[=0]"no";General'
        case UnitKind.PERCENT:
            return "0" + _places(1 if decimals is None else decimals) + "%"
        case UnitKind.MONEY:
            return "#,##0" + _places(2 if decimals is None else decimals)
        case _:
            return "General" if decimals is None else "#,##0" + _places(decimals)


def _places(decimals: int) -> str:
    shown = min(max(decimals, 0), 15)
    return "." + "0" * shown if shown else ""
