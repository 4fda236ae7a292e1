"""How cards, links and lanes of the map are read aloud: short, the telling part first."""

from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import Objective
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.words import LINK_KINDS, STRENGTHS
from scorecard_app.texts import LocaleForms, _, ngettext


def short_name(objective: Objective) -> str:
    """Say which card is meant, as people do: 7, Deliver change fast."""
    return f"{objective.number}, {objective.name or _('(no name)')}"


def spoken_card(objective: Objective, lane: str, status: str, relations: Relations) -> str:
    """Say a card: 7, Deliver change fast, Delivery, Off track, 3 links out."""
    count = len(relations.links_from(objective.id))
    links = ngettext("{count} link out", "{count} links out", count).format(count=count)
    if not count:
        links = _("no links out")
    return f"{short_name(objective)}, {lane}, {status}, {links}"


def spoken_link(link: Link, relations: Relations, forms: LocaleForms) -> str:
    """Say a link after the card that it leaves: Link to 9, Grow: raises, after 6 months, weak."""
    effect = short_name(relations.card.objectives[link.to_id])
    sign = _("lowers") if link.sign is Sign.NEGATIVE else _("raises")
    strength = "" if link.kind is LinkKind.LOGICAL else strength_words(link, forms)
    kind = _(LINK_KINDS[link.kind]).lower() if link.kind is LinkKind.FEEDBACK else ""
    said = ", ".join(filter(None, (sign, _when(link), strength, kind)))
    return _("Link to {effect}: {said}").format(effect=effect, said=said)


def spoken_lane(perspective_id: PerspectiveId, count: int, relations: Relations) -> str:
    """Say a lane and how many cards of it are shown."""
    name = relations.card.perspectives[perspective_id].name or _("(no name)")
    cards = ngettext("{count} card", "{count} cards", count).format(count=count)
    return f"{name}, {cards}"


def spoken_notes(count: int) -> str:
    """Say how many notes stand freely on a map."""
    return ngettext("{count} free note", "{count} free notes", count).format(count=count)


def strength_words(link: Link, forms: LocaleForms) -> str:
    """Say how strong a link is, by its word or its range; "" where nobody has said."""
    if link.magnitude is None:
        return ""
    if link.magnitude.word is not None:
        return _(STRENGTHS[link.magnitude.word]).lower()
    ends = (format_plain(end, forms) for end in (link.magnitude.low, link.magnitude.high))
    return "–".join(dict.fromkeys(ends))


def _when(link: Link) -> str:
    if link.kind is LinkKind.LOGICAL:
        return _("by definition")
    if not link.lag_months:
        return _("at once")
    months = ngettext("{count} month", "{count} months", link.lag_months)
    return _("after {lag}").format(lag=months.format(count=link.lag_months))
