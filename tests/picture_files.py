"""Small picture files, made by hand from the formats' own descriptions (PNG, ITU-T T.81)."""

import struct
import zlib

BLUE = b"\x20\x60\xa0"


def png(width: int, height: int, colour: bytes = BLUE) -> bytes:
    """Return a picture of one colour."""
    rows = (b"\0" + colour * width) * height
    return png_that_says(width, height, zlib.compress(rows))


def png_that_says(width: int, height: int, packed: bytes = b"") -> bytes:
    """Return a file that says it is so large, whatever it holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def jpeg_that_says(width: int, height: int) -> bytes:
    """Return the beginning of a picture: a table, filling, then the header of its frame."""
    table = b"\xff\xc4" + struct.pack(">H", 4) + b"\0\0"
    frame = b"\xff\xff\xc2" + struct.pack(">HBHHB", 8, 8, height, width, 0)
    return b"\xff\xd8" + b"\xff\xe0" + struct.pack(">H", 4) + b"JF" + table + frame + b"\xff\xd9"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
