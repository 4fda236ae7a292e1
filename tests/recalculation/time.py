"""Periods and holding as plain formulas: last complete periods, last values, completeness."""

from collections.abc import Mapping, Sequence

from scorecard_app.domain.measures import Aggregation
from scorecard_app.domain.periods import Frequency
from tests.recalculation.sheet import Sheet

PROLEPTIC = 693_594
"""The serial number of a spreadsheet plus this is the proleptic day number."""

NONE = '""'


def serial(proleptic: int) -> int:
    """Return a day as spreadsheets count it."""
    return proleptic - PROLEPTIC


class Calendar:
    """The last complete period of each frequency at each date, as rows of a sheet."""

    def __init__(self, sheet: Sheet, *, fiscal_start: int) -> None:
        self._sheet = sheet
        self._start = fiscal_start
        self._rows: dict[Frequency, str] = {}

    def last_complete(self, frequency: Frequency) -> str:
        """Return the cell of the ordinal of the last complete period."""
        if frequency not in self._rows:
            label = f"last complete {frequency.value}"
            self._rows[frequency] = self._sheet.same(label, self._formula(frequency))
        return self._rows[frequency]

    def first_of_year(self, frequency: Frequency, ordinal: str) -> str:
        """Return a formula for the first period of the fiscal year of a period of whole months."""
        months = frequency.months
        offset = (self._start - 1) % months
        begins = f"({ordinal}*{months}+{offset})"
        year = f"INT(({begins}-{self._start - 1})/12)"
        return f"(({year}*12+{self._start - 1}-{offset})/{months})"

    def _formula(self, frequency: Frequency) -> str:
        day = self._sheet.day
        if frequency is Frequency.DAY:
            return f"{day}+{PROLEPTIC}"
        if frequency is Frequency.WEEK:
            monday = f"INT(({day}+{PROLEPTIC}-1)/7)"
            return f"{monday}-IF({monday}*7+7<={day}+{PROLEPTIC},0,1)"
        months = frequency.months
        offset = (self._start - 1) % months
        current = f"INT((YEAR({day})*12+MONTH({day})-1-{offset})/{months})"
        after = f"(({current})*{months}+{offset + months})"
        end = f"DATE(INT({after}/12),MOD({after},12)+1,1)-1"
        return f"{current}-IF({end}<={day},0,1)"


def held(samples: Mapping[int, float], sheet: Sheet, at: str, *, what: str = "number") -> str:
    """Return a formula for the last number at or before a period, or for its ordinal."""
    if not samples:
        return NONE
    ordinals = sheet.vector([float(each) for each in samples])
    results = sheet.vector(list(samples.values())) if what == "number" else ordinals
    return f'IF({at}="","",IFERROR(LOOKUP({at},{ordinals},{results}),""))'


def natural_limits(values: Sequence[float], sheet: Sheet, label: str) -> None:
    """Add the rows of XmR limits (scoring.md, section 5): centre, both limits, limit of ranges."""
    everything = sheet.vector(values)
    later, earlier = sheet.part(everything, 2), sheet.part(everything, 1, shorter=1)
    centre = sheet.same(f"{label} centre", f"AVERAGE({everything})")
    moving = f"SUMPRODUCT(ABS({later}-{earlier}))/{len(values) - 1}"
    moving = sheet.same(f"{label} moving range", moving)
    sheet.same(f"{label} lower", f"{centre}-2.66*{moving}")
    sheet.same(f"{label} upper", f"{centre}+2.66*{moving}")
    sheet.same(f"{label} range limit", f"3.267*{moving}")


def year_to_date(
    sheet: Sheet,
    calendar: Calendar,
    samples: Mapping[int, float],
    frequency: Frequency,
    ordinal: int,
    how: Aggregation,
) -> str:
    """Return a formula for what a measure comes to from the first period of the fiscal year on."""
    ordinals, numbers = sheet.once(list(samples)), sheet.once(list(samples.values()))
    first = calendar.first_of_year(frequency, str(ordinal))
    inside = f'{ordinals},">="&{first},{ordinals},"<="&{ordinal}'
    count = f"COUNTIFS({inside})"
    if how is Aggregation.MEAN:
        return f'IF({count}=0,"",SUMIFS({numbers},{inside})/{count})'
    return f'IF({count}<{ordinal}-{first}+1,"",SUMIFS({numbers},{inside}))'
