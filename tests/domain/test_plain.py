import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from scorecard_app.domain.ids import MeasureId, PersonId
from scorecard_app.domain.measures import Direction, Measure, Unit, UnitKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.plain import Plain, field_types, from_plain, to_plain
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.strategies import scorecards


@given(scorecards())
@settings(max_examples=10)
def test_a_scorecard_comes_back_from_its_json_form(card: Scorecard) -> None:
    text = json.dumps(to_plain(card), allow_nan=False)
    assert from_plain(Scorecard, json.loads(text)) == card


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Direction.LOWER, "lower"),
        (parse_period("2026-W38"), "2026-W38"),
        (date(2026, 9, 14), "2026-09-14"),
        (datetime(2026, 9, 14, 8, tzinfo=UTC), "2026-09-14T08:00:00+00:00"),
        (b"\x00\xff", "AP8="),
        (Samples.of({5: 1.5, 2: 3}), {"2": 3.0, "5": 1.5}),
        ((1, 2), [1, 2]),
        ({"b": 1, "a": None}, {"a": None, "b": 1}),
        (Unit(UnitKind.MONEY), {"kind": "money", "symbol": "", "decimals": None}),
    ],
)
def test_values_have_one_plain_form(value: object, plain: Plain) -> None:
    assert to_plain(value) == plain


def test_equal_values_have_equal_forms_whatever_their_order() -> None:
    assert json.dumps(to_plain({"b": 1, "a": 2})) == json.dumps(to_plain({"a": 2, "b": 1}))


def test_missing_fields_take_their_defaults() -> None:
    assert from_plain(Measure, {"id": "m"}) == Measure(MeasureId("m"))


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (float, True),
        (float, "1"),
        (int, True),
        (int, 1.5),
        (str, 1),
        (bool, 1),
        (Direction, "sideways"),
        (tuple[int, int], [1]),
        (tuple[str, ...], "ab"),
        (dict, 3),
        (Measure, {"id": "m", "nonsense": 1}),
        (Measure, {"name": "no id"}),
        (Measure, None),
        (date, "2026-13-01"),
        (bytes, "*"),
        (Samples, [1]),
    ],
)
def test_a_form_that_does_not_fit_is_refused(kind: type, plain: Plain) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_plain(kind, plain)


def test_a_text_that_is_no_period_is_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match="not a period"):
        from_plain(type(parse_period("2026")), "soon")


def test_what_has_no_plain_form_is_a_bug() -> None:
    with pytest.raises(TypeError, match="object has no plain form"):
        to_plain(object())


def test_field_types_are_resolved_in_order() -> None:
    types = field_types(Measure)
    assert list(types)[:2] == ["id", "name"]
    assert types["id"] is MeasureId
    assert types["owner_id"] == PersonId | None
