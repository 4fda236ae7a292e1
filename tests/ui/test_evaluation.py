from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scorecard_app.engine.evaluate import evaluate
from scorecard_app.ui import evaluation
from scorecard_app.ui.background import Background
from scorecard_app.ui.evaluation import Evaluation
from tests.present.table.cards import DAY, rich_card

if TYPE_CHECKING:
    from scorecard_app.engine.results import Results

NOW = evaluate(rich_card(), (DAY,))
DAYS = [date(2026, month, 1) for month in range(1, 10)]


def test_a_quick_question_is_answered_at_once(qtbot: QtBot) -> None:  # noqa: ARG001 - needs Qt
    background = Background()
    found: list[Results] = []
    made = Evaluation(background)
    made.answered.connect(found.append)
    made.ask(NOW, DAYS)
    assert found[0].dates == tuple(DAYS)
    assert not background.is_busy
    background.close()


def test_of_slow_questions_only_the_last_is_answered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation, "_AT_ONCE", 0)
    background = Background()
    found: list[Results] = []
    made = Evaluation(background)
    made.answered.connect(found.append)
    for count in (3, 5, 7):
        made.ask(NOW, DAYS[:count])
    qtbot.waitUntil(lambda: not background.is_busy)
    assert [len(each.dates) for each in found] == [7]
    np.testing.assert_array_equal(
        found[0].board.scores, evaluate(rich_card(), DAYS[:7]).board.scores
    )
    made.ask(NOW, DAYS)
    made.forget()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert len(found) == 1
    background.close()
