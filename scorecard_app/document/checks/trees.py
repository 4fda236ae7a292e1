"""Check how objectives, measures and cards hang together."""

from collections import Counter
from collections.abc import Iterator

from scorecard_app.document.checks.problem import Problem, about
from scorecard_app.document.naming import objective_name
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.levels import Level
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _, quoted


def parent_cycles(card: Scorecard) -> Iterator[Problem]:
    """Yield each circle of parents once, by the first of its objectives."""
    done = set[ObjectiveId]()
    for start in card.objectives:
        path = list[ObjectiveId]()
        here: ObjectiveId | None = start
        while here is not None and here in card.objectives and here not in done:
            done.add(here)
            path.append(here)
            here = card.objectives[here].parent_id
        if here is not None and here in path:
            circle = [*path[path.index(here) :], here]
            names = " → ".join(quoted(objective_name(card, each)) for each in circle)
            says = _("It stands below itself: {names}.").format(names=names)
            yield about(card, card.objectives[here], level=Level.ERROR, says=says)


def strayed_objectives(card: Scorecard) -> Iterator[Problem]:
    """Yield objectives without a perspective, or in another one than their parent."""
    for objective in card.objectives.values():
        parent = card.objectives.get(objective.parent_id) if objective.parent_id else None
        if objective.perspective_id is None:
            says = _("It stands in no perspective, so no map shows it.")
            yield about(card, objective, level=Level.WARNING, says=says)
        elif parent and parent.perspective_id != objective.perspective_id:
            says = _("It stands in another perspective than its parent “{parent}”.")
            says = says.format(parent=objective_name(card, parent.id))
            yield about(card, objective, level=Level.WARNING, says=says)


def doubled(card: Scorecard) -> Iterator[Problem]:
    """Yield attachments and placements that say the same thing twice, and numbers used twice."""
    pairs = Counter((each.objective_id, each.measure_id) for each in card.attachments.values())
    for attachment in card.attachments.values():
        if pairs[attachment.objective_id, attachment.measure_id] > 1:
            says = _("The measure serves this objective twice.")
            yield about(card, attachment, level=Level.ERROR, says=says)
    spots = Counter((each.map_id, each.item_id) for each in card.placements.values())
    for placement in card.placements.values():
        if spots[placement.map_id, placement.item_id] > 1:
            says = _("The same thing stands on this map twice.")
            yield about(card, placement, level=Level.WARNING, says=says)
    numbers = Counter(each.number for each in card.objectives.values())
    for objective in card.objectives.values():
        if numbers[objective.number] > 1:
            says = _("Its number is used by another objective too.")
            yield about(card, objective, level=Level.WARNING, says=says)


def lost_main_measures(card: Scorecard) -> Iterator[Problem]:
    """Yield objectives whose main measure serves another objective."""
    for objective in card.objectives.values():
        main = objective.main_attachment_id
        attachment = card.attachments.get(main) if main else None
        if attachment and attachment.objective_id != objective.id:
            says = _("Its main measure serves another objective.")
            yield about(card, objective, level=Level.ERROR, says=says)
