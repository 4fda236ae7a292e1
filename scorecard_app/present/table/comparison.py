"""Which date another one is compared with."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta
from enum import Enum

from scorecard_app.texts import N_


class Against(Enum):
    """What the date of the window is compared with."""

    NOTHING = "nothing"
    MONTH_BEFORE = "month before"
    QUARTER_BEFORE = "quarter before"
    YEAR_BEFORE = "year before"
    PICKED = "picked"


AGAINST: Mapping[Against, str] = {
    Against.NOTHING: N_("Compare with nothing"),
    Against.MONTH_BEFORE: N_("The month before"),
    Against.QUARTER_BEFORE: N_("Three months before"),
    Against.YEAR_BEFORE: N_("The same month last year"),
    Against.PICKED: N_("Another month…"),
}

_MONTHS = {Against.MONTH_BEFORE: 1, Against.QUARTER_BEFORE: 3, Against.YEAR_BEFORE: 12}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared with; a picked date stays while the window's date moves."""

    against: Against = Against.NOTHING
    picked: date | None = None

    def date_for(self, day: date) -> date | None:
        """Return the date that a day is compared with; None for nothing."""
        match self.against:
            case Against.NOTHING:
                return None
            case Against.PICKED:
                return self.picked
            case _:
                return months_before(day, _MONTHS[self.against])


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier; the last day of a month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < MINYEAR:
        return date.min
    last = monthrange(year, month + 1)[1]
    is_last = day < date.max and (day + timedelta(days=1)).day == 1
    return date(year, month + 1, last if is_last else min(day.day, last))
