"""Pictures that a scorecard holds: bytes as they came, of two kinds, known by their first bytes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from scorecard_app.domain.ids import PictureId


class PictureKind(Enum):
    """The kinds of picture that a scorecard holds."""

    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; nothing ever changes one: another picture is another entity."""

    id: PictureId
    kind: PictureKind = PictureKind.PNG
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A picture behind the cards of a map: where it lies, and how strongly it shows.

    The place counts from the top left corner of the map, in map units; the opacity is in percent.
    `description` says what the picture shows to those who do not see it.
    """

    picture_id: PictureId
    x: float = 0.0
    y: float = 0.0
    width: float = 800.0
    height: float = 600.0
    opacity: float = 30.0
    is_printed: bool = True
    description: str = ""


MOST_BYTES = 8 << 20
"""The largest picture that a scorecard holds."""

MOST_PIXELS = 50_000_000
"""A picture with more pixels than this is not unpacked, whatever it weighs."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_HEADER = b"\x00\x00\x00\rIHDR"
_JPEG = b"\xff\xd8\xff"
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})
"""Markers among those of frames that begin something else."""


def picture_of(data: bytes) -> Picture | None:
    """Return the picture that these bytes are, None where they are neither PNG nor JPEG.

    Its id is made of the bytes, so that the same picture stands in a scorecard only once.
    """
    kind = kind_of(data)
    if kind is None:
        return None
    return Picture(PictureId(f"picture-{hashlib.sha256(data).hexdigest()}"), kind, data)


def kind_of(data: bytes) -> PictureKind | None:
    """Return the kind of a picture by its first bytes."""
    if data.startswith(_PNG + _PNG_HEADER):
        return PictureKind.PNG
    return PictureKind.JPEG if data.startswith(_JPEG) else None


def size_of(data: bytes) -> tuple[int, int] | None:
    """Return how many pixels wide and high a picture says it is, without unpacking it."""
    match kind_of(data):
        case PictureKind.PNG:
            size = _number(data, 16, 4), _number(data, 20, 4)
        case PictureKind.JPEG:
            size = next(_frames(data), (0, 0))
        case _:
            return None
    return size if all(size) else None


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the size in each header of a frame, from marker to marker (ITU-T T.81, annex B)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - begins a marker
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a byte that only fills
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:  # noqa: PLR2004 - frames
            yield _number(data, at + 7, 2), _number(data, at + 5, 2)
        at += 2 + max(_number(data, at + 2, 2), 2)


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")
