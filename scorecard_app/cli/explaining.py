"""The verb `explain`: print how a score came to be, step by step."""

from argparse import Namespace
from collections.abc import Iterator

from scorecard_app.app.locale_forms import forms_for
from scorecard_app.app.surroundings import now
from scorecard_app.cli.exits import Exit
from scorecard_app.cli.output import print_json, print_lines
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.periods import Frequency, Period, last_complete, parse_period
from scorecard_app.domain.plain import Plain
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.explain import explain
from scorecard_app.errors import UserError
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.explanations.wording import explanation
from scorecard_app.storage.files import read_card
from scorecard_app.texts import LocaleForms, _

_INDENT = "  "
_EXPLAINED = ("measures", "objectives", "perspectives")
_MOST_OFFERED = 8


def run(options: Namespace) -> int:
    """Print the derivation of one score at the end of a period, one line a step."""
    card = read_card(options.file)
    subject_id = _subject(card, options.what)
    period = parse_period(options.period) if options.period else _last_month(card)
    scored = explain(card, subject_id, period)
    forms = forms_for(options.lang) if options.lang else LocaleForms()
    line = explanation(scored, card, forms)
    if options.json:
        found: dict[str, Plain] = {"id": subject_id, "period": str(period), "score": scored.score}
        print_json({**found, "explanation": _plain(line)})
    else:
        print_lines(_lines(line))
    return Exit.DONE


def _last_month(card: Scorecard) -> Period:
    today = now().astimezone().date()
    return last_complete(today, Frequency.MONTH, fiscal_start=card.settings.fiscal_start)


def _subject(card: Scorecard, text: str) -> EntityId:
    """Return what a name, the number of a card or an id stands for; measures come first."""
    wanted = text.strip().casefold()
    found = [
        entity.id
        for table in _EXPLAINED
        for entity in card.table(table).values()
        if wanted in {entity.id.casefold(), *_called(entity)}
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError(_nothing_called(card, text))
    raise UserError(
        _("{count} things are called “{name}”. Give one of their ids: {ids}.").format(
            count=len(found), name=text, ids=", ".join(found[:_MOST_OFFERED])
        )
    )


def _called(entity: object) -> set[str]:
    number = getattr(entity, "number", 0)
    name = str(getattr(entity, "name", "")).casefold()
    return {each for each in (name, f"#{number}" if number else "") if each}


def _nothing_called(card: Scorecard, text: str) -> str:
    wanted = text.strip().casefold()
    names = [each.name for each in card.measures.values()]
    names += [each.name for each in card.objectives.values()]
    near = [name for name in names if wanted and wanted in name.casefold()]
    sentence = _("No measure, objective or perspective is called “{name}”.").format(name=text)
    if not near:
        return sentence
    offered = "; ".join(near[:_MOST_OFFERED])
    return f"{sentence} " + _("There are: {names}.").format(names=offered)


def _lines(line: Line, depth: int = 0) -> Iterator[str]:
    status = f" · {line.status.word}" if line.status else ""
    number = f": {line.number}" if line.number else ""
    yield f"{_INDENT * depth}{line.text}{number}{status}"
    for part in line.parts:
        yield from _lines(part, depth + 1)


def _plain(line: Line) -> Plain:
    found: dict[str, Plain] = {"text": line.text}
    if line.number:
        found["number"] = line.number
    if line.status:
        found["status"] = line.status.word
    if line.entity_id:
        found["id"] = line.entity_id
    if line.parts:
        found["parts"] = [_plain(each) for each in line.parts]
    return found
