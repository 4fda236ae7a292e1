"""What the cards of a what-if are read from, gathered once for many movements of a slider."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard_app.domain.formula.names import Names, shown
from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.influence.formulas.grounds import Grounds
from scorecard_app.engine.influence.scale import Scale, scale_of
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.engine.results import Results
from scorecard_app.present.amounts import Amount, amount, scale_by
from scorecard_app.present.form_groups.formulas import spelling_of
from scorecard_app.present.what_if.judging import Judging
from scorecard_app.texts import LocaleForms

_SAME_SCORE = 1e-9


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a card stands today: its main measure, how far that moves, and what moves money.

    `follows` says that the status of the card is that of its main measure, `today` the value that
    it counts from, in words; `formula` is that of its main measure, with names.
    """

    name: str
    measure: Measure | None = None
    judgement: MeasureJudgement | None = None
    scale: Scale | None = None
    streams: tuple[ValueStream, ...] = ()
    follows: bool = False
    today: Amount | None = None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Every card as it stands today; `judging` knows those whose status is of one measure."""

    relations: Relations
    results: Results
    forms: LocaleForms
    stands: Mapping[ObjectiveId, Stand]
    day: dt.date
    judging: Judging

    @property
    def currency(self) -> str:
        """Return the sign of all money."""
        return self.relations.card.settings.currency


def board_of(relations: Relations, results: Results, forms: LocaleForms, day: dt.date) -> Board:
    """Gather what a what-if starts from."""
    streams: dict[ObjectiveId, list[ValueStream]] = {}
    for stream in relations.card.value_streams.values():
        if stream.objective_id is not None:
            streams.setdefault(stream.objective_id, []).append(stream)
    formulas = _formulas(relations.card, forms)
    stands = {
        each: _with_formula(
            _stand(each, relations, results, tuple(streams.get(each, ())), forms), formulas
        )
        for each in relations.card.objectives
    }
    judged = {
        key: (each.measure, each.judgement)
        for key, each in stands.items()
        if each.follows and each.measure is not None and each.judgement is not None
    }
    judging = Judging(judged, relations.card.settings)
    return Board(relations, results, forms, stands, day, judging)


def _formulas(card: Scorecard, forms: LocaleForms) -> Mapping[MeasureId, str]:
    """Return the formula of each measure that is computed, as it is shown."""
    texts, names = Grounds(card, None).texts, Names(card)
    return {key: shown(text, card, spelling_of(forms), known=names) for key, text in texts.items()}


def _with_formula(stand: Stand, formulas: Mapping[MeasureId, str]) -> Stand:
    if stand.measure is None or stand.measure.id not in formulas:
        return stand
    return replace(stand, formula=formulas[stand.measure.id])


def _stand(
    objective_id: ObjectiveId,
    relations: Relations,
    results: Results,
    streams: tuple[ValueStream, ...],
    forms: LocaleForms,
) -> Stand:
    name = relations.card.objectives[objective_id].name
    measure = relations.main_measure(objective_id)
    if measure is None:
        return Stand(name, streams=streams)
    judgement, score = results.measure(measure.id), results.objective(objective_id).score
    follows = (
        score is not None
        and judgement.score is not None
        and abs(score - judgement.score) < _SAME_SCORE
    )
    scale = scale_of(results, objective_id)
    if scale is None:
        return Stand(name, measure, judgement, None, streams, follows)
    words, currency = scale_by(judgement), relations.card.settings.currency
    today = amount(scale.current, measure, words, forms, currency=currency)
    return Stand(name, measure, judgement, scale, streams, follows, today)
