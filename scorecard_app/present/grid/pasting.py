"""Paste a copied block into a grid of values: under its own headings, or from a cell on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import UnitKind
from scorecard_app.domain.periods import Frequency, Period, coarser, period_of
from scorecard_app.errors import UserError
from scorecard_app.present.blocks import filled_block, fitted_block, parse_block
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.heads import Headed, headed
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.present.grid.period_texts import read_period
from scorecard_app.present.grid.writing import Place, read_texts
from scorecard_app.texts import LocaleForms, _, ngettext, quoted

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block is pasted: all lines of the grid, the first one chosen, and its period.

    `rows` and `columns` count what is chosen.
    """

    lines: Sequence[GridLine]
    row: int
    period: Period
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a block says: the number of each cell, None where it is empty there."""

    numbers: Mapping[Place, float | None]
    note: str


def read_paste(context: FormContext, text: str, spot: Spot) -> Pasted:
    """Read a copied block, all or nothing; a single cell fills everything chosen.

    Periods at its edge say to which periods the numbers go, names at the other edge to which
    measures. Raises UserError that says what cannot be read or has no place.
    """
    block = parse_block(text) or (("",),)
    found = Headed(block)
    if len(block) > 1 or len(block[0]) > 1:
        found = headed(
            block,
            read_period=partial(_period, context, spot),
            is_name=partial(_is_name, _names(context, spot.lines)),
        )
    texts = _placed(context, found, spot)
    numbers, is_foreign = _numbers(context, texts)
    return Pasted(numbers, _note(numbers, context.forms if is_foreign else None))


def _period(context: FormContext, spot: Spot, text: str) -> Period | None:
    return read_period(
        text,
        context.forms,
        fiscal_start=context.card.settings.fiscal_start,
        years=spot.period.frequency is Frequency.YEAR,
    )


def _placed(context: FormContext, found: Headed, spot: Spot) -> dict[Place, str]:
    """Find the cell of the grid for each text of the block."""
    cells, lines = found.cells, _lines(context, found, spot)
    if lines is None:
        if found.periods is None and found.names is None:
            filled = filled_block(cells, rows=spot.rows, columns=spot.columns)
            cells = fitted_block(filled, rows=len(spot.lines) - spot.row)
        lines = spot.lines[spot.row : spot.row + len(cells)]
        if len(lines) < len(cells):
            raise UserError(_no_room(len(cells), len(lines)))
    texts: dict[Place, str] = {}
    for line, row in zip(lines, cells, strict=True):
        for place, text in zip(_places(context, found, spot, line, len(row)), row, strict=True):
            if place in texts:
                raise UserError(_twice(context, place))
            texts[place] = text
    return texts


def _places(
    context: FormContext, found: Headed, spot: Spot, line: GridLine, count: int
) -> list[Place]:
    periods = found.periods or tuple(spot.period.shifted(step) for step in range(count))
    if found.periods is None:
        return [(line.slot, each) for each in periods]
    return [(line.slot, own_period(context, line, each)) for each in periods]


def own_period(context: FormContext, line: GridLine, period: Period) -> Period:
    """Return the period of a line's measure that a heading means; itself where it means none.

    A heading that is finer, such as the last day of a month, means the period it lies in.
    """
    frequency = context.card.measures[line.measure_id].frequency
    start = context.card.settings.fiscal_start
    order = list(Frequency)
    if period.frequency is Frequency.DAY and frequency is not Frequency.DAY:
        return period_of(period.start(), frequency, fiscal_start=start)
    if order.index(period.frequency) < order.index(frequency):
        return coarser(period, frequency, fiscal_start=start)
    return period


def _names(context: FormContext, lines: Sequence[GridLine]) -> Mapping[str, list[GridLine]]:
    """Find the lines by what they may be called: their series, or their measure."""
    found: defaultdict[str, list[GridLine]] = defaultdict(list)
    is_one_measure = len({line.measure_id for line in lines}) == 1
    seen = set()
    for line in lines:
        measure = context.card.measures.get(line.measure_id)
        if is_one_measure:
            found[_plain(line.label)].append(line)
        if measure is not None and line.measure_id not in seen:
            seen.add(line.measure_id)
            found[_plain(measure.name)].append(line)
    return found


def _lines(context: FormContext, found: Headed, spot: Spot) -> Sequence[GridLine] | None:
    """Return the line of each row by its name; None where the rows have no names known here."""
    if found.names is None:
        return None
    known = _names(context, spot.lines)
    if not any(_is_name(known, name) for name in found.names):
        return None
    strange = [name.strip() for name in found.names if not _is_name(known, name)]
    if strange:
        raise UserError(_strangers(strange))
    lines = []
    for name in found.names:
        same = known[_plain(name)]
        if len(same) > 1:
            raise UserError(
                _(
                    "{count} measures here are called “{name}”. Nothing was pasted: "
                    "paste that row by itself."
                ).format(count=len(same), name=name.strip())
            )
        lines.append(same[0])
    return lines


def _is_name(known: Mapping[str, object], text: str) -> bool:
    return _plain(text) in known


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _numbers(
    context: FormContext, texts: Mapping[Place, str]
) -> tuple[dict[Place, float | None], bool]:
    """Read the texts as the user's locale writes numbers, or else all with the signs swapped."""
    try:
        return read_texts(context, texts), False
    except UserError:
        swapped = replace(context, forms=_swapped(context.forms))
        if any(_is_dated(context, slot.measure_id) for slot, _period in texts):
            raise
        try:
            return read_texts(swapped, texts), True
        except UserError:
            pass
        raise


def _is_dated(context: FormContext, measure_id: MeasureId) -> bool:
    return context.card.measures[measure_id].unit.kind is UnitKind.DATE


def _swapped(forms: LocaleForms) -> LocaleForms:
    """Return the forms of those who write point and comma the other way round."""
    if forms.decimal == ",":
        return replace(forms, decimal=".", group=",")
    return replace(forms, decimal=",", group=".")


def _note(numbers: Mapping[Place, float | None], foreign: LocaleForms | None) -> str:
    """Say what was pasted: how many values in how many measures."""
    count = sum(number is not None for number in numbers.values())
    measures = len({slot.measure_id for slot, _period in numbers})
    values = ngettext("{count} value", "{count} values", count).format(count=count)
    note = ngettext(
        "{values} in {count} measure.", "{values} in {count} measures.", measures
    ).format(values=values, count=measures)
    if foreign is None:
        return note
    sign = _swapped(foreign).decimal
    return _("{note} Read with “{sign}” as the decimal sign.").format(note=note, sign=sign)


def _no_room(rows: int, room: int) -> str:
    return ngettext(
        "The copied block has {count} rows, but here is room for {rows} row. Nothing was pasted.",
        "The copied block has {count} rows, but here is room for {rows} rows. Nothing was pasted.",
        room,
    ).format(count=rows, rows=room)


def _twice(context: FormContext, place: Place) -> str:
    return _(
        "The copied block has two values for {period} of “{measure}”. Nothing was pasted."
    ).format(
        period=period_label(context, place[1]),
        measure=context.card.measures[place[0].measure_id].name,
    )


def _strangers(names: Sequence[str]) -> str:
    named = ", ".join(quoted(name) for name in names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        named += "…"
    return ngettext(
        "No row here is called {names}. Nothing was pasted.",
        "No rows here are called {names}. Nothing was pasted.",
        len(names),
    ).format(names=named)
