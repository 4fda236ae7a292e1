"""Word the hints, loops and loose ends: what is there, why it matters, what to do, and where."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard_app.document.naming import objective_name, short_title, title
from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.links import Link, Sign
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.engine.hints import Hint, hints
from scorecard_app.engine.traces import loops, orphans
from scorecard_app.present.mends import MENDS, Mend
from scorecard_app.texts import N_, _, ngettext, quoted

_SAYS: Mapping[tuple[str, str], str] = {
    ("L01", "no path"): N_("{what} does not lead to {goal}."),
    ("L01", "no links"): N_("No card is linked to another yet."),
    ("L02", "no measure"): N_("{what} has no measure."),
    ("L02", "nothing measured"): N_("No objective has a measure yet."),
    ("L02", "no objective"): N_("{what} serves no objective."),
    ("L03", "soon many measures"): N_("There are {count} measures already."),
    ("L03", "many measures"): N_("There are {count} measures; more than 25 are hard to steer by."),
    ("L03", "many core measures"): N_("{what} is judged by {count} measures."),
    ("L03", "many objectives"): N_("{what} shows {count} objectives."),
    ("L06", "cause at once"): N_("{what} acts without any lag."),
    ("L06", "logic with a lag"): N_("{what} is true by definition, yet has a lag."),
    ("L07", "loop at once"): N_("{count} links make a loop without any lag: {what} is one."),
    ("L11", "no verb"): N_("{what} names a thing, not an action."),
    ("L11", "many words"): N_("{what} has {count} words."),
    ("L11", "two statements"): N_("{what} says two things: “{first}” and “{second}”."),
    ("L11", "means and end"): N_("{what} says a means, “{first}”, and its end, “{second}”."),
}

_WHY: Mapping[tuple[str, str], str] = {
    ("L01", "no path"): N_(
        "What leads nowhere cannot be weighed against the rest. Link it to what it serves."
    ),
    ("L01", "no links"): N_(
        "Links say what is to bring about what. Drag from the edge of a card to the one it serves."
    ),
    ("L02", "nothing measured"): N_(
        "Without measures nobody can see whether the strategy succeeds. Begin with the library."
    ),
    ("L02", "no measure"): N_(
        "Without a measure nobody can see whether it succeeds. Attach one from the library."
    ),
    ("L02", "no objective"): N_(
        "A measure that serves nothing costs work and decides nothing. Attach or delete it."
    ),
    ("L03", "soon many measures"): N_(
        "Beyond 25 nobody follows them all. Ask of each new one which decision it serves."
    ),
    ("L03", "many measures"): N_(
        "Keep those by which somebody decides, and leave the others to the departments."
    ),
    ("L03", "many core measures"): N_(
        "One or two say whether it succeeds; take the others out of the score."
    ),
    ("L03", "many objectives"): N_(
        "More than 20 are hard to read on a wall. Make a second map, or filter this one."
    ),
    ("L06", "cause at once"): N_(
        "A cause needs time. Give the link its lag, or make it logical if it is true at once."
    ),
    ("L06", "logic with a lag"): N_("Remove the lag, or make the link causal."),
    ("L07", "loop at once"): N_(
        "An effect would be its own cause in the same month. Give one of the links a lag."
    ),
    ("L11", "no verb"): N_("Begin with what is done: “Cut …”, “Raise …”, “Keep …”."),
    ("L11", "many words"): N_("Up to 8 can be read from the last row. Move the rest to the notes."),
    ("L11", "two statements"): N_("One may succeed without the other. Make two cards of it."),
    ("L11", "means and end"): N_("Make two cards of it, the means linked to its end."),
}


_TABLES = ("objectives", "measures", "links", "maps")
"""Where to look for what a hint is about."""


@dataclass(frozen=True, slots=True)
class HintLine:
    """One remark, ready to show: what it is about in short, what it says and why it matters.

    `reveals` are the ids to show, the first first. `code` names the rule, "" where there is none;
    `split` the statements to make two cards of, linked where the first `is_means` to the second,
    and `mends` what one click can do about it.
    """

    name: str
    says: str
    why: str
    reveals: tuple[EntityId, ...]
    code: str = ""
    split: tuple[str, ...] = ()
    is_means: bool = False
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class HintGroup:
    """Remarks that belong together, under a heading."""

    title: str
    lines: tuple[HintLine, ...]


_TITLES: Mapping[tuple[str, str], str] = {
    ("L01", "no path"): N_("Leading nowhere"),
    ("L01", "no links"): N_("Leading nowhere"),
    ("L02", "no measure"): N_("Without a measure"),
    ("L02", "nothing measured"): N_("Without a measure"),
    ("L02", "no objective"): N_("Serving no objective"),
    ("L03", "soon many measures"): N_("Many measures"),
    ("L03", "many measures"): N_("Many measures"),
    ("L03", "many core measures"): N_("Judged by many measures"),
    ("L03", "many objectives"): N_("Crowded maps"),
    ("L06", "cause at once"): N_("Causes without a lag"),
    ("L06", "logic with a lag"): N_("Definitions with a lag"),
    ("L07", "loop at once"): N_("Loops without any lag"),
    ("L11", "no verb"): N_("Titles without a verb"),
    ("L11", "many words"): N_("Long titles"),
    ("L11", "two statements"): N_("Titles that say two things"),
    ("L11", "means and end"): N_("Titles that say a means and its end"),
}


def hint_groups(relations: Relations) -> tuple[HintGroup, ...]:
    """Return all remarks on a scorecard, the worst first, then its loops and its loose cards."""
    card, groups = relations.card, defaultdict(list)
    alone = set(orphans(card)) if card.links else set()
    for hint in hints(relations):
        is_alone = hint.code == "L01" and bool(alone & {*hint.about})
        title_of = _("Without any link") if is_alone else _(_TITLES[hint.code, hint.case])
        line = hint_line(card, hint)
        groups[title_of].append(_said_alone(card, line) if is_alone else line)
        alone -= {*map(ObjectiveId, hint.about)} if is_alone else set()
    groups[_("Loops")] += [_loop_line(card, loop) for loop in loops(card)]
    groups[_("Without any link")] += [
        _orphan_line(card, key) for key in card.objectives if key in alone
    ]
    return tuple(HintGroup(name, tuple(lines)) for name, lines in groups.items() if lines)


def hint_line(card: Scorecard, hint: Hint) -> HintLine:
    """Return a hint in words."""
    case = (hint.code, hint.case)
    entity = _entity(card, hint)
    what = title(card, entity) if entity else ""
    first, second = (*hint.parts, "", "")[:2]
    says = _(_SAYS[case]).format(
        what=what, goal=_goal(card), count=hint.figure, first=first, second=second
    )
    is_means = hint.case == "means and end"
    name = short_title(card, entity) if entity else says
    mends = MENDS.get(case, ())
    return HintLine(name, says, _(_WHY[case]), hint.about, hint.code, hint.parts, is_means, mends)


def _loop_line(card: Scorecard, loop: tuple[Link, ...]) -> HintLine:
    around = [loop[0].from_id, *(link.to_id for link in loop)]
    names = " → ".join(quoted(objective_name(card, key)) for key in around)
    months = sum(link.lag_months for link in loop)
    falls = sum(link.sign is Sign.NEGATIVE for link in loop) % 2 == 1
    why = (
        _("Round this loop a change works against itself: it steadies.")
        if falls
        else _("Round this loop a change adds to itself: it builds up, up or down.")
    )
    lag = ngettext("{count} month round", "{count} months round", months).format(count=months)
    says = f"{names}, {lag}"
    numbers = " → ".join(str(card.objectives[key].number) for key in around)
    return HintLine(f"{numbers}, {lag}", says, why, (*around[:-1], *(link.id for link in loop)))


def _orphan_line(card: Scorecard, key: ObjectiveId) -> HintLine:
    says = _("{what} has no link.").format(what=title(card, card.objectives[key]))
    why = _("Link it to what it serves, or to what serves it.")
    name = short_title(card, card.objectives[key])
    return HintLine(name, says, why, (key,), mends=(Mend.LINK,))


def _said_alone(card: Scorecard, line: HintLine) -> HintLine:
    """Say of a card that leads nowhere that nothing leads to it, either."""
    alone = _orphan_line(card, ObjectiveId(line.reveals[0]))
    return replace(alone, why=line.why, code=line.code)


def _entity(card: Scorecard, hint: Hint) -> Entity | None:
    if not hint.about:
        return None
    found = (card.table(name).get(hint.about[0]) for name in _TABLES)
    return next(entity for entity in found if entity is not None)


def _goal(card: Scorecard) -> str:
    key = card.settings.culminating_perspective_id
    lane = card.perspectives.get(key) if key else None
    return quoted(lane.name) if lane else ""
