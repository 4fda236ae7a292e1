"""A whole scorecard as plain formulas: from samples to scores, coverage and states, at some dates.

State 0 is current, 1 stale, 2 without a value, 3 unscorable, 4 left out on purpose. The formulas
are written from model.md and scoring.md, section 2, and know nothing of the engine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard_app.domain.measures import Attachment, Measure, SeriesKind
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import PARAMETERS, Preset, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.domain.strategy import Objective, Perspective
from tests.recalculation import rules
from tests.recalculation.sheet import Sheet
from tests.recalculation.time import Calendar, held, serial

_EDGE = "1E-9"


@dataclass(frozen=True)
class Node:
    """The cells of one measure, objective or perspective: score, state, coverage, age."""

    score: str
    state: str
    coverage: str
    age: str = ""


class Derivation:
    """Writes the rows of a scorecard, children first; `shift` columns back lies last year."""

    def __init__(self, card: Scorecard, dates: Sequence[date], *, shift: int = 0) -> None:
        self.card = card
        self.sheet = Sheet([serial(day.toordinal()) for day in dates])
        self.calendar = Calendar(self.sheet, fiscal_start=card.settings.fiscal_start)
        self.nodes: dict[str, Node] = {}
        self._relations = Relations(card)
        self._shift = shift
        for measure in card.measures.values():
            self.nodes[measure.id] = self._measure(measure)
        for lane in card.perspectives.values():
            tops = self._relations.objectives_in(lane.id)
            for objective in tops:
                self._objective(objective)
            self.nodes[lane.id] = self._parent(lane, [each for each in tops if each.in_score])

    def _measure(self, measure: Measure) -> Node:
        name = measure.id
        actual, target = self._samples(measure, SeriesKind.ACTUAL), self._targets(measure)
        last = self.calendar.last_complete(measure.frequency)
        shown = self.sheet.same(f"{name} shown", held(actual, self.sheet, last, what="period"))
        judged = self.sheet.same(f"{name} judged", f'IF({shown}="",{last},{shown})')
        value = self.sheet.same(f"{name} value", held(actual, self.sheet, last))
        age = self.sheet.same(f"{name} age", f"{last}-{judged}")
        aim = self.sheet.same(f"{name} target", held(target, self.sheet, judged))
        score, left_out = self._scored(measure, value, aim, judged)
        score = self.sheet.same(f"{name} score", score)
        kind = f'IF({shown}="",2,IF({score}="",3,IF({age}>1,1,0)))'
        state = self.sheet.same(f"{name} state", f"IF({left_out},4,{kind})")
        coverage = self.sheet.same(f"{name} coverage", f"IF({state}=0,1,0)")
        return Node(score, state, coverage, age)

    def _scored(self, measure: Measure, value: str, aim: str, judged: str) -> tuple[str, str]:
        """Return the score by the dated rules, and whether a rule leaves the measure out."""
        target = self._in_force(measure, aim)
        score = self._by_rule(measure, None, value, target)
        left_out = "FALSE()"
        for rule in self._relations.rules_of(measure.id):
            by_rule = self._by_rule(measure, rule, value, target)
            since = str(self._ordinal(rule.since, measure)) if rule.since else "-1E9"
            score = f"IF({judged}>={since},{by_rule},{score})"
            is_out = "TRUE()" if rule.preset is Preset.NOT_SCORED else "FALSE()"
            left_out = f"IF({judged}>={since},{is_out},{left_out})"
        return score, left_out

    def _by_rule(self, measure: Measure, rule: Rule | None, value: str, target: str) -> str:
        preset = rule.preset if rule else Preset.DEFAULT
        figures = {"baseline": rules.number(measure.baseline), "target": target}
        for name in PARAMETERS[preset]:
            given = rule.parameters.get(name) if rule else None
            if given is not None:
                figures[name] = rules.number(given.number)
            elif name != "target":
                own = {"minimum": measure.minimum, "maximum": measure.maximum}.get(name)
                figures[name] = rules.number(own)
        return rules.score(preset, figures, measure.direction, value) or '""'

    def _in_force(self, measure: Measure, aim: str) -> str:
        """Return the target in force: a yearly one of a sum is spread over its periods."""
        if not measure.spread_target or measure.aggregation.value != "sum":
            return aim
        per_year = 12 // measure.frequency.months
        return self.sheet.same(f"{measure.id} share", f'IF({aim}="","",{aim}/{per_year})')

    def _objective(self, objective: Objective) -> None:
        children = self._relations.children_of(objective.id)
        for child in children:
            self._objective(child)
        attachments = self._relations.attachments_of(objective.id)
        counted: list[Attachment | Objective] = [each for each in attachments if each.scored]
        counted += [each for each in children if each.in_score]
        self.nodes[objective.id] = self._parent(
            objective, counted, has_children=bool(attachments or children)
        )

    def _parent(
        self,
        parent: Objective | Perspective,
        edges: Sequence[Attachment | Objective],
        *,
        has_children: bool | None = None,
    ) -> Node:
        settings, sheet, name = self.card.settings, self.sheet, parent.id
        missing, roll_up = parent.missing or settings.missing, parent.roll_up or settings.roll_up
        used, weights, gaps, counted, covered, lost = [], [], [], [], [], []
        for place, edge in enumerate(edges):
            child = self.nodes[edge.measure_id if isinstance(edge, Attachment) else edge.id]
            label = f"{name} child {place}"
            weight = sheet.same(f"{label} weight", self._weight(edge, roll_up))
            score = f'IF({weight}>0,{self._used(child, missing)},"")'
            used.append(sheet.same(f"{label} used", score))
            weights.append(sheet.same(f"{label} counts", f'IF({used[-1]}="",0,{weight})'))
            is_due = f"AND({child.state}<=3,{weight}>0)"
            counted.append(sheet.same(f"{label} due", f"IF({is_due},{weight},0)"))
            covered.append(
                sheet.same(f"{label} covered", f"IF({child.state}=0,{weight}*{child.coverage},0)")
            )
            is_lost = f"AND({is_due},OR({child.state}=1,{child.state}=2))"
            lost.append(sheet.same(f"{label} lost", f"IF({is_lost},1,0)"))
            gaps.append(sheet.same(f"{label} gap", f'IF(AND({is_due},{used[-1]}=""),1,0)'))
        score = self._combined(name, roll_up, used, weights)
        if missing.policy is MissingPolicy.BLANK and gaps:
            score = f'IF({_total(gaps)}>0,"",{score})'
        score = sheet.same(f"{name} score", score)
        bare = 4 if (has_children if has_children is not None else bool(self._tops(parent))) else 3
        known = f"OR({_total(lost)}>0,{_total(weights)}>0)"
        state = f"IF({_total(counted)}>0,IF({known},2,3),{bare})"
        state = sheet.same(f"{name} state", f'IF({score}<>"",0,{state})')
        share = f"IF({_total(counted)}>0,{_total(covered)}/{_total(counted)},0)"
        return Node(score, state, sheet.same(f"{name} coverage", share))

    def _tops(self, parent: Objective | Perspective) -> Sequence[Objective]:
        return self._relations.objectives_in(parent.id) if isinstance(parent, Perspective) else ()

    def _used(self, child: Node, missing: MissingData) -> str:
        """Return the score that counts for a child, "" for none."""
        own, wants = f"{child.state}=0", f"OR({child.state}=1,{child.state}=2)"
        match missing.policy:
            case MissingPolicy.ZERO:
                other = f'IF({wants},0,"")'
            case MissingPolicy.SUBSTITUTE if missing.substitute is not None:
                other = f'IF({wants},{missing.substitute!r},"")'
            case MissingPolicy.CARRY if child.age:
                late = f"{child.age}<={1 + missing.carry_periods}"
                other = f'IF(AND({child.state}=1,{late}),{child.score},"")'
            case MissingPolicy.SAME_PERIOD_LAST_YEAR:
                other = f'IF({wants},{self._last_year(child)},"")'
            case _:
                other = '""'
        return f"IF({own},{child.score},{other})"

    def _last_year(self, child: Node) -> str:
        """Return the score that was current a year before: so many columns to the left."""
        score, state = (f"OFFSET({cell},0,-{self._shift})" for cell in (child.score, child.state))
        is_there = f"COLUMN({child.score})>{self._shift + 1}"
        return f'IF({is_there},IF({state}=0,{score},""),"")'

    def _combined(
        self, name: str, roll_up: RollUp, used: Sequence[str], weights: Sequence[str]
    ) -> str:
        if not used:
            return '""'
        is_known, scores = f"{_total(weights)}>0", ",".join(used)
        match roll_up:
            case RollUp.WORST:
                result = f"MIN({scores})"
            case RollUp.BEST:
                result = f"MAX({scores})"
            case RollUp.MOST_FREQUENT:
                result = self._most_frequent(name, used)
            case _:
                terms = [f'IF({u}="",0,{u}*{w})' for u, w in zip(used, weights, strict=True)]
                result = f"({_total(terms)})/({_total(weights)})"
        return f'IF({is_known},MAX(0,MIN(100,{result})),"")'

    def _most_frequent(self, name: str, used: Sequence[str]) -> str:
        """Return the mean of the scores in the fullest band, the worse one on a tie."""
        floors = [band.floor for band in self.card.settings.bands]
        counts, means = [], []
        for place, floor in enumerate(floors):
            above = floors[place + 1] if place + 1 < len(floors) else 1e9
            low = floor - 1e9 if place == 0 else floor
            inside = [
                f'IF({u}="",FALSE(),AND({u}>={low!r}-{_EDGE},{u}<{above!r}-{_EDGE}))' for u in used
            ]
            count = _total([f"IF({each},1,0)" for each in inside])
            total = _total([f"IF({each},{u},0)" for each, u in zip(inside, used, strict=True)])
            counts.append(self.sheet.same(f"{name} band {place} count", count))
            means.append(
                self.sheet.same(
                    f"{name} band {place} mean", f"IF({counts[-1]}=0,0,({total})/{counts[-1]})"
                )
            )
        fullest = f"MAX({','.join(counts)})"
        result = means[-1]
        for count, mean in zip(reversed(counts[:-1]), reversed(means[:-1]), strict=True):
            result = f"IF({count}={fullest},{mean},{result})"
        return result

    def _weight(self, edge: Attachment | Objective, roll_up: RollUp) -> str:
        weight = repr(edge.weight)
        start = self.card.settings.fiscal_start
        begins = sorted(
            (serial(each.since.start(fiscal_start=start).toordinal()), each.weight)
            for each in edge.weight_changes
        )
        for since, changed in begins:
            weight = f"IF({self.sheet.day}>={since},{changed!r},{weight})"
        return weight if roll_up is RollUp.WEIGHTED_MEAN else f"IF({weight}>0,1,0)"

    def _ordinal(self, since: Period, measure: Measure) -> int:
        start = self.card.settings.fiscal_start
        day = since.start(fiscal_start=start)
        return period_of(day, measure.frequency, fiscal_start=start).ordinal

    def _samples(self, measure: Measure, kind: SeriesKind) -> Mapping[int, float]:
        series = self._relations.first_series(measure.id, kind)
        return series.samples if series else Samples()

    def _targets(self, measure: Measure) -> Mapping[int, float]:
        return self._samples(measure, SeriesKind.TARGET)


def _total(cells: Sequence[str]) -> str:
    return f"SUM({','.join(cells)})" if cells else "0"
