"""Known faults of what we stand on, watched so that an upgrade cannot bring them back."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 500


def test_calls_into_qt_do_not_use_up_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 drops a reference to None in each void call and aborts CPython 3.10, 3.11."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
