"""What a scenario is called until somebody says otherwise: what it changes most."""

from scorecard_app.engine.influence.plan import Plan
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import signed_percent
from scorecard_app.texts import _, ngettext


def suggested_name(board: Board, plan: Plan) -> str:
    """Name a plan by its largest push, and say how much more there is to it."""
    pushes = sorted(plan.pushes, key=lambda each: -abs(each.amount))
    known = [each for each in pushes if each.objective_id in board.stands]
    changed = len(known) + len(plan.lever_settings) + len(plan.initiatives)
    if not known:
        levers = board.relations.card.levers
        named = [levers[key].name for key in plan.lever_settings if key in levers]
        return named[0] if named else _("Scenario")
    name = board.stands[known[0].objective_id].name or _("(no name)")
    first = f"{name} {signed_percent(known[0].amount, board.forms)}"
    if changed == 1:
        return first
    return ngettext("{first} and {count} more", "{first} and {count} more", changed - 1).format(
        first=first, count=changed - 1
    )
