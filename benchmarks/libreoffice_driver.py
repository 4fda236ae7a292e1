"""Runs under LibreOffice's own Python: lays out a roll-up as formulas and times it over UNO."""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

_ROUNDS, _EDITS = 3, 30
_WAIT_S, _STEP_S = 60.0, 0.2
_ROWS_AT_ONCE = 200


def main() -> None:
    """Read the plan, print the medians as JSON."""
    plan, folder = json.loads(Path(sys.argv[1]).read_text()), sys.argv[2]
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
        document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (hidden,))
        print(json.dumps(_timed(document, plan)))
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
            time.sleep(_STEP_S)
    name = "com.sun.star.frame.Desktop"
    return context.ServiceManager.createInstanceWithContext(name, context), hidden


def _timed(document: Any, plan: Any) -> dict[str, float]:  # noqa: ANN401 - UNO has no types
    top = _laid_out(document, plan)
    score = top.getValue()
    whole = []
    for _round in range(_ROUNDS):
        start = time.perf_counter()
        document.calculateAll()
        whole.append(time.perf_counter() - start)
    values = document.Sheets.getByIndex(0)
    edits = []
    last = len(plan["values"][0]) - 1
    for edit in range(_EDITS):
        cell = values.getCellByPosition(last, edit * 7 % len(plan["values"]))
        start = time.perf_counter()
        cell.setValue(50.0 + edit)
        top.getValue()
        edits.append(time.perf_counter() - start)
    return {"whole": median(whole) * 1000, "edit": median(edits) * 1000, "top": score}


def _laid_out(document: Any, plan: Any) -> Any:  # noqa: ANN401 - UNO has no types
    """Write values on one sheet and scores on the next; return the last cell of all."""
    values, parents = plan["values"], plan["parents"]
    document.Sheets.insertNewByName("scores", 1)
    first, scores = (document.Sheets.getByIndex(at) for at in (0, 1))
    document.lockControllers()
    document.enableAutomaticCalculation(False)  # noqa: FBT003 - UNO's signature
    columns = [_letters(at) for at in range(len(values[0]))]
    _written(first, 0, values, "setDataArray")
    name = first.Name
    low, high = plan["line"]
    width = high - low
    lines = [
        [f"=MIN(100;MAX(0;100*(${name}.{column}{row + 1}-{low})/{width}))" for column in columns]
        for row in range(len(values))
    ]
    _written(scores, 0, lines, "setFormulaArray")
    rolled = []
    for children in parents:
        total = sum(weight for _row, weight in children) or 1
        terms = [(row + 1, weight / total) for row, weight in children]
        rolled.append(
            [
                "=" + "+".join(f"{column}{row}*{weight!r}" for row, weight in terms)
                for column in columns
            ]
        )
    _written(scores, len(values), rolled, "setFormulaArray")
    document.enableAutomaticCalculation(True)  # noqa: FBT003 - UNO's signature
    document.unlockControllers()
    document.calculateAll()
    return scores.getCellByPosition(len(columns) - 1, len(values) + len(parents) - 1)


def _sum(column: str, terms: list[tuple[int, float]]) -> str:
    return "=" + "+".join(f"{column}{row}*{weight!r}" for row, weight in terms)


def _written(sheet: Any, first: int, rows: Any, how: str) -> None:  # noqa: ANN401 - UNO has no types
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[start : start + _ROWS_AT_ONCE]
        top = first + start
        cells = sheet.getCellRangeByPosition(0, top, len(some[0]) - 1, top + len(some) - 1)
        getattr(cells, how)(tuple(tuple(row) for row in some))


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, digit = divmod(place - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


if __name__ == "__main__":
    main()
