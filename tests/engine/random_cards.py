"""Scorecards drawn by Hypothesis: small trees with every preset, policy and kind of gap."""

from hypothesis import strategies as st

from scorecard_app.domain.ids import MeasureId, ObjectiveId, PerspectiveId, RuleId, SeriesId
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.rules import PARAMETERS, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.settings import MissingData, MissingPolicy, RollUp
from scorecard_app.domain.strategy import Perspective, WeightChange
from tests.engine.cards import LANE, attached, measure, objective

FIRST = parse_period("2024-01").ordinal
MONTHS = 30

_numbers = st.integers(-20, 20).map(float)
_presets = st.sampled_from(
    [
        Preset.DEFAULT,
        Preset.GOAL_AND_RED_FLAG,
        Preset.MINIMUM_TO_MAXIMUM,
        Preset.FOUR_POINTS,
        Preset.ON_TARGET,
        Preset.NOT_SCORED,
    ]
)
_roll_ups = st.sampled_from(RollUp)
_policies = st.builds(
    MissingData,
    st.sampled_from(MissingPolicy),
    carry_periods=st.integers(0, 3),
    substitute=st.sampled_from([None, 40.0]),
)
_kinds = st.sampled_from(["actual", "target", "gone"])
_weights = st.sampled_from([0.0, 1.0, 2.5, 30.0])


@st.composite
def _changes(draw: st.DrawFn) -> tuple[WeightChange, ...]:
    count = draw(st.sampled_from([0, 0, 0, 1, 2]))
    months = draw(st.lists(st.integers(0, MONTHS), min_size=count, max_size=count, unique=True))
    return tuple(
        WeightChange(Period(Frequency.MONTH, FIRST + month), draw(_weights)) for month in months
    )


def _sources(measures: int) -> st.SearchStrategy[Parameter | None]:
    """Draw where a weight is read from: nowhere, mostly, or a series of one of the measures."""
    series = st.builds(
        lambda place, kind: Parameter(series_id=SeriesId(f"measure {place} {kind}")),
        st.integers(0, measures),
        _kinds,
    )
    return st.one_of(st.none(), st.none(), st.none(), series)


@st.composite
def _measure(draw: st.DrawFn, name: str) -> tuple[Entity, ...]:
    frequency = draw(st.sampled_from([Frequency.MONTH, Frequency.QUARTER]))
    first = FIRST * Frequency.MONTH.months // frequency.months
    values = st.dictionaries(
        st.integers(first, first + MONTHS // frequency.months).map(
            lambda ordinal: str(Period(frequency, ordinal))
        ),
        _numbers,
        max_size=8,
    )
    key = MeasureId(name)
    rules = []
    for place in range(draw(st.integers(0, 2))):
        since = Period(Frequency.MONTH, FIRST + draw(st.integers(0, MONTHS)))
        preset = draw(_presets)
        names = PARAMETERS[preset]
        numbers = draw(st.lists(_numbers, min_size=len(names), max_size=len(names)))
        if draw(st.booleans()):
            numbers.sort()
        parameters = {each: Parameter(n) for each, n in zip(names, numbers, strict=True)}
        if names and draw(st.integers(0, 3)) == 0:
            parameters[names[0]] = Parameter(series_id=SeriesId(f"{name} {draw(_kinds)}"))
        is_first = place == 0 and draw(st.booleans())
        rule_id = RuleId(f"{name} rule {place}")
        rules.append(Rule(rule_id, key, None if is_first else since, preset, parameters))
    made = measure(
        name,
        actual=draw(values),
        target=draw(values),
        direction=draw(st.sampled_from(Direction)),
        frequency=frequency,
        baseline=draw(st.none() | _numbers),
    )
    return (*made, *rules)


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Draw a scorecard of a few objectives in two lanes, up to three deep."""
    entities: list[Entity] = [Perspective(LANE), Perspective(PerspectiveId("other lane"))]
    names = [f"objective {place}" for place in range(draw(st.integers(1, 5)))]
    for place, name in enumerate(names):
        parent = draw(st.sampled_from([None, *names[:place]]))
        entities.append(
            objective(
                name,
                parent_id=ObjectiveId(parent) if parent else None,
                perspective_id=draw(st.sampled_from([LANE, PerspectiveId("other lane")])),
                roll_up=draw(st.none() | _roll_ups),
                missing=draw(st.none() | _policies),
                weight=draw(_weights),
                weight_changes=draw(_changes()),
                in_score=draw(st.sampled_from([True, True, True, False])),
            )
        )
    for place in range(draw(st.integers(0, 6))):
        entities += draw(_measure(f"measure {place}"))
        for name in draw(st.sets(st.sampled_from(names), max_size=2)):
            entities.append(
                attached(
                    f"measure {place}",
                    name,
                    weight=draw(_weights),
                    weight_changes=draw(_changes()),
                    weight_source=draw(_sources(place)),
                    scored=draw(st.sampled_from([True, True, True, False])),
                )
            )
    settings = {"roll_up": draw(_roll_ups), "missing": draw(_policies)}
    return Scorecard().put(*entities).with_settings(**settings)
