"""L11: titles that say no action, say too much, or say two things at once."""

import re
from collections.abc import Iterator

from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints.hint import Hint
from scorecard_app.engine.hints.verbs import begins_with_verb, has_verb

MOST_WORDS = 8

_SO_THAT = re.compile(r",?\s+(?:in order to|so that|so as to|to enable|damit|um)\s+", re.IGNORECASE)
"""Between a means and its end: two cards and a link."""

_AND = re.compile(r"(?:\s*;\s*|\.\s+|,?\s+(?:and|und)\s+)")
"""Between two statements that each say what is done."""


def unclear(relations: Relations) -> Iterator[Hint]:
    """Yield the objectives whose title a reader would stumble over; a card has one remark."""
    for objective in relations.card.objectives.values():
        title = objective.name.strip()
        if not title:
            continue
        parts, words = statements(title), len(title.split())
        if parts:
            case = "means and end" if _SO_THAT.search(title) else "two statements"
            yield Hint("L11", case, (objective.id,), parts=parts)
        elif words > MOST_WORDS:
            yield Hint("L11", "many words", (objective.id,), figure=words)
        elif not has_verb(title):
            yield Hint("L11", "no verb", (objective.id,))


def statements(title: str) -> tuple[str, ...]:
    """Return the two statements of a title, the means first; nothing where there is one.

    >>> statements("Train staff in order to answer faster")
    ('Train staff', 'Answer faster')
    """
    so_that = _SO_THAT.search(title)
    if so_that is not None and so_that.start() > 0 and so_that.end() < len(title):
        return _sides(title, so_that)
    for between in _AND.finditer(title):
        left, right = _sides(title, between)
        if begins_with_verb(left) and begins_with_verb(right):
            return left, right
    return ()


def _sides(title: str, between: re.Match[str]) -> tuple[str, str]:
    left, right = title[: between.start()].strip(), title[between.end() :].strip(" .")
    return left, right[:1].upper() + right[1:]
