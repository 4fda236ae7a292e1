"""Look a workbook over before any parser does: its kind, its size, its parts."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from scorecard_app.errors import UserError
from scorecard_app.texts import _

MAX_FILE: Final = 50 * 2**20
MAX_ENTRIES: Final = 2_000
MAX_PART: Final = 256 * 2**20
MAX_TOTAL: Final = 512 * 2**20
MAX_RATIO: Final = 200
MAX_AREA: Final = 12_000_000
"""Cells between the corners of one sheet: a full sheet of eleven columns."""

_RATIO_FROM = 2**20
_BLOCK = 2**20
_ZIP, _OLD, _WEB = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_XML = (".xml", ".rels", ".vml")
_BAD_NAME = re.compile(r"(^|/)\.\.(/|$)|^/|\\|^[A-Za-z]:")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_TABLE_PART = re.compile(r"xl/tables/[^/]+\.xml", re.IGNORECASE)
_CORNERS = re.compile(rb'\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_REFERENCE = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_ROW = re.compile(rb'<row [^>]*?\br="([0-9]+)"')
_MAX_ROW = 1_048_576
_CELL = re.compile(rb"<c ([^>]*[^>/])>(.*?)</c>", re.DOTALL)
_ERROR_TEXT = re.compile(rb"<v>([^<]{1,20})</v>")
_RESULT = re.compile(rb"<v>[^<]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Faults = Mapping[str, Mapping[str, str]]
"""Sheet → cell ("D14") → the error it shows, "" for a formula that was never calculated."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook that may be parsed: its bytes, and the cells that only look empty."""

    content: bytes
    faults: Faults


def checked(path: Path) -> Checked:
    """Return the workbook's content; UserError with one sentence where it must not be parsed."""
    content = _read(path)
    _check_kind(path.name, content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check_entries(path.name, package.infolist())
            return Checked(content, _look_through(path.name, package))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise damaged(path.name) from error


def damaged(name: str) -> UserError:
    """Return the sentence for a workbook that cannot be read to its end."""
    return UserError(
        _(
            "“{name}” is damaged or was cut short. Open it in the program that wrote it, save it "
            "again as .xlsx, and import that."
        ).format(name=name)
    )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise _too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            _(
                "“{name}” could not be opened. Check that it is there and that you may read it."
            ).format(name=path.name)
        ) from error


def _check_kind(name: str, content: bytes) -> None:
    """Refuse what is not a workbook of this kind, saying what it is."""
    if content.startswith(_ZIP):
        return
    if content.startswith(_OLD):
        if _PASSWORD in content:
            raise UserError(
                _(
                    "“{name}” is protected by a password. Save it without one and import that."
                ).format(name=name)
            )
        raise UserError(
            _("“{name}” is in the old .xls format. Save it as .xlsx and import that.").format(
                name=name
            )
        )
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_WEB):
        raise UserError(
            _(
                "“{name}” is a web page or XML file, not a workbook. Open it in a spreadsheet "
                "program and save it as .xlsx."
            ).format(name=name)
        )
    raise UserError(
        _("“{name}” is not an Excel workbook (.xlsx), whatever its name ends in.").format(name=name)
    )


def _check_entries(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse packages that no spreadsheet program writes."""
    names = [each.filename.casefold() for each in entries]
    if len(entries) > MAX_ENTRIES:
        raise _too_large(name)
    if len(set(names)) < len(names) or any(_BAD_NAME.search(each) for each in names):
        raise damaged(name)
    if any(each.flag_bits & _ENCRYPTED for each in entries):
        raise UserError(
            _("“{name}” is protected by a password. Save it without one and import that.").format(
                name=name
            )
        )
    if any(
        each.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for each in entries
    ):
        raise damaged(name)
    ends = 0
    for each in sorted(entries, key=lambda entry: entry.header_offset):
        if each.header_offset < ends:
            raise damaged(name)
        ends = each.header_offset + each.compress_size


def _look_through(name: str, package: zipfile.ZipFile) -> Faults:
    """Inflate every part, counting, and look at what the sheets say of themselves."""
    total = 0
    faults: dict[str, Mapping[str, str]] = {}
    for entry in package.infolist():
        part = _inflated(name, package, entry, room=MAX_TOTAL - total)
        total += len(part)
        if entry.filename.lower().endswith(_XML) and any(mark in part for mark in _DOCTYPES):
            raise UserError(
                _(
                    "“{name}” holds a document type declaration, which no spreadsheet program "
                    "writes; it was not opened."
                ).format(name=name)
            )
        if _SHEET_PART.fullmatch(entry.filename):
            _check_area(name, part)
            found = dict(_faults(part))
            if found:
                faults[entry.filename] = found
        if _TABLE_PART.fullmatch(entry.filename):
            _check_corners(name, part)
    return _by_sheet(package, faults) if faults else {}


def _inflated(name: str, package: zipfile.ZipFile, entry: zipfile.ZipInfo, *, room: int) -> bytes:
    """Return a part, stopping as soon as it grows too large, whatever its header says."""
    blocks: list[bytes] = []
    size = 0
    with package.open(entry) as part:
        while block := part.read(_BLOCK):
            blocks.append(block)
            size += len(block)
            is_bomb = size > _RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1)
            if is_bomb or size > min(MAX_PART, room):
                raise _too_large(name)
    return b"".join(blocks)


def _check_area(name: str, part: bytes) -> None:
    """Refuse a sheet whose corners lie so far apart that reading it would fill the memory."""
    rows = [int(number) for number in _ROW.findall(part)]
    cells = _REFERENCE.findall(part)
    deepest = max([*rows, *(int(row) for _column, row in cells)], default=0)
    widest = max((_column_number(letters) for letters in {each[0] for each in cells}), default=0)
    if deepest > _MAX_ROW or deepest * widest > MAX_AREA:
        raise _too_large(name)


def _check_corners(name: str, part: bytes) -> None:
    """Refuse a table whose last corner lies before its first: calamine 0.37 panics on it."""
    for left, top, right, bottom in _CORNERS.findall(part):
        if _column_number(left) > _column_number(right) or int(top) > int(bottom):
            raise damaged(name)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _faults(part: bytes) -> Iterator[tuple[str, str]]:
    """Yield the cells that hold an error, or a formula without its result."""
    if b't="e"' not in part and b"<f" not in part:
        return
    for attributes, content in _CELL.findall(part):
        where = _REFERENCE.match(b"<c " + attributes)
        if where is None:
            continue
        reference = (where[1] + where[2]).decode("ascii")
        if b't="e"' in attributes:
            found = _ERROR_TEXT.search(content)
            yield reference, found[1].decode("ascii", "replace") if found else "#?"
        elif b"<f" in content and b't="str"' not in attributes and not _RESULT.search(content):
            yield reference, ""


def _by_sheet(package: zipfile.ZipFile, faults: Mapping[str, Mapping[str, str]]) -> Faults:
    """Name the sheets by what people call them, as far as the package says."""
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - heavy

    try:
        relations: Element = fromstring(package.read("xl/_rels/workbook.xml.rels"))
        book: Element = fromstring(package.read("xl/workbook.xml"))
    except (KeyError, ParseError, ValueError):
        return {}
    targets = {
        each.get("Id"): "xl/" + (each.get("Target") or "").removeprefix("/xl/")
        for each in relations
    }
    return {
        each.get("name") or "": faults[targets[each.get(_RELATION)]]
        for each in book.iter()
        if targets.get(each.get(_RELATION)) in faults
    }


def _too_large(name: str) -> UserError:
    return UserError(
        _(
            "“{name}” is larger than a scorecard's workbook can be, or unpacks to far more than "
            "it should; it was not opened."
        ).format(name=name)
    )
