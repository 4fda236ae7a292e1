"""How far apart the cells of a sheet lie, told from its XML in a fraction of the time to read it.

Rows of one sheet look alike once their digits are taken out, so that only a few have to be taken
apart; the numbers of rows and cells are compared by counting.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384

_BLOCK: Final = 2**17
_TAG: Final = b"<row"
_CELL: Final = b"<c "
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
    """The furthest row and column, and whether every cell stands plainly in a place of its own.

    `may_fail` and `shares_texts` are false where surely no cell holds an error or a formula, and
    where surely none names a text that all sheets share.
    """

    deepest: int = 0
    widest: int = 0
    is_plain: bool = True
    may_fail: bool = True
    shares_texts: bool = True

    @property
    def area(self) -> int:
        """Return how many cells lie between the corners; endless beyond the last row."""
        return self.deepest * self.widest if self.deepest <= MAX_ROW else 2**62


def corners_of(part: bytes) -> Corners:
    """Return the corners of a sheet's XML."""
    counts: dict[bytes, int] = {}
    numbers: list[int] = []
    is_numbered = True
    for block in _blocks(part):
        found, agree = _numbers(block, counts)
        numbers += found
        is_numbered = is_numbered and agree
    is_numbered = is_numbered and len(set(numbers)) == len(numbers)
    widest, is_shaped = _widest(counts)
    # taking figures out of a text loses no mark that holds none
    may_fail = any(b"<f" in shape or b't="e"' in shape for shape in counts)
    shares = any(b't="s"' in shape for shape in counts)
    if is_shaped and is_numbered:
        is_plain = widest <= MAX_COLUMN
        return Corners(max(numbers, default=0), widest, is_plain, may_fail, shares)
    places = set(_ANYWHERE.findall(part))
    rows = {int(row) for _letters, row in places} | set(numbers)
    widest = max((_column(letters) for letters, _row in places), default=1)
    return Corners(
        max(rows, default=0), widest, is_plain=False, may_fail=may_fail, shares_texts=shares
    )


def _blocks(part: bytes) -> Iterator[bytes]:
    """Yield the XML in blocks that fit the processor's memory; all but the first begin at a row."""
    start = 0
    while start >= 0:
        end = part.find(_TAG, start + _BLOCK)
        yield part[start:end] if end >= 0 else part[start:]
        start = end


def _widest(counts: Mapping[bytes, int]) -> tuple[int, bool]:
    """Return the furthest column, and whether each row has each column once, with one value."""
    widest, is_plain = 1, True
    for shape, cells in counts.items():
        letters = _LETTERS.findall(shape)
        columns = set(letters)
        is_addressed = len(letters) == cells and b"<c>" not in shape
        is_addressed = is_addressed and b":c " not in shape and b":c>" not in shape
        is_single = all(cell.count(b"<v>") <= 1 for cell in shape.split(b"<c ")[1:])
        is_plain = is_plain and is_addressed and is_single and len(columns) == len(letters)
        widest = max(widest, max(map(_column, columns), default=1))
    return widest, is_plain


def _numbers(block: bytes, counts: dict[bytes, int]) -> tuple[Sequence[int], bool]:
    """Return the numbers of the rows of a block, and whether the cells of each agree with it.

    `counts` takes the shapes of the rows, with the number of cells in each.
    """
    shapes = block.translate(None, _FIGURES).split(_TAG)
    for shape in shapes:
        if shape not in counts:
            counts[shape] = shape.count(_CELL)
    rows = block.translate(_ALIKE).split(_TAG)
    are_aligned = len(shapes) == len(rows)
    is_plain = b"<c" not in rows[0].partition(b"<sheetData")[2]
    numbers: list[int] = []
    for at, row in enumerate(rows[1:], 1):
        match = _ROW.match(row)
        if match is None:
            is_plain = False
            continue
        numbers.append(int(match[1]))
        # the number of the row stands behind a letter in the address of each cell
        told = row.count(_LETTER + match[1] + b'"')
        cells = counts[shapes[at]] if are_aligned else row.count(_CELL)
        if told != cells and _PLACE.findall(row) != [match[1]] * row.count(_CELL):
            is_plain = False
    return numbers, is_plain


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
