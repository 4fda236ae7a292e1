"""What becomes of the measures of copied cards: remembered, said, and offered otherwise."""

from collections.abc import Callable, Mapping
from functools import partial

from scorecard_app.document.fragment import CopiedMeasures
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.notices import Notice, Offer

Again = Callable[[CopiedMeasures], None]
"""Copies the same once more, with another choice for the measures."""


def usual_choice(place: Workplace) -> CopiedMeasures:
    """Return what the user chose for the measures last."""
    kept = place.habits.copied_measures if place.habits is not None else ""
    known = {each.value: each for each in CopiedMeasures}
    return known.get(kept, CopiedMeasures.SHARED)


def tell_copied(
    place: Workplace, count: int, measures: int, choice: CopiedMeasures, *, again: Again
) -> None:
    """Say how many cards were copied and, where they have any, what became of their measures.

    The other choices are offered: one of them copies again and is remembered.
    """
    said = ngettext("{count} card was copied.", "{count} cards were copied.", count)
    offers = [Offer(_("Undo"), place.history.undo)]
    if measures:
        said += " " + _SAID[choice](count, measures)
        others = (each for each in CopiedMeasures if each is not choice)
        otherwise = partial(_copy_otherwise, place, place.card, again)
        offers = [Offer(_OFFERS[each](), partial(otherwise, each)) for each in others] + offers
    place.tell(Notice(said.format(count=count), offers=tuple(offers), ends_with_change=True))


def _copy_otherwise(
    place: Workplace, copied: Scorecard, again: Again, choice: CopiedMeasures
) -> None:
    """Take the copies back and make them with another choice, unless something changed since."""
    if place.habits is not None:
        place.habits.keep_copied_measures(choice.value)
    if place.card is copied:
        place.history.undo()
        again(choice)


def _say_shared(cards: int, measures: int) -> str:
    if cards == 1:
        return ngettext(
            "It shares the measure of the original.",
            "It shares the measures of the original.",
            measures,
        )
    return ngettext(
        "They share the measure of the originals.",
        "They share the measures of the originals.",
        measures,
    )


def _say_copied(_cards: int, measures: int) -> str:
    return ngettext("The measure was copied, too.", "The measures were copied, too.", measures)


def _say_none(cards: int, _measures: int) -> str:
    return _("It came without measures.") if cards == 1 else _("They came without measures.")


def _offer_shared() -> str:
    return _("Share the measures")


def _offer_copied() -> str:
    return _("Copy the measures")


def _offer_none() -> str:
    return _("No measures")


_SAID: Mapping[CopiedMeasures, Callable[[int, int], str]] = {
    CopiedMeasures.SHARED: _say_shared,
    CopiedMeasures.COPIED: _say_copied,
    CopiedMeasures.NONE: _say_none,
}
_OFFERS: Mapping[CopiedMeasures, Callable[[], str]] = {
    CopiedMeasures.SHARED: _offer_shared,
    CopiedMeasures.COPIED: _offer_copied,
    CopiedMeasures.NONE: _offer_none,
}
