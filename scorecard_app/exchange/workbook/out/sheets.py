"""The kind of sheet on which XlsxWriter writes our formulas."""

from functools import cache
from typing import Any


@cache
def sheet_class() -> Any:  # noqa: ANN401 - xlsxwriter ships no types
    """Return a worksheet that takes formulas as they are.

    XlsxWriter 3.3 searches every formula thirty times for functions of Excel 2010 and later; ours
    have none of them, and there are tens of thousands.
    """
    from xlsxwriter.worksheet import Worksheet  # noqa: PLC0415 - heavy

    class _Sheet(Worksheet):  # type: ignore[misc]  # xlsxwriter ships no types
        def _prepare_formula(
            self,
            formula: str,
            expand_future_functions: bool = False,  # noqa: FBT001, FBT002, ARG002 - as it is called
        ) -> str:
            return formula.removeprefix("=")

    return _Sheet
