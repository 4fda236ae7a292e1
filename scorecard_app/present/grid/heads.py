"""Find the headings in a copied block: periods across or down, and names at the other edge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scorecard_app.domain.periods import Period
from scorecard_app.present.blocks import Block

ReadPeriod = Callable[[str], Period | None]
IsName = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Headed:
    """A block without its headings: lines down and periods across, whichever way it was copied.

    `periods` or `names` is None where the block has none; what stands under an empty heading
    is left out.
    """

    cells: Block
    periods: tuple[Period, ...] | None = None
    names: tuple[str, ...] | None = None


def headed(block: Block, *, read_period: ReadPeriod, is_name: IsName) -> Headed:
    """Take the headings off a block and lay it so that periods run across."""
    turned = tuple(zip(*block, strict=True))
    for each in (block, turned):
        found = _under_periods(each, read_period)
        if found is not None:
            return found
    for each in (block, turned):
        if len(each[0]) > 1 and any(is_name(row[0]) for row in each):
            names = tuple(row[0] for row in each)
            return Headed(tuple(row[1:] for row in each), names=names)
    return Headed(block)


def _under_periods(block: Block, read_period: ReadPeriod) -> Headed | None:
    """Return the block under a first row of periods; None where the first row is none."""
    if len(block) < 2:  # noqa: PLR2004 - a heading, and what it stands over
        return None
    head, rows = block[0], block[1:]
    periods = [read_period(text) for text in head]
    has_corner = len(head) > 1 and periods[0] is None
    first = 1 if has_corner else 0
    columns = [at for at in range(first, len(head)) if _is_used(head, rows, at)]
    used = [period for at in columns if (period := periods[at]) is not None]
    if not columns or len(used) != len(columns) or _is_all_periods(rows, columns, read_period):
        return None
    cells = tuple(tuple(row[at] for at in columns) for row in rows)
    names = tuple(row[0] for row in rows) if has_corner else None
    return Headed(cells, tuple(used), names)


def _is_used(head: Sequence[str], rows: Sequence[Sequence[str]], column: int) -> bool:
    return bool(head[column].strip()) or any(row[column].strip() for row in rows)


def _is_all_periods(rows: Block, columns: Sequence[int], read_period: ReadPeriod) -> bool:
    """Say whether what stands below is dates as well: then the first row heads nothing."""
    below = [row[at] for row in rows for at in columns if row[at].strip()]
    return bool(below) and all(read_period(text) is not None for text in below)
