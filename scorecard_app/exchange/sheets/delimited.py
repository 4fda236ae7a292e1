"""Texts with delimiters: comma, semicolon, tab or bar; any line ends, and the usual encodings."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.sheet import Book, sheet_of

MAX_FIELD: Final = 1_000_000
MAX_CELLS: Final = 2_000_000
DELIMITERS: Final = ("\t", ";", "|", ",")
"""In the order in which they win where several cut a text equally well."""

_SAMPLE = 200
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_HANDLER = "scorecard-cp1252"


def read_bytes(content: bytes, *, name: str = "") -> Book:
    """Return the one sheet of a text; raises FailureError where it is none."""
    text, encoding = decoded(content)
    return read_text(text, name=name, encoding=encoding)


def read_text(text: str, *, name: str = "", encoding: str = "") -> Book:
    """Return the one sheet of a text that is decoded already, or was pasted."""
    text, told = declared(text.replace("\r\r\n", "\n"))  # ends that were ended twice
    delimiter = told or sniffed(text)
    try:
        rows = list(_counted(_rows(text, delimiter)))
    except csv.Error as error:
        raise FailureError(Failure.TOO_LARGE) from error
    if not any(cell.strip() for row in rows for cell in row):
        raise FailureError(Failure.NOTHING_THERE, reason="empty")
    cells = [[cell if cell.strip() else None for cell in row] for row in rows]
    notes = {"encoding": encoding, "delimiter": delimiter}
    return Book(name, (sheet_of("", cells),), {key: value for key, value in notes.items() if value})


def decoded(content: bytes) -> tuple[str, str]:
    """Return a text and the name of its encoding; bytes that are no UTF-8 count as Windows-1252."""
    for mark, codec, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(codec, errors="replace"), encoding
    if b"\0" in content:
        return _without_mark(content)
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors=_HANDLER)
    plain = content.decode("cp1252", errors="replace")
    return text, "Windows-1252" if text == plain else "UTF-8, in parts Windows-1252"


def sniffed(text: str) -> str:
    """Return the delimiter that cuts the most lines into the same number of fields."""
    best, most = ",", 0.0
    for delimiter in DELIMITERS:
        try:
            rows = [row for row in islice(_rows(text, delimiter), _SAMPLE) if any(row)]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        share = widths.most_common(1)[0][1] / len(rows)
        if share > most + 0.05 or (share == most and len(rows[0]) > 1 and best == ","):
            best, most = delimiter, share
    return best


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_FIELD)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _counted(rows: Iterator[list[str]]) -> Iterator[Sequence[str]]:
    count = 0
    for row in rows:
        count += len(row)
        if count > MAX_CELLS:
            raise FailureError(Failure.TOO_MANY_CELLS)
        yield row


def declared(text: str) -> tuple[str, str]:
    """Take away the line "sep=;" with which Excel says how a text is cut."""
    first, _end, rest = text.partition("\n")
    line = first.strip().lower()
    if line.startswith("sep=") and len(line) == len("sep=;"):
        return rest, line[-1]
    return text, ""


def _without_mark(content: bytes) -> tuple[str, str]:
    """Decode UTF-16 without its mark; other texts with zero bytes are no texts."""
    zeros = [content[start : 2 * _SAMPLE : 2].count(0) for start in (0, 1)]
    codec = "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    half = len(content[: 2 * _SAMPLE]) // 4
    if max(zeros) < half or min(zeros) > 0:
        raise FailureError(Failure.NOT_A_TABLE)
    return content.decode(codec, errors="replace"), "UTF-16"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read one byte that is no UTF-8 the way Windows would."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", errors="replace"), error.start + 1


codecs.register_error(_HANDLER, _as_cp1252)
