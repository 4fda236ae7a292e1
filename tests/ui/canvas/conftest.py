"""What tests of the map share."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from scorecard_app.ui.habits import Habits


@pytest.fixture
def habits(tmp_path: Path, qapp: QApplication) -> Habits:
    """Return habits in a file of their own."""
    owner = QObject(qapp)
    store = QSettings(str(tmp_path / "habits.ini"), QSettings.Format.IniFormat, owner)
    return Habits(store, owner)
