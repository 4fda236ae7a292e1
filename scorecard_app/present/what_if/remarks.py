"""What to know before trusting a what-if: what carries nothing, is made up, or runs away."""

from dataclasses import dataclass

from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.steady import NEAR_ONE, spectral_radius
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.by_formula import lost_formulas, unfollowed_formulas
from scorecard_app.texts import _, ngettext


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence, and the links that it is about, the first of which can be mended at once."""

    text: str
    links: tuple[LinkId, ...] = ()


def remarks(card: Scorecard, network: Network) -> tuple[Remark, ...]:
    """Return what to know before believing the figures, the gravest first."""
    formulas = (Remark(each) for each in unfollowed_formulas(card, network))
    found = (_loops(network), *formulas, _silent(card, network), _money(card))
    return tuple(each for each in found if each is not None)


def remarks_on(board: Board, outcome: Outcome) -> tuple[Remark, ...]:
    """Return what to know before believing one outcome, beside what holds for all."""
    return tuple(Remark(each) for each in lost_formulas(board, outcome))


def silent_sentence(count: int) -> str:
    """Say that links of no stated strength carry nothing."""
    return ngettext(
        "{count} link has no strength yet, so nothing runs along it.",
        "{count} links have no strength yet, so nothing runs along them.",
        count,
    ).format(count=count)


def _loops(network: Network) -> Remark | None:
    radius = spectral_radius(network, network.medians)
    if radius >= 1:
        return Remark(
            _(
                "Effects grow without end round a loop of links: later months cannot be trusted. "
                "Weaken one link of the loop."
            )
        )
    if radius >= NEAR_ONE:
        return Remark(_("A loop of links is near to running away: later months are shaky."))
    return None


def _silent(card: Scorecard, network: Network) -> Remark | None:
    if not card.links:
        return Remark(_("No links yet: a change stays on its card. Drag from a dot to link."))
    if not network.silent:
        return None
    return Remark(silent_sentence(len(network.silent)), network.silent)


def _money(card: Scorecard) -> Remark | None:
    streams = card.value_streams.values()
    known = [each for each in streams if each.yearly_amount and each.objective_id is not None]
    if not known:
        return Remark(_("No value stream has a yearly amount, so no money is shown."))
    if any(each.is_example for each in known):
        return Remark(_("Example amounts of money: replace them with your own."))
    return None
