"""The steps of an import: what each says in one line, and whether it asks to be looked at."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final

from scorecard_app.exchange.guesses.meaning import UNIT
from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.exchange.intake.plan import State
from scorecard_app.exchange.preview.changes import Key
from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.exchange.preview.guesses import CONVENTIONS, GuessLine, Surety
from scorecard_app.exchange.preview.tables import cells_of
from scorecard_app.texts import N_, _, ngettext


class Step(Enum):
    """The steps, in their order; any of them may be looked at at any time."""

    SOURCE = N_("Source")
    RANGE = N_("Sheet and range")
    SHAPE = N_("Shape")
    COLUMNS = N_("Columns")
    CHECK = N_("Check")
    CHANGES = N_("What changes")
    RESULT = N_("Result")


class Mark(Enum):
    """How a step stands; each has a shape and a word."""

    WAITING = N_("Not yet")
    DONE = N_("Settled")
    LOOK = N_("Worth a look")
    ASKS = N_("Asks something")
    BLOCKED = N_("Cannot go on")


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as the list shows it."""

    step: Step
    title: str
    says: str = ""
    mark: Mark = Mark.WAITING


_WEAK: Final = frozenset({Surety.UNSURE})


def step_lines(
    findings: Findings | None, left_out: Collection[Key] = (), *, done: str = ""
) -> tuple[StepLine, ...]:
    """Return every step as it stands; `done` says what an import that was made did."""
    if findings is None or not findings.inquiry.books:
        return tuple(StepLine(each, _(each.value)) for each in Step)
    if not findings.meanings:
        rest = [StepLine(each, _(each.value)) for each in Step][1:]
        return (_source(findings), *rest)
    return (
        _source(findings),
        _range(findings),
        _shape(findings),
        _columns(findings),
        _check(findings),
        _changes(findings, left_out),
        _result(done),
    )


def counts(findings: Findings, left_out: Collection[Key] = ()) -> str:
    """Say in one line what an import would do."""
    rows = [each for each in findings.changes if each.key not in left_out]
    texts = (
        (sum(each.state is State.NEW for each in rows), _("{count} new")),
        (sum(each.state is State.CHANGED for each in rows), _("{count} changed")),
        (sum(each.state is State.UNCHANGED for each in rows), _("{count} same")),
        (len(left_out), _("{count} left out")),
        (findings.unread, _unread_text(findings.unread)),
    )
    return ", ".join(text.format(count=count) for count, text in texts if count)


def _line(step: Step, says: str, mark: Mark) -> StepLine:
    return StepLine(step, _(step.value), says, mark)


def _source(findings: Findings) -> StepLine:
    names = ", ".join(each.name for each in findings.sources)
    return _line(Step.SOURCE, names, Mark.BLOCKED if findings.refused else Mark.DONE)


def _range(findings: Findings) -> StepLine:
    places = [
        f"{each.table.sheet.name} {cells_of(each.table)}".strip() for each in findings.meanings
    ]
    is_one_of_many = any(len(each.tables) > 1 for each in findings.meanings)
    is_told = any(key.endswith("table") for key in findings.inquiry.corrections)
    mark = Mark.LOOK if is_one_of_many and not is_told else Mark.DONE
    return _line(Step.RANGE, ", ".join(places), mark)


def _shape(findings: Findings) -> StepLine:
    says = "; ".join(dict.fromkeys(each.text for each in findings.shapes))
    if any(not _is_convention(each) for each in findings.questions):
        return _line(Step.SHAPE, says, Mark.ASKS)
    sureties = [each.surety for each in findings.guesses if not _is_convention(each)]
    sureties += [each.surety for each in findings.shapes]
    weak = any(each in _WEAK for each in sureties)
    weak = weak or any(each.text and not each.is_told for each in findings.words)
    return _line(Step.SHAPE, says, Mark.LOOK if weak else Mark.DONE)


def _is_convention(guess: GuessLine) -> bool:
    return guess.key.removeprefix(SECOND) in CONVENTIONS


def _is_usual(guess: GuessLine) -> bool:
    """Say whether a weak guess is of no weight: most tables say no unit."""
    return guess.key.endswith(UNIT) and not guess.value


def _columns(findings: Findings) -> StepLine:
    used = sum(each.is_used for each in findings.columns)
    says = _("{used} of {count} used").format(used=used, count=len(findings.columns))
    if any(_is_convention(each) for each in findings.questions):
        return _line(Step.COLUMNS, says, Mark.ASKS)
    sureties = [each.surety for each in findings.columns]
    sureties += [e.surety for e in findings.guesses if _is_convention(e) and not _is_usual(e)]
    weak = any(each in _WEAK for each in sureties)
    return _line(Step.COLUMNS, says, Mark.LOOK if weak else Mark.DONE)


def _check(findings: Findings) -> StepLine:
    asked, unread = len(findings.questions), findings.unread
    parts = []
    if asked:
        parts.append(ngettext("{count} question", "{count} questions", asked).format(count=asked))
    if unread:
        parts.append(_unread_text(unread).format(count=unread))
    mark = Mark.ASKS if asked else Mark.LOOK if unread else Mark.DONE
    return _line(Step.CHECK, ", ".join(parts) or _("Every cell is read"), mark)


def _result(done: str) -> StepLine:
    return _line(Step.RESULT, done or _("Not applied yet"), Mark.DONE if done else Mark.WAITING)


def _unread_text(count: int) -> str:
    return ngettext("{count} cell not read", "{count} cells not read", count)


def _changes(findings: Findings, left_out: Collection[Key]) -> StepLine:
    if findings.intake is None:
        return _line(Step.CHANGES, "", Mark.WAITING)
    says = counts(findings, left_out)
    if not says:
        return _line(Step.CHANGES, _("Nothing to take"), Mark.BLOCKED)
    return _line(Step.CHANGES, says, Mark.DONE)
