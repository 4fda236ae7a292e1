"""Order the rows of the table: grouped, sorted and filtered; pure, so that a view only follows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.behaviour import Variation
from scorecard_app.present.outline import ROOT, NodeId, NodeKind, Tree
from scorecard_app.present.statuses import NO_DATA, NOT_SCORED
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.differences import (
    by_now,
    done,
    relative_variance,
    score_change,
    value_change,
    variance,
)
from scorecard_app.present.table.facts import FactBook, Facts, SortKey, period_shown
from scorecard_app.present.table.filters import Filter, meets, words_of
from scorecard_app.present.table.nodes import (
    NOBODY,
    Grouping,
    below_group,
    group_node,
    group_title,
    is_group,
)


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column rows are sorted among their siblings."""

    column: Column
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the rows of the table stand; without a sorting in the order of the scorecard."""

    grouping: Grouping = Grouping.PERSPECTIVE
    sorting: Sorting | None = None
    filter: Filter = Filter()  # noqa: RUF009 - frozen

    @property
    def rests_on_figures(self) -> bool:
        """Say whether an edit of a figure may move a row."""
        return self != Arrangement()


def arranged(arrangement: Arrangement, book: FactBook) -> Tree:
    """Return the tree of the rows that are seen."""
    tree = _grouped(arrangement.grouping, book)
    if not arrangement.filter.is_empty:
        tree = _filtered(tree, arrangement.filter, book)
    if arrangement.sorting is not None:
        tree = _sorted(tree, arrangement.sorting, book)
    return tree


def _grouped(grouping: Grouping, book: FactBook) -> Tree:
    relations = book.footing.relations
    tree = book.outline
    match grouping:
        case Grouping.PERSPECTIVE:
            return tree
        case Grouping.THEME:
            return _by_theme(tree, relations)
        case Grouping.OWNER:
            return _by_owner(tree, book)
        case Grouping.STATUS:
            return _by_status(tree, book)
        case Grouping.NONE:
            return {ROOT: tuple(_measures(tree, book))}


def _by_theme(tree: Tree, relations: Relations) -> Tree:
    """Group objectives by their themes, their measures below; one of two themes stands twice."""
    themes = sorted(relations.card.themes.values(), key=lambda each: (each.position, each.id))
    objectives = _objectives(tree, relations)
    found: dict[NodeId, tuple[NodeId, ...]] = {}
    groups: list[NodeId] = []
    for key in (*(theme.id for theme in themes), NOBODY):
        members = [each for each in objectives if _has_theme(each, key, relations)]
        if members:
            group = group_node(Grouping.THEME, key)
            groups.append(group)
            found[group] = tuple(_stand_in(each, group, relations, found) for each in members)
    return {ROOT: tuple(groups)} | {node: below for node, below in found.items() if below}


def _has_theme(node: NodeId, key: str, relations: Relations) -> bool:
    held = [
        each
        for each in relations.card.objectives[ObjectiveId(node)].theme_ids
        if each in relations.card.themes
    ]
    return key in held if key else not held


def _stand_in(
    node: NodeId, group: NodeId, relations: Relations, found: dict[NodeId, tuple[NodeId, ...]]
) -> NodeId:
    """Put an objective with its measures below a group, and return the node by which it stands."""
    measures = (each.id for each in relations.attachments_of(ObjectiveId(node)))
    if node not in found:
        found[node] = tuple(measures)
        return node
    shown = below_group(group, node)
    found[shown] = tuple(below_group(group, each) for each in measures)
    return shown


def _objectives(tree: Tree, relations: Relations) -> Sequence[NodeId]:
    return [each for each in _walk(tree) if each in relations.card.objectives]


def _by_owner(tree: Tree, book: FactBook) -> Tree:
    kinds = {NodeKind.OBJECTIVE, NodeKind.MEASURE}
    members = [each for each in _once(_walk(tree), book) if book[each].kind in kinds]
    people = book.footing.relations.card.people
    order = [*sorted(people, key=lambda each: (people[each].name.casefold(), each)), NOBODY]
    return _grouped_by(Grouping.OWNER, members, lambda each: book[each].owner_id or NOBODY, order)


def _by_status(tree: Tree, book: FactBook) -> Tree:
    bands = book.footing.relations.card.settings.bands
    order = [*(band.key for band in bands), NO_DATA, NOT_SCORED]
    measures = list(_measures(tree, book))
    return _grouped_by(Grouping.STATUS, measures, lambda each: book[each].state_key, order)


def _grouped_by(
    grouping: Grouping,
    members: Iterable[NodeId],
    key_of: Callable[[NodeId], str],
    order: Iterable[str],
) -> Tree:
    groups: defaultdict[str, list[NodeId]] = defaultdict(list)
    for member in members:
        groups[key_of(member)].append(member)
    known = [key for key in order if key in groups]
    known += [key for key in groups if key not in known]
    tree = {group_node(grouping, key): tuple(groups[key]) for key in known}
    return {ROOT: tuple(tree), **tree} if tree else {}


def _measures(tree: Tree, book: FactBook) -> Iterable[NodeId]:
    return [each for each in _once(_walk(tree), book) if book[each].kind is NodeKind.MEASURE]


def _once(nodes: Iterable[NodeId], book: FactBook) -> Iterable[NodeId]:
    """Yield every entity once, wherever else it stands."""
    seen: set[EntityId | None] = {None}
    for node in nodes:
        entity_id = book[node].entity_id
        if entity_id not in seen:
            seen.add(entity_id)
            yield node


def _walk(tree: Tree) -> Iterable[NodeId]:
    """Yield every node, as seen from above."""
    waiting = [*reversed(tree.get(ROOT, ()))]
    seen: set[NodeId] = set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        yield node
        waiting.extend(reversed(tree.get(node, ())))


def _filtered(tree: Tree, wanted: Filter, book: FactBook) -> Tree:
    """Keep the rows that are looked for, and those above them."""
    words = words_of(wanted)
    kept: dict[NodeId, tuple[NodeId, ...]] = {}

    def keep(node: NodeId, missing: tuple[str, ...]) -> bool:
        facts = book[node]
        text = group_title(node, book.footing.relations.card).casefold() if is_group(node) else ""
        text = text or facts.spelling
        missing = tuple(word for word in missing if word not in text)
        below = tuple(each for each in tree.get(node, ()) if keep(each, missing))
        if below:
            kept[node] = below
        is_wanted = not missing and facts.kind is not NodeKind.GROUP and meets(facts, wanted)
        return bool(below) or is_wanted

    seen = tuple(each for each in tree.get(ROOT, ()) if keep(each, words))
    return {ROOT: seen, **kept} if seen else {}


def _sorted(tree: Tree, sorting: Sorting, book: FactBook) -> Tree:
    read = SORT_KEYS[sorting.column]
    if read is _trend_rank:
        book.judge_behaviour({node for below in tree.values() for node in below})

    def ordered(nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        keys = {node: book[node].sort_key(sorting.column, read) for node in nodes}
        known = [node for node in nodes if keys[node] is not None]
        known.sort(key=lambda node: keys[node], reverse=sorting.is_descending)  # type: ignore[arg-type,return-value]  # of one kind
        return (*known, *(node for node in nodes if keys[node] is None))

    return {node: ordered(below) for node, below in tree.items()}


def _status_rank(facts: Facts) -> float | None:
    bands = facts.footing.relations.card.settings.bands
    ranks = [rank for rank, band in enumerate(bands) if band.key == facts.state_key]
    return float(ranks[0]) if ranks else None


_TREND_RANKS: Mapping[Variation, float] = {
    Variation.CONCERNING: 0.0,
    Variation.CHANGING: 1.0,
    Variation.COMMON_CAUSE: 2.0,
    Variation.IMPROVING: 3.0,
}


def _trend_rank(facts: Facts) -> float | None:
    return _TREND_RANKS[facts.latest.variation] if facts.latest else None


def _level(facts: Facts) -> float | None:
    share = relative_variance(facts)
    return share if share is not None else variance(facts)


def _last_day(facts: Facts) -> float | None:
    period = period_shown(facts)
    if period is None:
        return None
    start = facts.footing.relations.card.settings.fiscal_start
    return float(period.end(fiscal_start=start).toordinal())


def _text(read: Callable[[Facts], str]) -> Callable[[Facts], str | None]:
    return lambda facts: read(facts).casefold() or None


def _lead_word(facts: Facts) -> str:
    return facts.lead_lag.value if facts.lead_lag else ""


SORT_KEYS: Mapping[Column, Callable[[Facts], SortKey | None]] = {
    Column.NAME: _text(attrgetter("name")),
    Column.STATUS: _status_rank,
    Column.VALUE: attrgetter("now.value"),
    Column.TARGET: attrgetter("now.target"),
    Column.VARIANCE: variance,
    Column.RELATIVE: relative_variance,
    Column.TREND: _trend_rank,
    Column.HISTORY: _trend_rank,
    Column.LEVEL: _level,
    Column.SCORE: attrgetter("now.score"),
    Column.VALUE_THEN: attrgetter("then.value"),
    Column.VALUE_CHANGE: value_change,
    Column.SCORE_THEN: attrgetter("then.score"),
    Column.SCORE_CHANGE: score_change,
    Column.COVERAGE: attrgetter("coverage"),
    Column.AS_OF: _last_day,
    Column.WEIGHT: attrgetter("share"),
    Column.EFFECTIVE: attrgetter("effective"),
    Column.LEAD_LAG: _text(_lead_word),
    Column.OWNER: _text(attrgetter("owner")),
    Column.PROGRESS: done,
    Column.BY_NOW: by_now,
}
