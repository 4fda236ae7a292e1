"""Say what differs between two scorecards: one line per new thing and per changed cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from scorecard_app.document.change import SETTINGS, diff
from scorecard_app.document.naming import title
from scorecard_app.domain.measures import Remark, Series, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.scorecard import Entity, Scorecard, table_of
from scorecard_app.exchange.workbook.cells import Cell, encode, shown
from scorecard_app.exchange.workbook.columns import (
    HIDDEN,
    Column,
    Shape,
    settings_columns,
    value_at,
)
from scorecard_app.exchange.workbook.names import Names
from scorecard_app.exchange.workbook.out.rows import FORMULA, RowMaker, unit_of
from scorecard_app.exchange.workbook.wording import header
from scorecard_app.texts import _, quoted

_SILENT: Final = frozenset({"last_number"})
_T = TypeVar("_T")
_NAMES: Final = frozenset({Shape.NAME, Shape.NAMES})


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and whether it is about something that was not there before."""

    text: str
    is_new: bool = False


def change_lines(before: Scorecard, after: Scorecard) -> Iterator[Line]:
    """Yield a line for each thing that is new, changed or gone, in the order of the file."""
    writer = _Writer(before, after)
    for table, rows in diff(before, after).items():
        if table == SETTINGS:
            yield from writer.settings()
            continue
        for old, new in rows.values():
            yield from writer.entity(old, new)


def spoken_number(number: float | None, unit: Unit) -> str:
    """Return a number as a line says it: as the domain keeps it, dates as dates."""
    if number is None:
        return _("empty")
    if unit.kind is UnitKind.DATE and number.is_integer() and 1 <= number <= date.max.toordinal():
        return date.fromordinal(int(number)).isoformat()
    return f"{number:.15g}"


class _Writer:
    """Compares the records of two scorecards."""

    def __init__(self, before: Scorecard, after: Scorecard) -> None:
        self._before = before
        self._after = after
        self._old_rows = RowMaker(before, Names(before))
        self._new_rows = RowMaker(after, Names(after))

    def entity(self, old: Any, new: Any) -> Iterator[Line]:  # noqa: ANN401 - an entity or None
        """Yield the lines of one entity; what a new thing brings along is said with it."""
        if isinstance(new, Series):
            yield from self._series(old, new)
        elif old is None and not self._is_by_product(new):
            yield Line(_("New: {what}").format(what=title(self._after, new)), is_new=True)
        elif new is None:
            yield Line(_("Deleted: {what}").format(what=title(self._before, old)))
        if old is not None and new is not None:
            yield from self._fields(old, new)

    def settings(self) -> Iterator[Line]:
        """Yield the lines of the settings."""
        for column in settings_columns():
            if column.field in _SILENT or column.shape in HIDDEN:
                continue
            was, now = (self._setting(column, card) for card in (self._before, self._after))
            if was != now:
                yield _line(_("Settings"), column, _spoken(was), _spoken(now))
        if self._before.settings.bands != self._after.settings.bands:
            yield Line(_("Settings: the bands of the scale changed"))

    def _setting(self, column: Column, card: Scorecard) -> Any:  # noqa: ANN401 - a cell
        value = value_at(card.settings, column.path)
        if column.shape is Shape.NAME:
            return Names(card).label(value)
        return encode(value, column, UnitKind.NUMBER)

    def _is_by_product(self, new: Any) -> bool:  # noqa: ANN401 - an entity
        """Say whether this is only the place of something that is itself new."""
        item = getattr(new, "item_id", None)
        return item is not None and item not in self._before.objectives

    def _fields(self, old: Entity, new: Entity) -> Iterator[Line]:
        what = title(self._after, new)
        columns = self._new_rows.columns(table_of(new))
        pairs = zip(
            self._old_rows.cells(old, columns), self._new_rows.cells(new, columns), strict=True
        )
        unit = self._new_rows.unit(new)
        for column, (was, now) in zip(columns, pairs, strict=True):
            if column.shape in HIDDEN or was == now:
                continue
            is_by_name = column.shape in _NAMES or column.field == FORMULA
            if is_by_name and value_at(old, column.path) == value_at(new, column.path):
                continue  # what it refers to was renamed, and that has a line of its own
            if column.shape in {Shape.IN_UNIT, Shape.PERCENT}:
                numbers = (value_at(each, column.path) for each in (old, new))
                yield _line(what, column, *(spoken_number(each, unit) for each in numbers))
            else:
                yield _line(what, column, _spoken(was), _spoken(now))

    def _series(self, old: Series | None, new: Series) -> Iterator[Line]:
        measure = self._after.measures.get(new.measure_id)
        if measure is None:
            return
        unit = unit_of(self._after, new.measure_id)
        what = title(self._after, measure)
        kind = f"{new.kind.value} {new.name}".strip()
        taken = self._before.measures.get(new.measure_id, measure).frequency
        was = _by_period(old.samples.unpacked() if old else {}, taken)
        now = _by_period(new.samples.unpacked(), measure.frequency)
        for period in sorted(was.keys() | now.keys(), key=_in_order):
            before, after = was.get(period), now.get(period)
            if before == after:
                continue
            yield Line(
                _("{what}: {kind} {period} {before} → {after}").format(
                    what=what,
                    kind=kind,
                    period=period,
                    before=spoken_number(before, unit),
                    after=spoken_number(after, unit),
                ),
                is_new=before is None,
            )
        remarked = _by_period(old.remarks if old else {}, taken)
        yield from _remarks(what, remarked, _by_period(new.remarks, measure.frequency))


def _by_period(values: Mapping[int, _T], frequency: Frequency) -> dict[Period, _T]:
    """Say of which periods these are, since a measure may be taken in others than before."""
    return {Period(frequency, ordinal): value for ordinal, value in values.items()}


def _in_order(period: Period) -> tuple[str, int]:
    return period.frequency.value, period.ordinal


def _remarks(
    what: str, was: Mapping[Period, Remark], now: Mapping[Period, Remark]
) -> Iterator[Line]:
    for period in sorted(was.keys() | now.keys(), key=_in_order):
        before, after = was.get(period, Remark()), now.get(period, Remark())
        if before != after:
            yield Line(
                _("{what}: remark on {period} {before} → {after}").format(
                    what=what,
                    period=period,
                    before=_spoken_remark(before),
                    after=_spoken_remark(after),
                )
            )


def _spoken_remark(remark: Remark) -> str:
    sure = "" if remark.confidence is None else f"{remark.confidence:.15g} %"
    return " ".join(text for text in (_quoted(remark.note), sure) if text) or _("empty")


def _line(what: str, column: Column, was: str, now: str) -> Line:
    """Return the line of one cell."""
    sentence = _("{what}: {field} {before} → {after}")
    return Line(sentence.format(what=what, field=header(column), before=was, after=now))


def _spoken(cell: Cell) -> str:
    if cell is None or cell == "":
        return _("empty")
    return _quoted(shown(cell)) if isinstance(cell, str) else shown(cell)


def _quoted(text: str) -> str:
    return quoted(shown(text)) if text else ""
