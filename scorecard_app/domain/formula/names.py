"""Formulas store ids and show names: from what is typed to what is stored, and back.

Only brackets, decimal signs and separators are exchanged, so that a formula keeps the layout in
which it was typed. Measures that share a name are told apart by what they serve: `[Cost (Grow)]`
names the objective, `[Cost #3]` its number; where nothing tells them apart the id stands.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from scorecard_app.domain.formula.parser import id_of, parse, read
from scorecard_app.domain.formula.text import stored_name
from scorecard_app.domain.formula.tokens import (
    MOST_STORED_CHARACTERS,
    STORED,
    Spelling,
    Token,
    TokenKind,
    bracketed,
    fault,
    tokens_of,
    unbracketed,
)
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.errors import UserError
from scorecard_app.texts import _

GONE = "[?]"
"""What is shown in the place of a measure that was deleted."""


def stored(
    text: str, card: Scorecard, spelling: Spelling = STORED, *, known: "Names | None" = None
) -> str:
    """Return the form of a typed formula that is stored; UserError where it cannot be read.

    `known` are the names of the scorecard, for whoever reads many formulas.
    """
    if not text.strip():
        return ""
    names = known or Names(card)
    parse(text, names.resolve, spelling)
    pieces = _exchanged(text, tokens_of(text, spelling), names, spelling)
    found = "".join(pieces).strip()
    read(found)  # ids are longer than names
    return found


def shown(
    text: str, card: Scorecard, spelling: Spelling = STORED, *, known: "Names | None" = None
) -> str:
    """Return a stored formula as it is shown; the inverse of `stored`.

    A measure that is gone shows as [?]. What cannot be read is shown as it stands.
    """
    try:
        tokens = tokens_of(text, STORED, most=MOST_STORED_CHARACTERS)
        return "".join(_shown_pieces(text, tokens, known or Names(card), spelling)).strip()
    except UserError:
        return text


class Names:
    """The names of a scorecard's measures, and which measures each may mean."""

    def __init__(self, card: Scorecard) -> None:
        self._card = card

    def resolve(self, token: Token) -> MeasureId:
        """Return the measure that a name in brackets means; UserError where it is not one."""
        name = unbracketed(token)
        found = self._meant(name)
        if len(found) == 1:
            return found[0]
        if found:
            raise fault(token.start, self._question(name, found))
        raise fault(token.start, self._unknown(name))

    def spelled(self, measure_id: MeasureId) -> str:
        """Return a measure's name in brackets, told apart from others; [?] where it is gone."""
        if measure_id not in self._card.measures:
            return GONE
        for name in self._spellings(measure_id):
            if self._meant(name) == [measure_id]:
                return bracketed(name)
        return bracketed(stored_name(measure_id))

    def _meant(self, name: str) -> Sequence[MeasureId]:
        """Return the measures that a spelling may mean; plain names come before told-apart ones."""
        key = _key(name)
        if key in self._by_name:
            return self._by_name[key]
        if key in self._told_apart:
            return self._told_apart[key]
        measure_id = MeasureId(name[1:])
        is_id = name.startswith("#") and measure_id in self._card.measures
        return [measure_id] if is_id else []

    def _spellings(self, measure_id: MeasureId) -> Iterator[str]:
        name = " ".join(self._card.measures[measure_id].name.split())
        if not name:
            return
        yield name
        objectives = self._served[measure_id]
        for objective in objectives:
            if objective.name:
                yield _by_objective(name, objective)
        for objective in objectives:
            yield _by_number(name, objective)

    def _question(self, name: str, found: Sequence[MeasureId]) -> str:
        choices = dict.fromkeys(self.spelled(each) for each in found)
        return _(
            "{count} measures are called “{name}”. Write which one you mean: {choices}."
        ).format(count=len(found), name=name, choices=_(" or ").join(choices))

    def _unknown(self, name: str) -> str:
        if name == "?":
            return _("the measure that stood here was deleted. Write the name of another one.")
        near = difflib.get_close_matches(_key(name), self._by_name, n=1)
        if near:
            return _("there is no measure “{name}”. Did you mean {near}?").format(
                name=name, near=self.spelled(self._by_name[near[0]][0])
            )
        return _(
            "there is no measure “{name}”. Write the name of a measure of this scorecard."
        ).format(name=name)

    @cached_property
    def _by_name(self) -> dict[str, list[MeasureId]]:
        found: defaultdict[str, list[MeasureId]] = defaultdict(list)
        for measure in self._card.measures.values():
            if measure.name.strip():
                found[_key(measure.name)].append(measure.id)
        return dict(found)

    @cached_property
    def _told_apart(self) -> dict[str, list[MeasureId]]:
        """Return which of the measures that share their name each longer spelling means."""
        found: defaultdict[str, dict[MeasureId, None]] = defaultdict(dict)
        for doubles in self._by_name.values():
            for measure_id in doubles if len(doubles) > 1 else ():
                for spelling in self._spellings(measure_id):
                    found[_key(spelling)][measure_id] = None
        return {key: list(ids) for key, ids in found.items()}

    @cached_property
    def _served(self) -> defaultdict[MeasureId, list[Objective]]:
        found: defaultdict[MeasureId, list[Objective]] = defaultdict(list)
        for attachment in self._card.attachments.values():
            objective = self._card.objectives.get(attachment.objective_id)
            if objective is not None:
                found[attachment.measure_id].append(objective)
        return found


def _exchanged(
    text: str, tokens: Sequence[Token], names: Names, spelling: Spelling
) -> Iterator[str]:
    """Yield a typed formula piece by piece as it is stored."""
    for token, before in _with_gaps(text, tokens):
        yield before
        match token.kind:
            case TokenKind.NAME:
                yield bracketed(stored_name(names.resolve(token)))
            case TokenKind.NUMBER:
                yield token.text.replace(spelling.decimal, STORED.decimal)
            case TokenKind.SEPARATOR:
                yield STORED.separators[0]
            case TokenKind.WORD:
                yield token.text.upper()
            case _:
                yield token.text


def _shown_pieces(
    text: str, tokens: Sequence[Token], names: Names, spelling: Spelling
) -> Iterator[str]:
    for token, before in _with_gaps(text, tokens):
        yield before
        match token.kind:
            case TokenKind.NAME:
                yield names.spelled(id_of(token))
            case TokenKind.NUMBER:
                yield token.text.replace(STORED.decimal, spelling.decimal)
            case TokenKind.SEPARATOR:
                yield spelling.separators[0]
            case _:
                yield token.text


def _with_gaps(text: str, tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Yield each token with the spaces before it; a leading "=" is dropped."""
    end = tokens[0].start
    for token in tokens:
        yield token, text[end : token.start]
        end = token.end


def _by_objective(name: str, objective: Objective) -> str:
    return f"{name} ({' '.join(objective.name.split())})"


def _by_number(name: str, objective: Objective) -> str:
    return f"{name} #{objective.number}"


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
