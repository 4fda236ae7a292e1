"""What one row of each table is: why it looks so, and what else it may be taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.domain.plain import Plain
from scorecard_app.exchange.guesses.meaning import Layout, Meaning
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.exchange.preview.guesses import Surety
from scorecard_app.exchange.preview.words import LAYOUTS, ROW_KINDS
from scorecard_app.texts import N_, _, ngettext

_REASONS: Final[Mapping[Layout, str]] = {
    Layout.WIDE: N_("Several headers name periods, and each row has a name."),
    Layout.TALL: N_("A column names the periods, and the other headers name what is measured."),
    Layout.LONG: N_("Each row names a measure and a period of its own."),
    Layout.RECORDS: N_("Each row names a measure, and no column says of which period it is."),
    Layout.STRATEGY: N_("The columns name objectives and hold no numbers."),
    Layout.NOTHING: N_("No column holds numbers, measures or objectives."),
}
_SURETIES: Final[Mapping[Surety, str]] = {
    Surety.LIKELY: N_("Likely"),
    Surety.CHOSEN: N_("Chosen"),
    Surety.UNSURE: N_("Unsure"),
}
_NAMES: Final = (Role.MEASURE, Role.LABEL, Role.OBJECTIVE)
_NUMBERS: Final = frozenset({Role.VALUE, Role.BASELINE, Role.PERIOD, Role.SERIES, Role.STRETCH})


@dataclass(frozen=True, slots=True)
class ShapeLine:
    """What a row of one table is; `choices` are words and the corrections that make it so."""

    book: int
    text: str
    surety: Surety
    sure: str
    reason: str
    choices: tuple[tuple[str, Mapping[str, Plain]], ...]
    rows: str


def shape_lines(meanings: Sequence[Meaning]) -> tuple[ShapeLine, ...]:
    """Return a line for each table."""
    return tuple(_line(at, each) for at, each in enumerate(meanings))


def _line(at: int, meaning: Meaning) -> ShapeLine:
    layout = meaning.layout
    is_told = any(key.startswith("column ") for key in meaning.corrections)
    surety = Surety.CHOSEN if is_told else Surety.LIKELY
    if layout is Layout.NOTHING:
        surety = Surety.UNSURE
    choices = [(_(LAYOUTS[layout]), dict[str, Plain]())]
    choices += [
        (_(LAYOUTS[other]), {(SECOND if at else "") + key: role for key, role in made.items()})
        for other, made in _others(meaning).items()
        if other is not layout and made
    ]
    reason = _(_REASONS[layout])
    sure = _(_SURETIES[surety])
    return ShapeLine(at, _(LAYOUTS[layout]), surety, sure, reason, tuple(choices), _rows(meaning))


def _others(meaning: Meaning) -> Mapping[Layout, Mapping[str, Plain]]:
    """Return the columns to correct for each layout that the table could have, too."""
    named = next((each for role in _NAMES for each in meaning.of(role)), None)
    if named is None:
        return {}
    numbers = [each for each in meaning.columns if each.role in _NUMBERS]
    objectives: dict[str, Plain] = {each.key: Role.IGNORED.value for each in numbers}
    objectives |= {each.key: Role.IGNORED.value for each in meaning.of(Role.MEASURE)}
    objectives[named.key] = Role.OBJECTIVE.value
    measures: dict[str, Plain] = {each.key: Role.IGNORED.value for each in meaning.of(Role.PERIOD)}
    measures[named.key] = Role.MEASURE.value
    is_wide = any(each.moment is not None for each in meaning.of(Role.VALUE))
    return {Layout.STRATEGY: objectives, Layout.RECORDS: {} if is_wide else measures}


def _rows(meaning: Meaning) -> str:
    """Say how many rows are data, and what the others are."""
    kinds = list(meaning.rows.values())
    data = kinds.count(RowKind.DATA)
    parts = [ngettext("{count} row of data", "{count} rows of data", data).format(count=data)]
    parts += [
        f"{_(ROW_KINDS[kind])}: {kinds.count(kind)}"
        for kind in RowKind
        if kind is not RowKind.DATA and kind in kinds
    ]
    return ", ".join(parts)
