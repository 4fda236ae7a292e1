"""What computed cards say in a what-if: that they follow a formula, which, or why they do not."""

from collections.abc import Iterator, Mapping

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.formulas.computed import Computed
from scorecard_app.engine.influence.formulas.following import Followed, Unfollowed
from scorecard_app.engine.influence.formulas.reading import Why
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.paths import causes_of
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.what_if.after import values_after
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import STILL
from scorecard_app.texts import N_, _, quoted

_WHYS: Mapping[Why, str] = {
    Why.MISSING: N_("“{measure}” has neither a value nor a baseline that it could start from"),
    Why.LOOKS_BACK: N_(
        "the formula of “{measure}” looks back at weeks, days, targets or too many years"
    ),
    Why.CIRCULAR: N_("the formula of “{measure}” needs its own result"),
    Why.NO_NUMBER: N_("the formula of “{measure}” gives no number today"),
}


def rule_of(network: Network, objective_id: ObjectiveId) -> Followed | None:
    """Return the formula that an objective follows; None where it follows none."""
    rules = (each.rule for each in network.computed)
    return next((each for each in rules if each.objective_id == objective_id), None)


def slope_note() -> str:
    """Say that an answer takes formulas for straight lines."""
    return _("Formulas count by their slope at today’s values.")


def follows_formula(board: Board, network: Network, objective_id: ObjectiveId) -> str:
    """Say by which formula a card follows from others; "" where by none."""
    rule = rule_of(network, objective_id)
    if rule is None:
        return ""
    return _("By formula: {formula}.").format(formula=board.stands[objective_id].formula)


def formula_lines(board: Board, outcome: Outcome, objective_id: ObjectiveId) -> Iterator[Line]:
    """Yield the formulas behind an objective, and what they come to in the last month."""
    net = outcome.network
    behind = causes_of(net, net.row(objective_id))
    moved = {
        each.rule.objective_id: float(outcome.moved[-1, each.row])
        for each in net.computed
        if behind[each.row]
    }
    after = values_after(board, moved)
    for key, change in moved.items():
        stand = board.stands[key]
        if abs(change) < STILL or key not in after or stand.today is None:
            continue
        words = _("“{name}” follows its formula {formula}")
        text = words.format(name=stand.name or _("(no name)"), formula=stand.formula)
        yield Line(text, f"{stand.today.whole} → {after[key].amount.whole}", entity_id=key)


def unfollowed_formulas(card: Scorecard, network: Network) -> Iterator[str]:
    """Say why computed cards do not follow their formulas, and what stands in."""
    for each in network.unfollowed:
        yield _unfollowed(card, each, has_links=_has_shares(card, network, each))


def lost_formulas(board: Board, outcome: Outcome) -> Iterator[str]:
    """Say which formulas give no number for what is supposed."""
    for each in outcome.network.computed:
        if each.lost(outcome.moved.T):
            yield _lost(board, each)


def _unfollowed(card: Scorecard, each: Unfollowed, *, has_links: bool) -> str:
    measure = card.measures[each.measure_id].name or _("(no name)")
    why = _(_WHYS[each.why]).format(measure=measure)
    name = quoted(card.objectives[each.objective_id].name or _("(no name)"))
    if has_links:
        words = _("{name} cannot follow its formula: {why}. Its logical links stand in.")
    else:
        words = _("{name} cannot follow its formula: {why}. Other cards do not move it by formula.")
    return words.format(name=name, why=why)


def _has_shares(card: Scorecard, network: Network, each: Unfollowed) -> bool:
    links = (card.links.get(key) for key in network.links)
    return any(one.to_id == each.objective_id for one in links if one is not None)


def _lost(board: Board, each: Computed) -> str:
    stand = board.stands[each.rule.objective_id]
    return _(
        "{name}: the formula {formula} gives no number for so large a change, so that the change "
        "goes on in a straight line there."
    ).format(name=quoted(stand.name or _("(no name)")), formula=stand.formula)
