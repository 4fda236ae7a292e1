"""Say in a sentence what a scorecard and its workbook changed differently, and where."""

from collections.abc import Iterator
from typing import Any

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.merge.conflict import ABSENT, RECORD, Conflict
from scorecard_app.document.merge.spots import Spotted, at, spot_of
from scorecard_app.document.naming import title
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Series, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.exchange.workbook.back.change_lines import spoken_number
from scorecard_app.exchange.workbook.back.returned import Returned
from scorecard_app.exchange.workbook.back.together import Together
from scorecard_app.exchange.workbook.out.rows import unit_of
from scorecard_app.exchange.workbook.wording import HEADERS
from scorecard_app.texts import _


def conflict_lines(back: Returned, made_of_both: Together) -> Iterator[str]:
    """Yield a sentence for each conflict."""
    for conflict in made_of_both.conflicts:
        if conflict.field == RECORD:
            yield _about_record(back, conflict)
        elif conflict.period is not None:
            yield _about_value(back, conflict)
        else:
            sentence = _("{what}: “{field}” was changed in the scorecard and in the workbook.")
            yield sentence.format(what=_what(back, conflict), field=field_name(conflict.field))


def field_name(name: str) -> str:
    """Return what the workbook calls a field."""
    return _(HEADERS.get(name) or HEADERS.get(f"{name}.kind") or HEADERS.get(f"{name}.low") or name)


def where(back: Returned, spotted: Spotted) -> str:
    """Return the address of the cell that speaks of a spot, empty where none does."""
    found = back.content.series.get(spotted.entity_id) if spotted.period is not None else None
    if found is not None and spotted.period is not None:
        both = (found.wide.get(spotted.period), found.long.get(spotted.period))
        claims = [each for each in both if each is not None]
        there = at(back.theirs, spot_of(spotted))
        number = None if there is ABSENT else there
        if spotted.field == "remarks":
            claims.reverse()  # they stand on “Values” only
        else:
            claims.sort(key=lambda each: each.number != number)
        return claims[0].where if claims else ""
    record = back.content.records.by_table.get(spotted.table, {}).get(spotted.entity_id)
    if record is None:
        return ""
    keys = (key for key in record.row.table.columns if key.partition(".")[0] == spotted.field)
    return record.row.where(next(keys, ""))


def contradiction(back: Returned, spotted: Spotted) -> str:
    """Say where the workbook says two things of one spot, empty where it does not."""
    place = spotted.entity_id, spotted.period
    return next((each.sentence for each in back.disputes if each.item == place), "")


def _about_record(back: Returned, conflict: Conflict) -> str:
    what = _what(back, conflict)
    if conflict.theirs is ABSENT:
        sentence = _("{what} was deleted in the workbook, and changed here since; it is kept.")
    elif conflict.theirs == conflict.base:
        sentence = _("{what} was deleted since, and the workbook still needs it; it is kept.")
    else:
        sentence = _("{what} was deleted since, and changed in the workbook; it is kept.")
    return sentence.format(what=what)


def _about_value(back: Returned, conflict: Conflict) -> str:
    what = _what(back, conflict)
    if conflict.field != "samples":
        sentence = _("{what}: its remark was changed in the scorecard and in the workbook.")
        return sentence.format(what=what)
    series: Any = _record(back, conflict)
    unit = unit_of(back.mine, series.measure_id)
    if conflict.second is not None and conflict.period is not None:
        found = back.content.series[conflict.entity_id]
        return _("{what}: {first} says {one}, {second} says {other}.").format(
            what=what,
            first=found.wide[conflict.period].where,
            one=_spoken(conflict.theirs, unit),
            second=found.long[conflict.period].where,
            other=_spoken(conflict.second, unit),
        )
    sentence = _("{what}: {here} in the scorecard, {there} at {where}.")
    return sentence.format(
        what=what,
        here=_spoken(conflict.mine, unit),
        there=_spoken(conflict.theirs, unit),
        where=where(back, conflict),
    )


def _what(back: Returned, conflict: Conflict) -> str:
    """Name what a conflict is about: a thing, or a measure with its series and period."""
    if conflict.table == SETTINGS:
        return _("Settings")
    record = _record(back, conflict)
    side = _side_with(back, conflict)
    if not isinstance(record, Series) or conflict.period is None:
        return title(side, record)
    measure = side.measures.get(MeasureId(record.measure_id))
    period = Period(measure.frequency, conflict.period) if measure else conflict.period
    return _("{measure}: {kind} {period}").format(
        measure=title(side, measure) if measure else record.name,
        kind=f"{record.kind.value} {record.name}".strip(),
        period=period,
    )


def _record(back: Returned, conflict: Conflict) -> Entity:
    return _side_with(back, conflict).table(conflict.table)[conflict.entity_id]


def _side_with(back: Returned, conflict: Conflict) -> Scorecard:
    """Return the side that has the record: mine, else theirs, else what both come from."""
    begun = back.mine.put(*(each.series for each in back.disputes)) if back.disputes else back.mine
    sides = (back.mine, back.theirs, back.base, begun)
    return next(each for each in sides if conflict.entity_id in each.table(conflict.table))


def _spoken(number: Any, unit: Unit) -> str:  # noqa: ANN401 - a number or ABSENT
    return spoken_number(None if number is ABSENT else number, unit)
