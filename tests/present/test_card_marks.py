"""What a card says beside its measure; ratings by the usual matrix of five by five."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.domain.ids import NoteId, ObjectiveId, PersonId, RiskId, ThemeId
from scorecard_app.domain.measures import Direction, Unit, UnitKind
from scorecard_app.domain.people import Note, Person, Risk
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.domain.strategy import Theme
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.faces import CardFace, RiskFace, ThemeFace, VarianceFace
from scorecard_app.present.map_faces import card_face
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, measure, objective

GROW = ObjectiveId("Grow")
DAY = date(2026, 9, 30)


def start(*more: Entity, direction: Direction = Direction.HIGHER) -> Scorecard:
    """Return one objective whose measure is 18 points below its target, with what is added."""
    adoption = measure(
        "Adoption",
        "Grow",
        actual={"2026-09": 62},
        target={"2026-09": 80},
        unit=Unit(UnitKind.PERCENT),
        direction=direction,
    )
    return card(lane("Value"), objective("Grow"), adoption).put(*more)


def face_of(scorecard: Scorecard) -> CardFace:
    """Return the card of the objective."""
    face = card_face(GROW, Relations(scorecard), evaluate(scorecard, (DAY,)), LocaleForms())
    assert face is not None
    return face


@pytest.mark.parametrize(
    ("direction", "is_good"),
    [(Direction.HIGHER, False), (Direction.LOWER, True), (Direction.TARGET, None)],
)
def test_a_variance_is_signed_and_judged_by_the_direction(
    direction: Direction, *, is_good: bool | None
) -> None:
    face = face_of(start(direction=direction))
    assert face.variance == VarianceFace("−18 points", is_good)


@pytest.mark.parametrize(
    ("likelihood", "impact", "word", "role"),
    [
        (1, 4, "low", "text.quiet"),
        (1, 5, "medium", "band.risk"),
        (3, 4, "medium", "band.risk"),
        (3, 5, "high", "band.off"),
        (5, 5, "high", "band.off"),
    ],
)
def test_a_risk_is_likelihood_times_impact(
    likelihood: int, impact: int, word: str, role: str
) -> None:
    risk = Risk(RiskId("r"), "Fire", subject_id=GROW, likelihood=likelihood, impact=impact)
    assert face_of(start(risk)).risk == RiskFace(str(likelihood * impact), word, role)


def test_the_badge_shows_the_highest_risk_and_the_tooltip_all() -> None:
    face = face_of(
        start(
            Risk(RiskId("a"), "Flood", subject_id=GROW, likelihood=2, impact=2),
            Risk(RiskId("b"), "Fire", subject_id=GROW, likelihood=4, impact=5),
            Risk(RiskId("c"), "Theft", subject_id=GROW),
        )
    )
    assert face.risk == RiskFace("20", "high", "band.off")
    assert face.tooltip.splitlines()[-3:] == [
        "Risk: Fire, 4 × 5 = 20, high",
        "Risk: Flood, 2 × 2 = 4, low",
        "Risk: Theft, not rated",
    ]


def test_a_risk_that_is_not_rated_has_no_figure() -> None:
    face = face_of(start(Risk(RiskId("r"), "Fire", subject_id=GROW, impact=5)))
    assert face.risk == RiskFace("?", "not rated", "text.quiet")


def test_themes_come_in_their_order_and_differ_by_their_letters() -> None:
    trust, growth, talent = (ThemeId(each) for each in "abc")
    scorecard = start(
        Theme(trust, "Trust", colour_role="theme.2", position=2),
        Theme(growth, "Growth", colour_role="unknown", position=1),
        Theme(talent, "Talent", position=3),
    )
    served = replace(scorecard.objectives[GROW], theme_ids=(trust, growth))
    assert face_of(scorecard.put(served)).themes == (
        ThemeFace("Growth", "G", "theme.1"),
        ThemeFace("Trust", "Tr", "theme.2"),
    )


def test_parked_notes_are_not_counted() -> None:
    face = face_of(
        start(
            Note(NoteId("a"), "Ask the board", subject_id=GROW),
            Note(NoteId("b"), "Later", subject_id=GROW, is_parked=True),
        )
    )
    assert face.notes == 1
    assert face.tooltip.splitlines()[-1] == "Note: Ask the board"


def test_everything_that_is_painted_is_said() -> None:
    theme, ada = ThemeId("t"), PersonId("ada")
    scorecard = start(
        Theme(theme, "Growth"),
        Person(ada, "Ada Lovelace"),
        Risk(RiskId("r"), "Fire", subject_id=GROW, likelihood=3, impact=4),
        Note(NoteId("n"), "Ask the board", subject_id=GROW),
    )
    served = replace(scorecard.objectives[GROW], theme_ids=(theme,), owner_id=ada)
    assert face_of(scorecard.put(served)).described == (
        "Adoption: 62 %, target 80 %; −18 points, worse than the target; lagging; "
        "owner: Ada Lovelace; risk 12 of 25, medium; 1 note; Themes: Growth. "
        "Nothing below is scored. Risk: Fire, 3 × 4 = 12, medium. Note: Ask the board."
    )
