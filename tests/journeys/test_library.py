"""What a user does with the library, in the real window with the real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.relations import Relations
from tests.journeys.driver import started

TYPICAL = 99.9
"""What the library collected as a typical availability of critical services, in percent."""


def test_a_measure_is_searched_and_attached_by_keys_alone_in_one_step(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_blank()
        user.wait_for_work()
        user.choose("add_objective")
        user.type("Keep services up")
        user.press(Qt.Key.Key_Return)
        steps = user.open.history.stack.count()

        user.choose("find_measure")
        user.type("availability")
        user.press(Qt.Key.Key_Down)
        user.press(Qt.Key.Key_Return)

        (measure,) = user.card.measures.values()
        (objective,) = user.card.objectives.values()
        assert measure.name == "Service availability"
        assert "≥ 99.9%" in measure.target_basis
        relations = Relations(user.card)
        assert relations.main_measure(objective.id) == measure
        targets = relations.first_series(measure.id, SeriesKind.TARGET)
        assert targets is not None
        assert list(targets.samples.values()) == [pytest.approx(TYPICAL, abs=0)]
        assert "Its target is 99.9 %. An illustrative default" in user.said
        assert user.open.history.stack.count() == steps + 1

        user.choose("undo")
        assert not user.card.measures
        assert not user.card.series
