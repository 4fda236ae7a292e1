from datetime import date

import pytest

from scorecard_app.domain.measures import Direction, Unit, UnitKind
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.charts.bullet import BulletFace, bullet_face
from scorecard_app.texts import LocaleForms
from tests.engine.cards import card, measure

JUNE = date(2026, 6, 30)


def face(**fields: object) -> BulletFace | None:
    scorecard = card(measure(**fields))  # type: ignore[arg-type]  # a builder's own arguments
    (only,) = scorecard.measures.values()
    judgement = evaluate(scorecard, [JUNE]).measure(only.id)
    return bullet_face(only, judgement, scorecard.settings, LocaleForms())


def drawn(**fields: object) -> BulletFace:
    found = face(**fields)
    assert found is not None
    return found


def test_a_value_is_a_bar_from_zero_where_zero_is_on_the_axis() -> None:
    shown = drawn(actual=62.0, target=80.0, baseline=40.0)
    assert (shown.low, shown.has_bar) == (0.0, True)
    assert drawn(actual=-62.0, target=-80.0, baseline=-40.0).high == 0.0


def test_a_value_far_from_zero_is_a_dot_since_a_bar_must_begin_at_zero() -> None:
    shown = drawn(actual=95.0, target=98.0, baseline=92.0)
    assert not shown.has_bar
    assert 85 < shown.low < 92


def test_ranges_lie_where_the_rule_puts_the_bands_and_the_worst_is_darkest() -> None:
    # goal 98 and red flag 92 divide the scale at these values (Spider Impact)
    shown = drawn(actual=95.0, target=98.0, baseline=92.0)
    assert [(each.name, each.shade) for each in shown.ranges] == [
        ("Off track", 1.0),
        ("At risk", 0.625),
        ("On track", 0.25),
    ]
    assert [each.high for each in shown.ranges[:2]] == pytest.approx([92.0, 98.0])
    assert (shown.ranges[0].low, shown.ranges[-1].high) == (shown.low, shown.high)


def test_where_lower_is_better_the_ranges_stand_the_other_way_round() -> None:
    shown = drawn(actual=12.0, target=10.0, baseline=20.0, direction=Direction.LOWER)
    assert shown.is_lower_better
    assert [each.name for each in shown.ranges] == ["On track", "At risk", "Off track"]


def test_a_target_range_has_two_markers() -> None:
    shown = drawn(
        actual=101.0,
        direction=Direction.TARGET,
        preset=Preset.ON_TARGET,
        figures={"target": 100.0, "inner": 5.0, "outer": 15.0},
    )
    assert [mark.value for mark in shown.marks] == [95.0, 105.0]


def test_it_says_what_it_shows() -> None:
    shown = drawn(name="Adoption", actual=62.0, target=80.0, baseline=40.0)
    assert shown.readout == "Adoption: 62, target 80 · At risk"


@pytest.mark.parametrize(
    "fields",
    [
        {"target": 80.0},
        {"actual": 62.0},
        {"actual": 1.0, "target": 1.0, "unit": Unit(UnitKind.YES_NO)},
    ],
)
def test_without_anything_to_compare_there_is_no_bullet(fields: dict[str, object]) -> None:
    assert face(**fields) is None
