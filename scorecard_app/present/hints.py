"""Word the hints, loops and loose ends: what is there, why it matters, what to do, and where."""

from collections import defaultdict
from dataclasses import dataclass, replace

from scorecard_app.document.naming import objective_name, short_title, title
from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.links import Link, Sign
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.engine.hints import MANY, Hint, Known, hints
from scorecard_app.engine.traces import loops, orphans
from scorecard_app.present.hint_words import HINT_WORDS
from scorecard_app.present.mends import MENDS, Mend
from scorecard_app.texts import _, ngettext, quoted

_TABLES = (
    "objectives",
    "measures",
    "links",
    "maps",
    "perspectives",
    "value_streams",
    "levers",
    "initiatives",
)
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


def hint_groups(relations: Relations, known: Known | None = None) -> tuple[HintGroup, ...]:
    """Return all remarks on a scorecard, the worst first, then its loops and its loose cards.

    What is known of how it stands lets more rules speak.
    """
    card, groups = relations.card, defaultdict(list)
    alone = set(orphans(card)) if card.links else set()
    for hint in hints(relations, known):
        is_alone = hint.code == "L01" and bool(alone & {*hint.about})
        title_of = _("Without any link") if is_alone else _(HINT_WORDS[hint.code, hint.case].title)
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
    words = HINT_WORDS[hint.code, hint.case]
    entity = _entity(card, hint)
    what = title(card, entity) if entity else ""
    first, second = (*hint.parts, "", "")[:2]
    says = _(words.says).format(
        what=what, goal=_goal(card), count=hint.figure, first=first, second=second
    )
    is_means = hint.case == "means and end"
    is_about_one = entity is not None and not hint.case.startswith(MANY)
    name = short_title(card, entity) if entity and is_about_one else says
    mends = MENDS.get((hint.code, hint.case), ())
    why = _(words.why)
    return HintLine(name, says, why, hint.about, hint.code, hint.parts, is_means, mends)


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
