"""Panes are as wide at first as they should be, however late what is in them is laid out."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.ui.docks import Docks


def test_the_inspector_is_as_wide_as_it_should_be_though_its_view_is_laid_out_late(
    qtbot: QtBot,
) -> None:
    window, content, late = QMainWindow(), QWidget(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(content)
    docks = Docks(window, content=content, px=round)
    views = {name: QWidget() for name in ("outline", "library", "hints", "detail", "history")}
    docks.fill(inspector=late, **views)
    late.setMinimumWidth(496)
    window.resize(1366, 768)
    window.show()
    docks.arrange()
    docks.apportion()
    QTimer.singleShot(0, late, partial(late.setMinimumWidth, 100))
    qtbot.waitUntil(lambda: docks.are_untouched)
    assert (docks.outline.width(), docks.inspector.width()) == (240, 320)
