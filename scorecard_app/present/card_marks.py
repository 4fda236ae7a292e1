"""What stands on a card beside its measure: variance, themes, risks and notes, and all in words."""

from collections.abc import Iterable

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.people import Risk
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Theme
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.present.amounts import is_better, scale_by, signed_amount
from scorecard_app.present.colours import role_of
from scorecard_app.present.faces import CardFace, RiskFace, ThemeFace, VarianceFace
from scorecard_app.present.numbers import MISSING
from scorecard_app.texts import LocaleForms, _, ngettext

_MEDIUM, _HIGH = 5, 15
"""From where on likelihood × impact, 1 to 25, is medium, and from where on it is high."""

_UNRATED = "?"


def themes_in_order(card: Scorecard) -> list[Theme]:
    """Return the themes as the user ordered them."""
    return sorted(card.themes.values(), key=lambda each: (each.position, each.id))


def theme_faces(card: Scorecard, objective_id: ObjectiveId) -> tuple[ThemeFace, ...]:
    """Return the themes that an objective serves, in the order of the scorecard."""
    chosen = card.objectives[objective_id].theme_ids
    if not chosen:
        return ()
    return tuple(theme_face(each, card) for each in themes_in_order(card) if each.id in chosen)


def theme_face(theme: Theme, card: Scorecard) -> ThemeFace:
    """Return a theme with its first letter, or with two where another begins alike."""
    name = theme.name.strip()
    first = name[:1].upper()
    begins = sum(each.name.strip()[:1].upper() == first for each in card.themes.values())
    letters = first if begins == 1 else first + name[1:2]
    return ThemeFace(name or _("(no name)"), letters, role_of(theme.colour_role, "theme"))


def variance_face(
    measure: Measure, judgement: MeasureJudgement, forms: LocaleForms, *, currency: str
) -> VarianceFace | None:
    """Return value less target, shortened for a card; None where one of them is missing."""
    if judgement.value is None or judgement.target is None:
        return None
    difference = judgement.value - judgement.target
    if not difference:
        return VarianceFace(_("on target"))
    scale = scale_by(judgement)
    said = signed_amount(difference, measure, scale, forms, currency=currency)
    if said is None:
        return None
    return VarianceFace(f"{said.short} {said.unit}".rstrip(), is_better(difference, measure))


def risk_face(relations: Relations, objective_id: ObjectiveId) -> RiskFace | None:
    """Return the highest of the risks of an objective; one not rated yet is below all others."""
    risks = relations.risks_of(objective_id)
    if not risks:
        return None
    known = [rating for each in risks if (rating := rating_of(each)) is not None]
    if not known:
        return RiskFace(_UNRATED, _("not rated"), "text.quiet")
    rating = max(known)
    return RiskFace(str(rating), level_word(rating), _level_role(rating))


def rating_of(risk: Risk) -> int | None:
    """Return likelihood × impact; None while one of them is missing."""
    if risk.likelihood is None or risk.impact is None:
        return None
    return risk.likelihood * risk.impact


def level_word(rating: int) -> str:
    """Say how grave a rating from 1 to 25 is."""
    if rating < _MEDIUM:
        return _("low")
    return _("medium") if rating < _HIGH else _("high")


def risk_lines(relations: Relations, objective_id: ObjectiveId) -> tuple[str, ...]:
    """Say each risk of an objective with its rating, the highest first."""
    risks = sorted(relations.risks_of(objective_id), key=lambda each: -(rating_of(each) or 0))
    return tuple(_risk_line(each) for each in risks)


def note_lines(relations: Relations, objective_id: ObjectiveId) -> tuple[str, ...]:
    """Return the notes about an objective."""
    notes = relations.notes_about(objective_id)
    return tuple(_("Note: {text}").format(text=each.text.strip()) for each in notes)


def theme_line(themes: Iterable[ThemeFace]) -> str:
    """Name the themes of a card; nothing where there is none."""
    names = ", ".join(each.name for each in themes)
    return _("Themes: {names}").format(names=names) if names else ""


def told_in_sentences(parts: Iterable[str]) -> str:
    """Say several things one after the other, each of them ending in a full stop."""
    return " ".join(f"{each.rstrip('.')}." for each in parts if each)


def parts_in(relations: Relations, objective_id: ObjectiveId) -> int:
    """Return how many objectives and measures are behind a card; none where it shows its only one.

    A card shows its main measure, so that one alone is nothing to look into.
    """
    below = len(relations.children_of(objective_id))
    measures = len(relations.attachments_of(objective_id))
    return below + measures if below or measures > 1 else 0


def described(face: CardFace, owner: str) -> str:
    """Say in words all that a card shows beside its title, its status and its links."""
    parts = (
        _measure_said(face),
        _variance_said(face.variance),
        face.lead_lag,
        _("owner: {name}").format(name=owner) if owner else "",
        _("risk {figure} of 25, {word}").format(figure=face.risk.figure, word=face.risk.word)
        if face.risk
        else "",
        _notes_said(face.notes),
        _parts_said(face.parts),
        theme_line(face.themes),
    )
    return "; ".join(filter(None, parts))


def _measure_said(face: CardFace) -> str:
    if not face.measure:
        return ""
    value = _("no value") if face.value == MISSING else f"{face.value} {face.unit}".strip()
    if not face.target:
        return f"{face.measure}: {value}"
    target = f"{face.target} {face.unit}".strip()
    said = _("{measure}: {value}, target {target}")
    return said.format(measure=face.measure, value=value, target=target)


def _variance_said(variance: VarianceFace | None) -> str:
    if variance is None:
        return ""
    if variance.is_good is None:
        return variance.text
    verdict = _("better than the target") if variance.is_good else _("worse than the target")
    return f"{variance.text}, {verdict}"


def _notes_said(count: int) -> str:
    return ngettext("{count} note", "{count} notes", count).format(count=count) if count else ""


def _parts_said(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} part inside", "{count} parts inside", count).format(count=count)


def _risk_line(risk: Risk) -> str:
    name, rating = risk.name.strip() or _("(no name)"), rating_of(risk)
    if rating is None:
        return _("Risk: {name}, not rated").format(name=name)
    return _("Risk: {name}, {likelihood} × {impact} = {rating}, {word}").format(
        name=name,
        likelihood=risk.likelihood,
        impact=risk.impact,
        rating=rating,
        word=level_word(rating),
    )


def _level_role(rating: int) -> str:
    if rating < _MEDIUM:
        return "text.quiet"
    return "band.risk" if rating < _HIGH else "band.off"
