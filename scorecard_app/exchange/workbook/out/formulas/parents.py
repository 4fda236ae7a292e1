"""What the rows below an objective or a perspective make of it: score, state and coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.exchange.workbook.out.formulas.children import Filled
from scorecard_app.exchange.workbook.out.formulas.layout import (
    Place,
    band_cell,
    cell,
    cells,
    runs,
)
from scorecard_app.exchange.workbook.out.formulas.lines import (
    COUNTS,
    LEFT_OUT,
    MISSING,
    UNSCORABLE,
)
from scorecard_app.exchange.workbook.out.formulas.text import LONGEST, NOTHING

_MOST: Final = 250
"""Ranges that a function takes; spreadsheets allow a few more."""


@dataclass(frozen=True)
class Parent:
    """An objective or a perspective whose score rises from the rows below it.

    `counted` says how many scores below lie in each band, for the roll-up that asks.
    """

    place: Place
    below: Sequence[Place]
    roll_up: RollUp
    missing: MissingData
    may_leave_scale: bool
    counted: Sequence[int]

    @property
    def is_too_much(self) -> bool:
        """Say whether there are more rows below, apart from each other, than one formula takes."""
        count = len([*runs("used", self.below)])
        return count > _MOST or len(self.score()) > LONGEST or len(self.state()) > LONGEST

    def score(self) -> str:
        """Return the formula of the score."""
        if not self.below:
            return NOTHING
        score = self._combined()
        if not self.may_leave_scale:
            score = f"MAX(0,MIN(100,{score}))"
        score = f'IF({self._sum("counts")}>0,{score},"")'
        if self.missing.policy is MissingPolicy.BLANK:
            return f'IF({self._sum("gap")}>0,"",{score})'
        return score

    def state(self) -> str:
        """Return the formula of why there is no score."""
        if not self.below:
            return ""
        known = f"IF({self._sum('lost')}+{self._sum('counts')}>0,{MISSING},{UNSCORABLE})"
        without = f"IF({self._sum('due')}>0,{known},{LEFT_OUT})"
        return f'IF({cell("score", self.place)}="",{without},{COUNTS})'

    def coverage(self) -> str:
        """Return the formula of the share of the weight that rests on fresh data."""
        if not self.below:
            return ""
        due = self._sum("due")
        return f"IF({due}>0,{self._sum('covered')}/{due},0)"

    def bands(self) -> Filled:
        """Return the columns that count the scores in each band, where the roll-up asks."""
        if self.roll_up is not RollUp.MOST_FREQUENT or not self.below:
            return {}
        counts = {
            f"band {place}": (float(count), self._count(place))
            for place, count in enumerate(self.counted, start=1)
        }
        most = max(self.counted)
        fullest = float(self.counted.index(most) + 1)
        row = self._counts
        return {**counts, "fullest": (fullest, f"MATCH(MAX({row}),{row},0)")}

    def _combined(self) -> str:
        match self.roll_up:
            case RollUp.WORST:
                return f"MIN({cells('used', self.below)})"
            case RollUp.BEST:
                return f"MAX({cells('used', self.below)})"
            case RollUp.MOST_FREQUENT:
                return f"({self._in_fullest()})/MAX({self._counts})"
            case _:
                return f"{self._sum('points')}/{self._sum('counts')}"

    def _in_fullest(self) -> str:
        """Return the sum of the scores in the fullest band, the worse one on a tie."""
        fullest = cell("fullest", self.place)
        return "+".join(
            f"SUMIF({bands},{fullest},{used})"
            for bands, used in zip(runs("band", self.below), runs("used", self.below), strict=True)
        )

    def _count(self, place: int) -> str:
        return "+".join(f"COUNTIF({each},{place})" for each in runs("band", self.below))

    @property
    def _counts(self) -> str:
        last = len(self.counted) - 1
        return f"{band_cell(0, self.place.row)}:{band_cell(last, self.place.row)}"

    def _sum(self, name: str) -> str:
        return f"SUM({cells(name, self.below)})"
