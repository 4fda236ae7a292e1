"""The dialogs of the system, as far as they are ours: what is asked, and under which title."""

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.ui.prompts import Leaving, QtPrompts


def test_the_question_before_leaving_bears_the_name_of_the_program(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[tuple[str, str]] = []

    def discard(box: QMessageBox) -> int:
        asked.append((box.windowTitle(), box.text()))
        next(each for each in box.buttons() if each.text() == "Discard").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", discard)

    assert QtPrompts(window).before_leaving("Plan") is Leaving.DISCARD
    assert asked == [("Scorecard", "Save the changes to “Plan”?")]
