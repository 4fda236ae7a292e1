"""A binary workbook (.xlsb) made by hand after MS-XLSB: records of an id, a length and bytes."""

import struct
from collections.abc import Sequence

from tests.exchange.sheets.packages import zipped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT = 0, 2, 3, 4, 5, 6
_SHEET, _DIMENSION, _DATA, _DATA_END, _SHEET_END = 0x81, 0x94, 0x91, 0x92, 0x82
_BUNDLES, _BUNDLE, _BUNDLES_END, _PROPERTIES, _CALCULATION = 0x8F, 0x9C, 0x90, 0x99, 0x9D


def binary_book(rows: Sequence[Sequence[object]], *, name: str = "Data") -> bytes:
    """Return a workbook of one sheet with these cells; an int is written in the short form."""
    relation = f'<Relationship Id="rId1" Type="{_KIND}/{{}}" Target="{{}}"/>'
    relations = f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>'
    book = b"".join(
        (
            _record(_PROPERTIES, struct.pack("<II", 0, 0) + _wide("")),
            _record(_BUNDLES),
            _record(_BUNDLE, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name)),
            _record(_BUNDLES_END),
            _record(_CALCULATION, bytes(26)),
        )
    )
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": relations.format("officeDocument", "xl/workbook.bin").encode(),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations.format(
                "worksheet", "worksheets/sheet1.bin"
            ).encode(),
            "xl/worksheets/sheet1.bin": _sheet(rows),
        }
    )


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    corners = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    records = [_record(_SHEET), _record(_DIMENSION, corners), _record(_DATA)]
    for number, row in enumerate(rows):
        records.append(_record(_ROW, struct.pack("<I", number) + bytes(13)))
        records += [_cell(column, value) for column, value in enumerate(row) if value is not None]
    return b"".join((*records, _record(_DATA_END), _record(_SHEET_END)))


def _cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    match value:
        case bool():
            return _record(_BOOL, place + bytes([value]))
        case int():
            return _record(_RK, place + struct.pack("<i", value << 2 | 2))
        case float():
            return _record(_REAL, place + struct.pack("<d", value))
        case _:
            return _record(_TEXT, place + _wide(str(value)))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    """Return a record; its id and its length have seven bits a byte."""
    head = bytes([kind & 0xFF]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(content), b""
    while True:
        size, low = size >> 7, size & 0x7F
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            return head + length + content
