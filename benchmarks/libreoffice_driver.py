"""Runs under LibreOffice's own Python: lays out a roll-up in formulas and times it over UNO.

Reads one command a line: `whole`, `edit ROW NUMBER` or `top`; answers each with one number.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_WAIT_S, _PAUSE_S = 60.0, 0.2
_CSV = "Text - txt - csv (StarCalc)"
_COMMAS_AND_POINTS = "44,34,76,1,,1033"


def main() -> None:
    """Open the values, put the formulas of the first column beside them, and fill them across."""
    values, formulas = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text("utf-8"))
    with _desktop(values.parent) as desktop:
        document = _opened(desktop, values)
        _fill(document, formulas)
        sheets = [document.Sheets.getByIndex(at) for at in (0, 1)]
        for command in sys.stdin:
            print(_answer(document, sheets, command.split()), flush=True)
        document.close(True)  # noqa: FBT003 - UNO's signature
        desktop.terminate()


def _answer(document: Any, sheets: list[Any], command: list[str]) -> float:  # noqa: ANN401 - UNO has no types
    """Return milliseconds, or the number at the top."""
    values, scores = sheets
    last = _corner(scores)
    top = scores.getCellByPosition(last.EndColumn, last.EndRow)
    match command:
        case ["whole"]:
            start = time.perf_counter()
            document.calculateAll()
        case ["edit", row, number]:
            cell = values.getCellByPosition(last.EndColumn, int(row))
            start = time.perf_counter()
            cell.setValue(float(number))
            top.getValue()
        case _:
            return float(top.getValue())
    return (time.perf_counter() - start) * 1000


@contextmanager
def _desktop(folder: Path) -> Iterator[Any]:
    """Start an office with a profile in a folder, and kill it in the end if it does not go."""
    import uno  # type: ignore[import-not-found]  # noqa: PLC0415 - LibreOffice's Python alone has it

    pipe = f"benchmark{folder.name}"
    command = [
        "soffice",
        "--headless",
        "--norestore",
        f"-env:UserInstallation=file://{folder}/profile",
        f"--accept=pipe,name={pipe};urp",
    ]
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed
    try:
        local = uno.getComponentContext()
        name = "com.sun.star.bridge.UnoUrlResolver"
        resolver = local.ServiceManager.createInstanceWithContext(name, local)
        refused = uno.getClass("com.sun.star.connection.NoConnectException")
        context = _resolved(resolver, pipe, refused)
        name = "com.sun.star.frame.Desktop"
        yield context.ServiceManager.createInstanceWithContext(name, context)
        office.wait(_WAIT_S)
    finally:
        office.kill()


def _resolved(resolver: Any, pipe: str, refused: Any) -> Any:  # noqa: ANN401 - UNO has no types
    """Wait until the office listens."""
    until = time.monotonic() + _WAIT_S
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except refused:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE_S)


def _opened(desktop: Any, values: Path) -> Any:  # noqa: ANN401 - UNO has no types
    """Open a file of comma-separated numbers as the first sheet of a document."""
    import uno  # noqa: PLC0415 - LibreOffice's Python alone has it

    wanted = {"Hidden": True, "FilterName": _CSV, "FilterOptions": _COMMAS_AND_POINTS}
    properties = []
    for name, value in wanted.items():
        each = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        each.Name, each.Value = name, value
        properties.append(each)
    return desktop.loadComponentFromURL(values.as_uri(), "_blank", 0, tuple(properties))


def _fill(document: Any, formulas: list[str]) -> None:  # noqa: ANN401 - UNO has no types
    """Write a column of formulas on a second sheet and fill it across, as a user would."""
    import uno  # noqa: PLC0415 - LibreOffice's Python alone has it

    columns = _corner(document.Sheets.getByIndex(0)).EndColumn
    document.enableAutomaticCalculation(False)  # noqa: FBT003 - UNO's signature
    document.Sheets.insertNewByName("scores", 1)
    scores = document.Sheets.getByIndex(1)
    last = len(formulas) - 1
    column = tuple((formula,) for formula in formulas)
    scores.getCellRangeByPosition(0, 0, 0, last).setFormulaArray(column)
    right = uno.Enum("com.sun.star.sheet.FillDirection", "TO_RIGHT")
    scores.getCellRangeByPosition(0, 0, columns, last).fillAuto(right, 1)
    document.calculateAll()
    document.enableAutomaticCalculation(True)  # noqa: FBT003 - UNO's signature


def _corner(sheet: Any) -> Any:  # noqa: ANN401 - UNO has no types
    """Return the address of the last used cell."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003 - UNO's signature
    return cursor.getRangeAddress()


if __name__ == "__main__":
    main()
