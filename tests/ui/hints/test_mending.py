"""One click takes away what a hint is about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.hints import Known
from scorecard_app.present.hints import HintLine, hint_groups
from scorecard_app.present.mends import ASKING, Mend
from scorecard_app.ui.hints.mending import edit_for
from tests.builders import Parts, card, lane, link, measure, minter, objective

TWICE = Magnitude(2.0, 2.0)
FROM_2: Mapping[str, Any] = {"baseline": 2.0, "frequency": Frequency.YEAR}


def remarks(scorecard: Scorecard) -> list[HintLine]:
    """Return what rules remark."""
    known = Known(evaluate(scorecard, (date(2026, 9, 30),)))
    groups = hint_groups(Relations(scorecard), known)
    return [line for group in groups for line in group.lines if line.code]


def wanting(*parts: Parts) -> Scorecard:
    """Return two measured objectives with these parts."""
    return card(
        lane("Value"),
        lane("Work", 1),
        objective("Raise sales"),
        objective("Train staff", "Work"),
        measure("Sales", "Raise sales"),
        measure("Skills", "Train staff"),
        *parts,
    )


@pytest.mark.parametrize(
    ("code", "mend", "scorecard"),
    [
        ("L02", Mend.DELETE_MEASURE, wanting(measure("Idle"))),
        ("L03", Mend.SCORE_MAIN, wanting(*(measure(name, "Train staff") for name in "abc"))),
        ("L06", Mend.DELAY, wanting(link("Train staff", "Raise sales", lag_months=0))),
        ("L06", Mend.MAKE_LOGICAL, wanting(link("Train staff", "Raise sales", lag_months=0))),
        (
            "L07",
            Mend.DELAY,
            wanting(
                link("Train staff", "Raise sales", lag_months=0),
                link("Raise sales", "Train staff", lag_months=0),
            ),
        ),
        (
            "L08",
            Mend.WEAKEN,
            wanting(
                link("Train staff", "Raise sales", lag_months=3, magnitude=TWICE),
                link("Raise sales", "Train staff", lag_months=3, magnitude=TWICE),
            ),
        ),
        ("L10", Mend.TURN, wanting(measure("Cost", "Train staff", target={"2026": 1}, **FROM_2))),
        (
            "L14",
            Mend.MAKE_MEDIUM,
            wanting(link("Train staff", "Raise sales", lag_months=3, magnitude=TWICE)),
        ),
        ("L11", Mend.SPLIT, wanting(objective("Train staff in order to sell"))),
    ],
)
def test_what_a_hint_is_about_is_gone_after_its_mend(
    code: str, mend: Mend, scorecard: Scorecard
) -> None:
    line = next(each for each in remarks(scorecard) if each.code == code)
    assert mend in line.mends
    after = edit_for(mend, line, Relations(scorecard), minter())(scorecard)
    assert line.says not in {each.says for each in remarks(after)}


def test_every_hint_that_needs_no_answer_can_be_mended_by_an_edit() -> None:
    assert set(ASKING) == {Mend.LINK, Mend.FIND_MEASURE, Mend.SHOW_DATA}
