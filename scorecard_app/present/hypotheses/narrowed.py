"""Which links the table shows, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import Link, LinkKind
from scorecard_app.engine.evidence.review import Verdict
from scorecard_app.engine.evidence.says import Says
from scorecard_app.present.hypotheses.columns import Column
from scorecard_app.present.hypotheses.reviewed import is_to_doubt
from scorecard_app.present.hypotheses.rows import Grounds, LinkRow, has_no_evidence, link_row
from scorecard_app.texts import N_

_LITTLE = frozenset({Says.TOO_FEW, Says.NO_VALUES, Says.NO_MEASURE, Says.STILL})


class Narrow(Enum):
    """Which links are asked for."""

    ALL = "all"
    DOUBT = "doubt"
    NO_EVIDENCE = "no evidence"
    LITTLE_DATA = "little data"


NARROWS: Mapping[Narrow, str] = {
    Narrow.ALL: N_("All links"),
    Narrow.DOUBT: N_("Links to doubt"),
    Narrow.NO_EVIDENCE: N_("No evidence"),
    Narrow.LITTLE_DATA: N_("Not enough data"),
}
"""What each of them is called."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is looked for, and by which column rows are sorted; None is the scorecard's order."""

    narrow: Narrow = Narrow.ALL
    text: str = ""
    verdicts: frozenset[Verdict] = frozenset()
    column: Column | None = None
    is_descending: bool = False


def arranged(grounds: Grounds, arrangement: Arrangement) -> tuple[LinkRow, ...]:
    """Return the rows that are looked for, in their order."""
    links = _in_order(grounds)
    rows = [link_row(grounds, link.id) for link in links if _is_wanted(grounds, link, arrangement)]
    words = arrangement.text.casefold().split()
    rows = [row for row in rows if all(_says(row, word) for word in words)]
    if arrangement.column is not None:
        column = arrangement.column
        rows.sort(key=lambda row: row.cell(column).sort, reverse=arrangement.is_descending)
    return tuple(rows)


def counts(grounds: Grounds) -> Mapping[Narrow, int]:
    """Return how many links each filter shows."""
    links = grounds.context.card.links.values()
    return {each: sum(_is(grounds, link, each) for link in links) for each in Narrow}


def _in_order(grounds: Grounds) -> Sequence[Link]:
    """Return the links by the numbers of the cards that they join."""
    card = grounds.context.card

    def numbers(link: Link) -> tuple[int, int, str]:
        ends = (card.objectives[each].number for each in (link.from_id, link.to_id))
        first, second = ends
        return first, second, link.sign.value

    return sorted(card.links.values(), key=numbers)


def _is_wanted(grounds: Grounds, link: Link, arrangement: Arrangement) -> bool:
    if arrangement.verdicts:
        review = grounds.review(link.id)
        if review is None or review.verdict not in arrangement.verdicts:
            return False
    return _is(grounds, link, arrangement.narrow)


def _is(grounds: Grounds, link: Link, narrow: Narrow) -> bool:
    match narrow:
        case Narrow.DOUBT:
            return is_to_doubt(link, grounds.evidence)
        case Narrow.NO_EVIDENCE:
            return has_no_evidence(link)
        case Narrow.LITTLE_DATA:
            weighed = grounds.weighed(link.id)
            return link.kind is not LinkKind.LOGICAL and bool(weighed and weighed.says in _LITTLE)
        case _:
            return True


def _says(row: LinkRow, word: str) -> bool:
    return any(word in cell.text.casefold() for cell in row.cells)


def kept_rows(grounds: Grounds, before: Sequence[LinkId]) -> tuple[LinkRow, ...]:
    """Return the rows again where they stand, so that none jumps away while it is edited."""
    return tuple(link_row(grounds, each) for each in before)


def link_ids(rows: Sequence[LinkRow]) -> list[LinkId]:
    """Return the links of rows."""
    return [row.link_id for row in rows]
