"""Runs under LibreOffice's own Python: times a roll-up in formulas over UNO."""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

_ROUNDS = 3
_WAIT_S, _PAUSE_S = 60.0, 0.2


def main() -> None:
    """Open the workbook, print the medians as JSON."""
    book, folder = Path(sys.argv[1]), sys.argv[2]
    rows = [int(row) for row in sys.argv[3].split(",")]
    pipe = f"benchmark{Path(folder).name}"
    command = [
        "soffice",
        "--headless",
        "--norestore",
        f"-env:UserInstallation=file://{folder}/profile",
        f"--accept=pipe,name={pipe};urp",
    ]
    office = subprocess.Popen(command)  # noqa: S603 - fixed
    try:
        desktop, hidden = _desktop(pipe)
        document = desktop.loadComponentFromURL(book.as_uri(), "_blank", 0, (hidden,))
        print(json.dumps(_timed(document, rows)))
        document.close(True)  # noqa: FBT003 - UNO's signature
        desktop.terminate()
        office.wait(_WAIT_S)
    finally:
        office.kill()


def _desktop(pipe: str) -> tuple[Any, Any]:
    """Return the desktop of the office that listens there, and the property Hidden."""
    import uno  # type: ignore[import-not-found]  # noqa: PLC0415 - LibreOffice's Python alone has it

    local = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = local.ServiceManager.createInstanceWithContext(name, local)
    hidden = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    hidden.Name, hidden.Value = "Hidden", True
    refused = uno.getClass("com.sun.star.connection.NoConnectException")
    until = time.monotonic() + _WAIT_S
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except refused:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE_S)
    name = "com.sun.star.frame.Desktop"
    return context.ServiceManager.createInstanceWithContext(name, context), hidden


def _timed(document: Any, rows: list[int]) -> dict[str, float]:  # noqa: ANN401 - UNO has no types
    values, scores = (document.Sheets.getByIndex(at) for at in (0, 1))
    corner, last = _corner(values), _corner(scores)
    whole = []
    for _round in range(_ROUNDS):
        start = time.perf_counter()
        document.calculateAll()
        whole.append(time.perf_counter() - start)
    top = scores.getCellByPosition(last.EndColumn, last.EndRow)
    score, edits = top.getValue(), []
    for edit, row in enumerate(rows):
        cell = values.getCellByPosition(corner.EndColumn, row)
        start = time.perf_counter()
        cell.setValue(50.0 + edit)
        top.getValue()
        edits.append(time.perf_counter() - start)
    return {"whole": median(whole) * 1000, "edit": median(edits) * 1000, "top": score}


def _corner(sheet: Any) -> Any:  # noqa: ANN401 - UNO has no types
    """Return the address of the last used cell."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003 - UNO's signature
    return cursor.getRangeAddress()


if __name__ == "__main__":
    main()
