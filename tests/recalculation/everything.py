"""A small scorecard in which every preset, roll-up and missing-data policy stands once at least."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from scorecard_app.domain.ids import (
    AttachmentId,
    MeasureId,
    ObjectiveId,
    OverrideId,
    RuleId,
)
from scorecard_app.domain.measures import (
    Aggregation,
    Attachment,
    Direction,
    Unit,
    UnitKind,
)
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.rules import Override, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.domain.strategy import WeightChange
from tests.builders import Parts, card, lane, measure, objective

DAY = date(2026, 5, 20)
"""The day on which all of it is judged."""

_POLICIES: Mapping[MissingPolicy, MissingData] = {
    MissingPolicy.CARRY: MissingData(MissingPolicy.CARRY, carry_periods=2),
    MissingPolicy.SUBSTITUTE: MissingData(MissingPolicy.SUBSTITUTE, substitute=35.0),
}
_LOWER, _TARGET = Direction.LOWER, Direction.TARGET
_YES_NO, _PERCENT, _DATE = Unit(UnitKind.YES_NO), Unit(UnitKind.PERCENT), Unit(UnitKind.DATE)


def everything() -> Scorecard:
    """Return objectives of every roll-up and policy over measures of every preset and frequency."""
    pairs = list(product(RollUp, MissingPolicy))
    lanes = [lane("Value"), lane("Delivery", row=1), lane("People", row=2)]
    return card(
        *lanes,
        *_tree(pairs),
        *_measures(),
        _rules(),
        tuple(_attachments(pairs)),
        _odd_ones(),
        fiscal_start=4,
        name="Everything",
    )


def _tree(pairs: list[tuple[RollUp, MissingPolicy]]) -> Iterator[Parts]:
    """Yield an objective of each pair, some below others, weights dated and of nothing."""
    for place, (roll_up, policy) in enumerate(pairs):
        changes = (WeightChange(parse_period("2026-02"), 4.0),) if place % 5 == 0 else ()
        yield objective(
            f"Objective {place}",
            ("Value", "Delivery", "People")[place % 3],
            roll_up=roll_up,
            missing=_POLICIES.get(policy, MissingData(policy)),
            parent_id=ObjectiveId(f"Objective {place - 6}") if place % 4 == 3 else None,
            weight=float(place % 3),
            weight_changes=changes,
            in_score=place != 8,
        )
    yield objective("Empty")


def _measures() -> Iterator[Parts]:
    """Yield measures that are fresh, stale or missing, of every frequency and unit."""
    month = {"2025-04": 40, "2025-05": 44, "2026-03": 55, "2026-04": 62.5}
    goal = {"2025-01": 80, "2026-02": 90}
    yield measure("Plain", actual=month, target=goal, baseline=20.0)
    yield measure("Lower", actual=month, target={"2025-01": 30}, baseline=90.0, direction=_LOWER)
    yield measure("Wrong way", actual=month, target={"2025-01": 10}, baseline=20.0)
    yield measure("No baseline", actual=month, target=goal)
    yield measure("Late", actual={"2025-05": 70, "2026-02": 50}, target=goal, baseline=20.0)
    yield measure("Too late", actual={"2025-04": 64, "2025-09": 50}, target=goal, baseline=20.0)
    yield measure("No value", target=goal, baseline=20.0)
    yield measure("Goal", actual=month, unit=_PERCENT)
    yield measure("Range", actual=month, minimum=-10.0, maximum=200.0)
    yield measure("Range down", actual=month, direction=_LOWER, minimum=0.0)
    yield measure("Four", actual=month, unit=_PERCENT)
    yield measure("Four down", actual=month, direction=_LOWER)
    yield measure("Near", actual=month, target={"2025-01": 66}, direction=_TARGET)
    yield measure("Signed", actual={"2026-04": 1.0}, unit=_YES_NO)
    yield measure("Unsigned", actual={"2026-04": 0.0}, unit=_YES_NO, direction=_LOWER)
    yield measure("Choice", actual={"2026-04": 50.0})
    yield measure("No choice", actual={"2026-04": 51.0})
    yield measure("By formula", actual=month, target=goal, baseline=20.0)
    yield measure("Left out", actual=month, target=goal, baseline=20.0)
    yield measure("Dated", actual=month, target=goal, baseline=20.0)
    yield measure("Computed", formula="[#Plain] / 2", target=goal, baseline=20.0)
    yield from _other_frequencies()


def _other_frequencies() -> Iterator[Parts]:
    days = {"2026-05-18": 3, "2026-05-19": 4.5, "2026-05-20": 5}
    yield measure(
        "Calls", actual=days, target={"2026-05-01": 2_000}, baseline=0.0,
        frequency=Frequency.DAY, spread_target=True, aggregation=Aggregation.SUM,
    )  # fmt: skip
    weeks = {"2026-W18": 30, "2026-W20": 28}
    yield measure(
        "Tickets", actual=weeks, target={"2025-W01": 1_000}, baseline=60.0, direction=_LOWER,
        frequency=Frequency.WEEK, spread_target=True, aggregation=Aggregation.SUM,
    )  # fmt: skip
    quarters = {"2025-Q2": 1.5, "2026-Q1": 2.25}
    yield measure(
        "Margin", actual=quarters, target={"2025-Q1": 8}, baseline=1.0,
        frequency=Frequency.QUARTER, spread_target=True, aggregation=Aggregation.SUM,
    )  # fmt: skip
    yield measure(
        "Survey", actual={"2025-H2": 7.1}, target={"2024-H1": 8}, baseline=5.0,
        frequency=Frequency.HALF_YEAR,
    )  # fmt: skip
    live = {"2025": float(date(2026, 9, 30).toordinal())}
    aim = {"2024": float(date(2026, 6, 30).toordinal())}
    late = float(date(2027, 6, 30).toordinal())
    yield measure(
        "Go live", actual=live, target=aim, baseline=late, direction=_LOWER, unit=_DATE,
        frequency=Frequency.YEAR,
    )  # fmt: skip


def _rules() -> tuple[Entity, ...]:
    made = [
        ("Goal", None, Preset.GOAL_AND_RED_FLAG, {"goal": 75.0, "red_flag": 45.0}),
        ("Range", None, Preset.MINIMUM_TO_MAXIMUM, {}),
        ("Range down", None, Preset.MINIMUM_TO_MAXIMUM, {"maximum": 160.0}),
        (
            "Four", None, Preset.FOUR_POINTS,
            {"worst": 10.0, "red": 30.0, "green": 60.0, "best": 90.0},
        ),
        (
            "Four down", None, Preset.FOUR_POINTS,
            {"worst": 90.0, "red": 70.0, "green": 65.0, "best": 0.0},
        ),
        ("Near", None, Preset.ON_TARGET, {"inner": 1.0, "outer": 5.0}),
        ("Signed", None, Preset.YES_NO, {}),
        ("Unsigned", None, Preset.YES_NO, {"no": 90.0}),
        ("Choice", None, Preset.CHOICE, {"bad": 0.0, "fair": 50.0, "good": 100.0}),
        ("No choice", None, Preset.CHOICE, {"bad": 0.0, "good": 100.0}),
        ("Left out", None, Preset.NOT_SCORED, {}),
        ("Dated", "2025-01", Preset.GOAL_AND_RED_FLAG, {"goal": 50.0, "red_flag": 0.0}),
        ("Dated", "2026-04", Preset.MINIMUM_TO_MAXIMUM, {"minimum": 0.0, "maximum": 125.0}),
    ]  # fmt: skip
    rules = [
        Rule(
            RuleId(f"{name} {since or 'always'}"),
            MeasureId(name),
            parse_period(since) if since else None,
            preset,
            {key: Parameter(number) for key, number in figures.items()},
        )
        for name, since, preset, figures in made
    ]
    formula = {"score": Parameter(formula="VALUE / TARGET * 100")}
    by_formula = Rule(RuleId("by formula"), MeasureId("By formula"), None, Preset.FORMULA, formula)
    return (*rules, by_formula)


def _attachments(pairs: list[tuple[RollUp, MissingPolicy]]) -> Iterator[Attachment]:
    """Let every objective see five measures, each of them from another end of the list."""
    names = [each[0].id for each in _measures()]
    for place in range(len(pairs)):
        for step in range(5):
            name = names[(place * 2 + step * 7) % len(names)]
            yield Attachment(
                AttachmentId(f"{name} on {place}"),
                ObjectiveId(f"Objective {place}"),
                MeasureId(name),
                weight=(1.0, 2.5, 0.0, 30.0, 1.0)[(place + step) % 5],
                scored=(place + step) % 11 != 0,
                position=float(step),
            )


def _odd_ones() -> tuple[Entity, ...]:
    """Return a status that is set by hand."""
    since = parse_period("2026-01")
    return (Override(OverrideId("hand"), "Objective 2", since, None, "risk", "Known late data"),)
