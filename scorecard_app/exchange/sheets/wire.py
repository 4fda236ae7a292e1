"""What goes from the child process to the program: raw float64 and JSON, never pickle.

A message is the length of its JSON head, the head, and the numbers of the sheets one behind the
other. What a cell holds beside numbers stands in the head as [kind, text].
"""

import json
import struct
from array import array
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.sheet import Book, Fault, FaultKind, Origin, Plain, Range, Sheet

_HEAD: Final = struct.Struct("<Q")
_YES, _DAY, _MOMENT, _SPAN, _TIME, _FAULT = "b", "d", "m", "s", "t", "f"
_NUMBER_BYTES: Final = 8


def packed(book: Book) -> bytes:
    """Return the message for a book."""
    head = {"name": book.name, "notes": dict(book.notes), "sheets": [_head(s) for s in book.sheets]}
    return _message(head, b"".join(sheet.numbers.tobytes() for sheet in book.sheets))


def packed_failure(error: FailureError) -> bytes:
    """Return the message for a failure."""
    head = {"failure": error.failure.value, "sheet": error.sheet, "reason": error.reason}
    return _message(head, b"")


def unpacked(message: bytes, name: str) -> Book:
    """Return the book of a message, under the name that the user knows; raises FailureError.

    A message that breaks off is a child that broke off.
    """
    try:
        (length,) = _HEAD.unpack_from(message)
        start = _HEAD.size + length
        head: dict[str, Any] = json.loads(message[_HEAD.size : start])
        if "failure" in head:
            failure = Failure(head["failure"])
            raise FailureError(failure, sheet=head["sheet"], reason=head["reason"])
        view = memoryview(message)[start:]
        sheets = []
        for each in head["sheets"]:
            size = len(_span(each["rows"])) * len(_span(each["columns"])) * _NUMBER_BYTES
            sheets.append(_sheet(each, view[:size]))
            view = view[size:]
        return Book(name, sheets, head["notes"])
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise FailureError(Failure.DAMAGED) from error


def _message(head: Mapping[str, Any], numbers: bytes) -> bytes:
    text = json.dumps(head, separators=(",", ":")).encode()
    return b"".join((_HEAD.pack(len(text)), text, numbers))


def _head(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "rows": _spanned(sheet.rows),
        "columns": _spanned(sheet.columns),
        "at": list(sheet.others),
        "is": [_coded(each) for each in sheet.others.values()],
        "marks": {str(at): sign for at, sign in sheet.marks.items()},
        "merges": [[*first, *last] for first, last in sheet.merges],
        "ranges": [[r.name, r.origin.value, *r.first, *r.last] for r in sheet.ranges],
        "hidden": sheet.is_hidden,
    }


def _sheet(head: Mapping[str, Any], numbers: memoryview) -> Sheet:
    values = array("d")
    values.frombytes(numbers)
    return Sheet(
        head["name"],
        _span(head["rows"]),
        _span(head["columns"]),
        values,
        {at: _decoded(code) for at, code in zip(head["at"], head["is"], strict=True)},
        {int(at): sign for at, sign in head["marks"].items()},
        [((top, left), (bottom, right)) for top, left, bottom, right in head["merges"]],
        [
            Range(name, Origin(origin), (top, left), (bottom, right))
            for name, origin, top, left, bottom, right in head["ranges"]
        ],
        head["hidden"],
    )


def _spanned(numbers: Sequence[int]) -> Any:  # noqa: ANN401 - JSON
    return [numbers.start, numbers.stop] if isinstance(numbers, range) else {"of": list(numbers)}


def _span(plain: Any) -> Sequence[int]:  # noqa: ANN401 - JSON
    return plain["of"] if isinstance(plain, dict) else range(*plain)


def _coded(cell: Plain | time) -> str | list[str]:
    """Return a text as it is, and anything else with its kind."""
    if isinstance(cell, str):
        return cell
    match cell:
        case bool():
            return [_YES, "1" if cell else ""]
        case datetime():
            return [_MOMENT, cell.isoformat()]
        case date():
            return [_DAY, cell.isoformat()]
        case timedelta():
            return [_SPAN, repr(cell.total_seconds())]
        case time():
            return [_TIME, cell.isoformat()]
        case Fault():
            return [_FAULT, cell.kind.value, cell.text]
        case _:
            raise TypeError


def _decoded(code: str | list[str]) -> Any:  # noqa: ANN401 - a cell, or a time of day
    if isinstance(code, str):
        return code
    kind, text, *rest = code
    match kind:
        case "b":
            return bool(text)
        case "d":
            return date.fromisoformat(text)
        case "m":
            return datetime.fromisoformat(text)
        case "s":
            return timedelta(seconds=float(text))
        case "t":
            return time.fromisoformat(text)
        case _:
            return Fault(FaultKind(text), rest[0])
