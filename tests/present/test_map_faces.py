from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from scorecard_app.document import edits
from scorecard_app.document.starts import blank
from scorecard_app.domain.ids import (
    AttachmentId,
    LinkId,
    MapId,
    MeasureId,
    ObjectiveId,
    PersonId,
    PerspectiveId,
    PlacementId,
)
from scorecard_app.domain.links import WORD_RANGES, LinkKind, Magnitude, Sign, Strength
from scorecard_app.domain.measures import SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.faces import CardFace, Shape, StatusFace
from scorecard_app.present.map_faces import card_face, lane_faces, link_face, spots
from scorecard_app.texts import LocaleForms

FORMS = LocaleForms()
SEPTEMBER = date(2026, 9, 30)
GROW, LAND = ObjectiveId("grow"), ObjectiveId("land")
ADOPTION = MeasureId("adoption")
LINK = LinkId("link")
MONTHS = [parse_period(f"2026-{month:02d}") for month in range(1, 10)]


class Mint:
    """Ids in order, so that a failing test reads the same each time."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self) -> str:
        return f"id-{next(self._numbers)}"


def story(mint: Mint) -> Scorecard:
    """“Land the change” serves “Grow revenue”; adoption rose from 42 to 82 %, the target is 80."""
    card = blank(mint=mint, name="Story")
    lanes = Relations(card).perspectives
    map_id = next(iter(card.maps))
    for objective_id, lane, name in ((GROW, 0, "Grow revenue"), (LAND, 2, "Land the change")):
        card = edits.add_objective(
            card, objective_id=objective_id, placement_id=PlacementId(mint()),
            perspective_id=lanes[lane].id, map_id=map_id, at=(64.0, 32.0), name=name,
        )  # fmt: skip
    card = edits.add_link(card, link_id=LINK, from_id=LAND, to_id=GROW)
    card = edits.add_measure(
        card, measure_id=ADOPTION, attachment_id=AttachmentId(mint()), objective_id=LAND,
        name="Adoption",
    )  # fmt: skip
    card = edits.change_unit(card, measure_id=ADOPTION, unit=Unit(UnitKind.PERCENT))
    card = edits.set_field(card, table="measures", entity_id=ADOPTION, field="baseline", value=40.0)
    card = edits.set_target(card, measure_id=ADOPTION, since=MONTHS[0], number=80.0, mint=mint)
    values: dict[Period, float | None] = {
        month: 42.0 + 5 * index for index, month in enumerate(MONTHS) if index != 4
    }
    return edits.set_values(
        card, measure_id=ADOPTION, kind=SeriesKind.ACTUAL, values=values, mint=mint
    )


def face_of(card: Scorecard, objective_id: ObjectiveId, day: date = SEPTEMBER) -> CardFace:
    face = card_face(objective_id, Relations(card), evaluate(card, (day,)), FORMS)
    assert face is not None
    return face


def test_a_card_shows_its_main_measure_with_status_as_shape_word_and_role() -> None:
    face = face_of(story(Mint()), LAND)
    assert (face.number, face.title, face.value, face.unit) == ("2", "Land the change", "82", "%")
    assert face.target == "80"
    assert face.status == StatusFace(Shape.CIRCLE, "On track", "band.on")


def test_a_card_explains_itself_in_its_tooltip() -> None:
    lines = face_of(story(Mint()), LAND).tooltip.splitlines()
    assert lines == [
        "2 Land the change",
        "On track. Score 68.",
        "Adoption: 82 % (Sep 2026)",
        "Target: 80 %",
    ]


def test_a_card_is_spoken_by_its_number_with_its_lane_status_and_links() -> None:
    spoken = face_of(story(Mint()), LAND).spoken
    assert spoken == "2, Land the change, Processes, On track, 1 link out"


def test_a_card_without_a_measure_says_so() -> None:
    face = face_of(story(Mint()), GROW)
    assert (face.value, face.spark) == ("", None)
    assert face.status.shape is Shape.DOTTED_RING
    assert face.tooltip.splitlines()[1] == "Not scored. There is no measure yet."


def test_a_stale_value_is_no_green_card() -> None:
    face = face_of(story(Mint()), LAND, date(2027, 6, 30))
    assert face.status == StatusFace(Shape.RING, "No data", "band.none")


def test_a_sparkline_keeps_its_gaps_and_carries_the_target() -> None:
    spark = face_of(story(Mint()), LAND).spark
    assert spark is not None
    assert spark.values == (42.0, 47.0, 52.0, 57.0, None, 67.0, 72.0, 77.0, 82.0)
    assert set(spark.targets) == {80.0}
    assert spark.low < 42.0
    assert spark.high > 82.0
    assert spark.role == "band.on"


def test_a_leading_card_and_a_lagging_one_are_told_apart() -> None:
    card = edits.set_link(story(Mint()), link_id=LINK, lag_months=6)
    assert face_of(card, LAND).lead_lag == "leading"
    assert face_of(card, GROW).lead_lag == "lagging"


def test_the_owner_stands_on_the_card_by_initials() -> None:
    card = edits.set_owner_by_name(
        story(Mint()), entity_id=LAND, name="Ada Lovelace", person_id=PersonId("ada")
    )
    assert face_of(card, LAND).initials == "AL"


def test_an_objective_without_a_perspective_has_no_card() -> None:
    card = edits.set_perspective(story(Mint()), objective_id=LAND, perspective_id=None)
    assert card_face(LAND, Relations(card), evaluate(card, (SEPTEMBER,)), FORMS) is None


def test_a_link_says_its_hypothesis() -> None:
    card = edits.set_link(
        story(Mint()), link_id=LINK, lag_months=6, magnitude=WORD_RANGES[Strength.STRONG],
        rationale="Used change pays.",
    )  # fmt: skip
    face = link_face(LINK, Relations(card))
    assert face.spoken == "“Land the change” raises “Grow revenue” after 6 months"
    assert face.tooltip == f"{face.spoken}\nUsed change pays."
    assert face.weight == 0.5  # model.md: strong has the median 0.5


def test_a_negative_and_a_logical_link_say_so() -> None:
    card = edits.set_link(story(Mint()), link_id=LINK, sign=Sign.NEGATIVE)
    face = link_face(LINK, Relations(card))
    assert face.is_negative
    assert "lowers" in face.spoken
    card = edits.set_link(card, link_id=LINK, kind=LinkKind.LOGICAL)
    assert link_face(LINK, Relations(card)).spoken.endswith("by definition")


def test_equal_rows_stand_side_by_side() -> None:
    card = story(Mint())
    lanes = Relations(card).perspectives
    card = card.put(replace(lanes[3], row=lanes[2].row, column=1.0))
    faces = lane_faces(Relations(card), next(iter(card.maps)))
    assert [(face.row, face.column, face.columns) for face in faces] == [
        (0, 0, 1),
        (1, 0, 1),
        (2, 0, 2),
        (2, 1, 2),
    ]


def test_spots_are_where_the_placements_say() -> None:
    card = story(Mint())
    map_id = next(iter(card.maps))
    assert {key: (spot.x, spot.y) for key, spot in spots(Relations(card), map_id).items()} == {
        GROW: (64.0, 32.0),
        LAND: (64.0, 32.0),
    }
    assert spots(Relations(card), MapId("another")) == {}


def test_a_measure_of_another_frequency_names_its_own_period() -> None:
    card = story(Mint())
    card = edits.add_measure(
        card, measure_id=MeasureId("margin"), attachment_id=AttachmentId("on"),
        objective_id=GROW, name="Margin",
    )  # fmt: skip
    card = edits.change_frequency(card, measure_id=MeasureId("margin"), frequency=Frequency.QUARTER)
    card = edits.set_values(
        card, measure_id=MeasureId("margin"), kind=SeriesKind.ACTUAL,
        values={parse_period("2026-Q3"): 1_240_000.0}, mint=Mint(),
    )  # fmt: skip
    face = face_of(card, GROW)
    assert face.value == "1.2\u202fM"
    assert "Margin: 1,240,000 (Q3 2026)" in face.tooltip


def test_perspectives_know_their_lane() -> None:
    card = story(Mint())
    assert face_of(card, LAND).perspective_id == PerspectiveId(Relations(card).perspectives[2].id)


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"magnitude": WORD_RANGES[Strength.STRONG], "lag_months": 6}, "+ strong · 6 months"),
        ({"sign": Sign.NEGATIVE, "lag_months": 1}, "− 1 month"),
        ({"magnitude": Magnitude(0.25, 0.5), "lag_months": 0}, "+ 0.25–0.5 · at once"),
        ({"magnitude": Magnitude(0.5, 0.5)}, "+ 0.5 · 1 month"),
        ({"kind": LinkKind.LOGICAL}, "+ by definition"),
    ],
)
def test_a_link_says_its_sign_strength_and_lag(changes: dict[str, Any], label: str) -> None:
    card = edits.set_link(story(Mint()), link_id=LINK, **changes)
    assert link_face(LINK, Relations(card)).label == label
