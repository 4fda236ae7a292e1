"""Type into a grid of values: texts become numbers in many series at once, all or none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from scorecard_app.document.edits.values import Numbers, Slot, series_at, set_numbers
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.choices import chosen_number, parse_value, rule_at
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.cells import bar_to_typing
from scorecard_app.present.grid.columns import period_label
from scorecard_app.present.grid.lines import GridLine, series_label
from scorecard_app.present.grid.shown import computes
from scorecard_app.texts import _, ngettext

Place = tuple[Slot, Period]
"""A cell that can be typed into: a series and one of its measure's periods."""

MISSING_WORDS = frozenset({"", "-", "–", "—", "−", ".", "n/a", "na", "n.a.", "k.a.", "#n/a", "#nv"})
"""What people, and spreadsheets, write where there is no number."""

_MOST_NAMED = 4
"""So many cells are named in a refusal; the rest is counted."""


def write_texts(context: FormContext, texts: Mapping[Place, str]) -> Scorecard:
    """Type texts into cells, all or none; an empty text takes the value out.

    Raises UserError that names the cells that cannot be read, and their texts.
    """
    return write_numbers(context, read_texts(context, texts))


def write_numbers(context: FormContext, numbers: Mapping[Place, float | None]) -> Scorecard:
    """Put numbers into cells, all or none; None takes the value out."""
    refuse_barred(context, numbers)
    values: defaultdict[Slot, dict[Period, float | None]] = defaultdict(dict)
    for (slot, period), number in numbers.items():
        values[slot][period] = number
    done: Mapping[Slot, Numbers] = values
    return set_numbers(context.card, values=done, mint=context.mint)


def read_texts(context: FormContext, texts: Mapping[Place, str]) -> dict[Place, float | None]:
    """Read texts as numbers of their measures; UserError that names every one that is none."""
    numbers: dict[Place, float | None] = {}
    bad: dict[Place, str] = {}
    for place, text in texts.items():
        try:
            numbers[place] = read_value(context, place, text)
        except UserError as error:
            bad[place] = str(error)
    if bad:
        raise UserError(_refusal(context, bad, texts))
    return numbers


def read_value(context: FormContext, place: Place, text: str) -> float | None:
    """Read a value as `parse_value` does, and what says that there is none as none."""
    slot, period = place
    measure = context.card.measures[slot.measure_id]
    rule = rule_at(context.relations, measure, period)
    if text.strip().casefold() in MISSING_WORDS and chosen_number(text, rule) is None:
        return None
    return parse_value(text, measure, rule, context.forms)


def refuse_barred(context: FormContext, places: Iterable[Place]) -> None:
    """Raise UserError with why the first of these cells cannot be typed into; locks apart."""
    for slot, period in places:
        measure = context.card.measures.get(slot.measure_id)
        if measure is None:
            continue
        series = series_at(context.relations, slot)
        is_computed = computes(measure, GridLine(slot, ""), series)
        bar = bar_to_typing(context, measure, period, is_computed=is_computed)
        if bar:
            raise UserError(_("{reason} Nothing was changed.").format(reason=bar))


def at_card(context: FormContext, card: Scorecard) -> FormContext:
    """Return the context of the scorecard that an edit is made on, as a rule the same one."""
    if card is context.card:
        return context
    return replace(context, card=card, relations=Relations(card))


def place_label(context: FormContext, place: Place, *, with_measure: bool) -> str:
    """Name a cell in a sentence: its series, the measure where there are several, its period."""
    slot, period = place
    label = series_label(slot.kind, series_at(context.relations, slot))
    if with_measure:
        label = f"{context.card.measures[slot.measure_id].name}, {label}"
    return _("{row}, {period}").format(row=label, period=period_label(context, period))


def _refusal(context: FormContext, bad: Mapping[Place, str], texts: Mapping[Place, str]) -> str:
    several = len({slot.measure_id for slot, _period in texts}) > 1
    if len(bad) == 1:
        ((place, reason),) = bad.items()
        return _("{cell}: {reason} Nothing was changed.").format(
            cell=place_label(context, place, with_measure=several), reason=reason
        )
    named = [
        _("{cell} (“{text}”)").format(
            cell=place_label(context, place, with_measure=several), text=texts[place].strip()
        )
        for place in [*bad][:_MOST_NAMED]
    ]
    rest = len(bad) - len(named)
    if rest:
        named.append(ngettext("{count} more", "{count} more", rest).format(count=rest))
    return ngettext(
        "{count} cell cannot be read as a number: {cells}. Nothing was changed.",
        "{count} cells cannot be read as numbers: {cells}. Nothing was changed.",
        len(bad),
    ).format(count=len(bad), cells="; ".join(named))
