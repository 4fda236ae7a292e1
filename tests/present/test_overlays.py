"""What the marks of the map say under each overlay; words by the definitions in overlays.py."""

from datetime import date
from typing import Any

import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import LinkId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import EvidenceState, LinkKind
from scorecard_app.domain.maps import MapFilter
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.faces import CardFace
from scorecard_app.present.map_faces import link_face
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.present.overlays import Footing, legend, overlaid_link
from scorecard_app.present.seen import seen_face
from scorecard_app.texts import LocaleForms
from tests.builders import Parts, card, lane, link, measure, minter, objective

DAY = date(2026, 9, 30)


def seen(made: Scorecard, overlay: Overlay, name: str = "Grow") -> CardFace:
    footing = Footing(Relations(made), evaluate(made, (DAY,)), LocaleForms())
    face = seen_face(ObjectiveId(name), footing, MapFilter(), overlay)
    assert face is not None
    return face


def one(*parts: Parts) -> Scorecard:
    return card(lane("Value"), objective("Grow"), objective("Cut"), *parts)


def sold(
    value: float, *, baseline: float | None = 0.0, direction: Direction = Direction.HIGHER
) -> Scorecard:
    parts = measure(
        "Sales",
        "Grow",
        actual={"2026-09": value},
        target={"2026-09": 100.0},
        baseline=baseline,
        direction=direction,
    )
    return one(parts)


@pytest.mark.parametrize(
    ("made", "word"),
    [
        (sold(100.0), "Target met"),
        (sold(90.0), "Nearly there"),
        (sold(89.0), "Short of target"),
        (sold(95.0, baseline=80.0), "Short of target"),  # a quarter of the way is wanting
        (sold(110.0, baseline=None, direction=Direction.LOWER), "Nearly there"),
        (sold(90.0, direction=Direction.LOWER), "Target met"),
        (one(measure("Sales", "Grow", actual={"2026-09": 1.0})), "No target"),
        (one(measure("Sales", "Grow")), "No value"),
        (one(), "No value"),
    ],
)
def test_a_value_is_compared_with_its_target_by_the_way_from_the_baseline(
    made: Scorecard, word: str
) -> None:
    assert seen(made, Overlay.VALUE).status.word == word


@pytest.mark.parametrize(
    ("states", "word"),
    [
        ((EvidenceState.SURVIVED, EvidenceState.CORRELATED), "Borne out"),
        ((EvidenceState.SURVIVED, EvidenceState.EXPERT), "1 of 2 borne out"),
        ((EvidenceState.SURVIVED, EvidenceState.REFUTED), "One refuted"),
        ((EvidenceState.UNTESTED, EvidenceState.NOT_ENOUGH_DATA), "Untested"),
        ((EvidenceState.UNTESTED, EvidenceState.EXPERT), "Believed, not tested"),
        ((), "No links"),
    ],
)
def test_a_card_says_how_far_its_links_are_borne_out(
    states: tuple[EvidenceState, ...], word: str
) -> None:
    names = ("Cut", "Please")
    links = [link(name, "Grow", evidence=state) for name, state in zip(names, states, strict=False)]
    made = card(lane("Value"), objective("Grow"), *map(objective, names), *links)
    assert seen(made, Overlay.EVIDENCE).status.word == word


def test_a_truth_by_definition_needs_no_test() -> None:
    made = one(link("Cut", "Grow", kind=LinkKind.LOGICAL, lag_months=0))
    assert seen(made, Overlay.EVIDENCE).status.word == "True by definition"


def test_links_take_the_tone_of_their_evidence_only_where_it_is_asked_for() -> None:
    made = one(link("Cut", "Grow", evidence=EvidenceState.REFUTED))
    face = link_face(LinkId("Cut→Grow"), Relations(made))
    assert overlaid_link(face, Overlay.EVIDENCE).tone == "band.off"
    assert overlaid_link(face, Overlay.AGE) == face


def test_the_age_of_a_value_is_said_in_its_own_periods() -> None:
    fresh, late, old = ({f"2026-0{month}": 1.0} for month in (9, 8, 6))
    assert _age(one(measure("Sales", "Grow", actual=fresh))) == "Up to date"
    assert _age(one(measure("Sales", "Grow", actual=late))) == "1 period late"
    assert _age(one(measure("Sales", "Grow", actual=old))) == "3 periods late"
    assert _age(one()) == "No measure"


def _age(made: Scorecard) -> str:
    return seen(made, Overlay.AGE).status.word


def test_coverage_is_the_share_of_the_weight_that_rests_on_current_data() -> None:
    good: dict[str, Any] = {
        "actual": {"2026-09": 1.0},
        "target": {"2026-09": 2.0},
        "baseline": 0.0,
    }
    half = one(measure("Sales", "Grow", **good), measure("Margin", "Grow", baseline=0.0))
    assert seen(half, Overlay.COVERAGE).status.word == "50 % covered"
    assert seen(one(measure("Sales", "Grow", **good)), Overlay.COVERAGE).status.word == (
        "Fully covered"
    )
    assert seen(one(), Overlay.COVERAGE).status.word == "No measure"


def test_money_is_said_with_its_currency_and_an_example_is_called_one() -> None:
    grow, cut = ObjectiveId("Grow"), ObjectiveId("Cut")
    made = one().put(
        ValueStream(ValueStreamId("a"), objective_id=grow, yearly_amount=3e6),
        ValueStream(ValueStreamId("b"), objective_id=cut, yearly_amount=0.5e6, is_example=True),
    )
    made = made.with_settings(currency="EUR")
    assert "EUR" in seen(made, Overlay.MONEY).status.word
    assert seen(made, Overlay.MONEY, "Cut").status.word.startswith("Example: ")
    assert seen(one(), Overlay.MONEY).status.word == "No money"


def test_an_answer_is_told_apart_without_colour_and_can_be_heard() -> None:
    for overlay in Overlay:
        faces = legend(overlay)
        assert len({each.shape for each in faces}) == len({each.word for each in faces})
        assert len(faces) == len({each.shape for each in faces})
    face = seen(one(), Overlay.AGE)
    assert face.spoken.endswith("Age of the value: No measure")
    assert face.tooltip.endswith("Age of the value: No measure")


def test_the_status_is_left_as_it_is() -> None:
    assert seen(sold(100.0), Overlay.STATUS).status.word == "On track"
    assert legend(Overlay.STATUS) == ()


def test_a_fresh_template_claims_no_evidence() -> None:
    made = from_template("it-business-value", mint=minter())
    words = {seen(made, Overlay.EVIDENCE, each).status.word for each in made.objectives}
    assert words <= {"True by definition", "Untested"}
