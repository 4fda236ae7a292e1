"""How far apart the cells of a sheet lie, told from its XML in a fraction of the time to read it.

Rows of one sheet look alike once their digits are taken out, so that only a few have to be taken
apart; the numbers of rows and cells are compared by counting.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384

_FIGURES: Final = b"0123456789.-+"
_CAPITALS: Final = bytes(range(ord("A"), ord("Z") + 1))
_LETTER: Final = b"A"
_ALIKE: Final = bytes.maketrans(_CAPITALS, _LETTER * len(_CAPITALS))
_ROW: Final = re.compile(rb'[^>]*?\br="([0-9]{1,18})"')
_LETTERS: Final = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})"')
_PLACE: Final = re.compile(rb'<c [^>]*?\br="[A-Z]{1,3}([0-9]{1,18})"')
_ANYWHERE: Final = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})([0-9]{1,18})"')


@dataclass(frozen=True, slots=True)
class Corners:
    """The furthest row and column, and whether every cell stands plainly in a place of its own."""

    deepest: int = 0
    widest: int = 0
    is_plain: bool = True

    @property
    def area(self) -> int:
        """Return how many cells lie between the corners; endless beyond the last row."""
        return self.deepest * self.widest if self.deepest <= MAX_ROW else 2**62


def corners_of(part: bytes) -> Corners:
    """Return the corners of a sheet's XML."""
    widest, is_shaped = _shapes(part)
    numbers, is_numbered = _numbers(part.translate(_ALIKE).split(b"<row"))
    if is_shaped and is_numbered:
        return Corners(max(numbers, default=0), widest, is_plain=widest <= MAX_COLUMN)
    places = set(_ANYWHERE.findall(part))
    rows = {int(row) for _letters, row in places} | set(numbers)
    widest = max((_column(letters) for letters, _row in places), default=1)
    return Corners(max(rows, default=0), widest, is_plain=False)


def _shapes(part: bytes) -> tuple[int, bool]:
    """Return the furthest column, and whether each row has each column once, with one value."""
    widest, is_plain = 1, True
    for shape in set(part.translate(None, _FIGURES).split(b"<row")):
        letters = _LETTERS.findall(shape)
        columns = set(letters)
        is_addressed = len(letters) == shape.count(b"<c ") and b"<c>" not in shape
        is_addressed = is_addressed and b":c " not in shape and b":c>" not in shape
        is_single = all(cell.count(b"<v>") <= 1 for cell in shape.split(b"<c ")[1:])
        is_plain = is_plain and is_addressed and is_single and len(columns) == len(letters)
        widest = max(widest, max(map(_column, columns), default=1))
    return widest, is_plain


def _numbers(rows: Sequence[bytes]) -> tuple[Sequence[int], bool]:
    """Return the numbers of the rows, and whether each is told once and its cells agree.

    The rows come with all their capitals made alike.
    """
    numbers: list[int] = []
    is_plain = b"<c" not in rows[0].partition(b"<sheetData")[2]
    for row in rows[1:]:
        match = _ROW.match(row)
        if match is None:
            is_plain = False
            continue
        numbers.append(int(match[1]))
        # the number of the row stands behind a letter in the address of each cell
        told, cells = row.count(_LETTER + match[1] + b'"'), row.count(b"<c ")
        if told != cells and _PLACE.findall(row) != [match[1]] * cells:
            is_plain = False
    return numbers, is_plain and len(set(numbers)) == len(numbers)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
