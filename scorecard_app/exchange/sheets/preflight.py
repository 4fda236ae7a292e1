"""Look a workbook over before any parser does: its kind, its size, its parts."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets.corners import corners_of
from scorecard_app.exchange.sheets.failures import Failure, FailureError, said

MAX_FILE: Final = 50 * 2**20
MAX_ENTRIES: Final = 2_000
MAX_PART: Final = 256 * 2**20
MAX_TOTAL: Final = 512 * 2**20
MAX_RATIO: Final = 200
MAX_AREA: Final = 12_000_000
"""Cells between the corners of one sheet: a full sheet of eleven columns."""

_RATIO_FROM = 2**20
_BLOCK = 2**20
_KEPT = 128 * 2**20
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OTHERS = (b"ID;P", b"TABLE\r\n0,1\r\n", b"TABLE\n0,1\n", b"{\\rtf", b"%PDF-")
"""How SYLK, DIF, RTF and PDF begin: texts that are no tables with delimiters."""

_WEB = re.compile(rb"(\xef\xbb\xbf)?\s*<[A-Za-z!?]")
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_XML = (".xml", ".rels", ".vml")
_BAD_NAME = re.compile(r"(^|/)\.\.(/|$)|^/|\\|^[A-Za-z]:")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_TABLE_PART = re.compile(r"xl/tables/[^/]+\.xml", re.IGNORECASE)
_CORNERS = re.compile(rb'\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_REFERENCE = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_CELL = re.compile(rb"<c ([^>]*[^>/])>(.*?)</c>", re.DOTALL)
_ODD_TEXT = re.compile(rb't="s"[^>]*><v>(?![0-9]{1,9}</v>)')
_ERROR_TEXT = re.compile(rb"<v>([^<]{1,20})</v>")
_RESULT = re.compile(rb"<v>[^<]")

Faults = Mapping[str, Mapping[str, str]]
"""Sheet → cell ("D14") → the error it shows, "" for a formula that was never calculated."""


class FileKind(Enum):
    """What the first bytes of a file say it is."""

    PACKAGE = "package"
    OLD = "old"
    WEB_PAGE = "web page"
    NO_TABLE = "no table"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook that may be parsed: its bytes, and the cells that only look empty.

    `parts` says in which part of the package each sheet stands; `wide` names the parts of sheets
    whose corners lie too far apart to be read as a rectangle, `odd` those in which some cell does
    not say plainly where it stands, or stands where another does. `sheets` are the
    parts of sheets themselves, so far as they are not too large to keep.
    """

    content: bytes
    faults: Faults
    parts: Mapping[str, str]
    wide: frozenset[str]
    odd: frozenset[str]
    sheets: Mapping[str, bytes]


def looked_over(content: bytes) -> Checked:
    """Look at every part of a package before a parser does; raises FailureError."""
    if kind_of(content) is not FileKind.PACKAGE:
        raise FailureError(_refused(content))
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check_entries(package.infolist())
            look = _look_through(package)
            parts = _parts(package)
            faults = {n: look.faults[part] for n, part in parts.items() if part in look.faults}
            wide, odd = frozenset(look.wide), frozenset(look.odd)
            return Checked(content, faults, parts, wide, odd, look.sheets)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise FailureError(Failure.DAMAGED) from error


def damaged(name: str) -> UserError:
    """Return the sentence for a workbook that cannot be read to its end."""
    return said(name, FailureError(Failure.DAMAGED))


def content_of(path: Path) -> bytes:
    """Read a file that is not too large; raises FailureError."""
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            raise FailureError(Failure.NOT_OPENED)  # a device or a pipe may never end
        if found.st_size > MAX_FILE:
            raise FailureError(Failure.TOO_LARGE)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise FailureError(Failure.NOT_OPENED) from error


def kind_of(content: bytes) -> FileKind:
    """Return what the first bytes say a file is, whatever its name ends in."""
    if content.startswith(_ZIP):
        return FileKind.PACKAGE
    if content.startswith(_OLD):
        return FileKind.OLD
    if _WEB.match(content):
        return FileKind.WEB_PAGE
    return FileKind.NO_TABLE if content.startswith(_OTHERS) else FileKind.TEXT


def has_password(content: bytes) -> bool:
    """Say whether an old container holds an encrypted package."""
    return _PASSWORD in content


def _refused(content: bytes) -> Failure:
    """Return why a file that is no package is no workbook of ours."""
    match kind_of(content):
        case FileKind.OLD:
            return Failure.PASSWORD if has_password(content) else Failure.OLD_FORMAT
        case FileKind.WEB_PAGE:
            return Failure.WEB_PAGE
        case _:
            return Failure.NOT_A_WORKBOOK


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse packages that no spreadsheet program writes."""
    names = [each.filename.casefold() for each in entries]
    if len(entries) > MAX_ENTRIES:
        raise FailureError(Failure.TOO_LARGE)
    if len(set(names)) < len(names) or any(_BAD_NAME.search(each) for each in names):
        raise FailureError(Failure.DAMAGED)
    if any(each.flag_bits & _ENCRYPTED for each in entries):
        raise FailureError(Failure.PASSWORD)
    if any(
        each.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for each in entries
    ):
        raise FailureError(Failure.DAMAGED)
    ends = 0
    for each in sorted(entries, key=lambda entry: entry.header_offset):
        if each.header_offset < ends:
            raise FailureError(Failure.DAMAGED)
        ends = each.header_offset + each.compress_size


@dataclass
class _Look:
    """What is seen while the parts of a package are looked through, by part."""

    faults: dict[str, Mapping[str, str]] = field(default_factory=dict)
    wide: set[str] = field(default_factory=set)
    odd: set[str] = field(default_factory=set)
    sheets: dict[str, bytes] = field(default_factory=dict)

    def take_sheet(self, name: str, part: bytes) -> None:
        """Look at what a sheet says of itself."""
        corners = corners_of(part)
        if corners.area > MAX_AREA:
            self.wide.add(name)
        elif not corners.is_plain or (corners.shares_texts and _has_odd_texts(part)):
            self.odd.add(name)
        found = dict(_faults(part)) if corners.may_fail else {}
        if found:
            self.faults[name] = found
        if sum(map(len, self.sheets.values())) + len(part) <= _KEPT:
            self.sheets[name] = part


def _look_through(package: zipfile.ZipFile) -> _Look:
    """Inflate every part, counting, and look at what the sheets say of themselves."""
    total = 0
    look = _Look()
    for entry in package.infolist():
        part = _inflated(package, entry, room=MAX_TOTAL - total)
        total += len(part)
        if entry.filename.lower().endswith(_XML) and _has_document_type(part):
            raise FailureError(Failure.DOCUMENT_TYPE)
        if _SHEET_PART.fullmatch(entry.filename):
            look.take_sheet(entry.filename, part)
        if _TABLE_PART.fullmatch(entry.filename):
            _check_corners(part)
    return look


def _has_odd_texts(part: bytes) -> bool:
    """Say whether a cell names its shared text by no number: calamine takes the first for it."""
    return b't="s"' in part and _ODD_TEXT.search(part) is not None


def _has_document_type(part: bytes) -> bool:
    """Say whether a part declares a document type; zero bytes at its beginning tell UTF-16."""
    is_wide = b"\0" in part[:4] or part.startswith((b"\xff\xfe", b"\xfe\xff"))
    marks = _DOCTYPES if is_wide else _DOCTYPES[:1]
    return b"!" in part and any(mark in part for mark in marks)  # one byte is found far sooner


def _inflated(package: zipfile.ZipFile, entry: zipfile.ZipInfo, *, room: int) -> bytes:
    """Return a part, stopping as soon as it grows too large, whatever its header says."""
    blocks: list[bytes] = []
    size = 0
    with package.open(entry) as part:
        while block := part.read(_BLOCK):
            blocks.append(block)
            size += len(block)
            is_bomb = size > _RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1)
            if is_bomb or size > min(MAX_PART, room):
                raise FailureError(Failure.TOO_LARGE)
    return b"".join(blocks)


def _check_corners(part: bytes) -> None:
    """Refuse a table whose last corner lies before its first: calamine 0.37 panics on it."""
    for left, top, right, bottom in _CORNERS.findall(part):
        if _column_number(left) > _column_number(right) or int(top) > int(bottom):
            raise FailureError(Failure.DAMAGED)


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
        is_error = b't="e"' in attributes
        if not is_error and (b"<f" not in content or _has_result(attributes, content)):
            continue
        where = _REFERENCE.match(b"<c " + attributes)
        if where is None:
            continue
        found = _ERROR_TEXT.search(content) if is_error else None
        shown = found[1].decode("ascii", "replace") if found else "#?"
        yield (where[1] + where[2]).decode("ascii"), shown if is_error else ""


def _has_result(attributes: bytes, content: bytes) -> bool:
    """Say whether a formula was calculated; one whose result is an empty text was."""
    return b't="str"' in attributes or _RESULT.search(content) is not None


def _parts(package: zipfile.ZipFile) -> Mapping[str, str]:
    """Name the part of each sheet by what people call the sheet, as far as the package says."""
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - heavy

    try:
        relations: Element = fromstring(package.read("xl/_rels/workbook.xml.rels"))
        book: Element = fromstring(package.read("xl/workbook.xml"))
    except (KeyError, ParseError, ValueError):
        return {}
    targets = {each.get("Id"): _part_of(each.get("Target") or "") for each in relations}
    sheets = (each for each in book.iter() if each.tag.endswith("}sheet"))
    return {
        each.get("name") or "": targets[key]
        for each in sheets
        for name, key in each.items()
        if name.endswith("}id") and key in targets
    }


def _part_of(target: str) -> str:
    """Return the part that a relation of the workbook names."""
    return target.removeprefix("/") if target.startswith("/") else "xl/" + target
