"""The fixture that fails careless tests sees what it says it sees."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tests.leftovers import qt_now, qt_since, threads_since


@pytest.mark.usefixtures("qapp")
def test_a_window_without_an_owner_is_named() -> None:
    before = qt_now()
    window = QWidget()
    window.setObjectName("forgotten")

    assert qt_since(before) == ["QWidget “forgotten”"]


@pytest.mark.usefixtures("qapp")
def test_a_window_that_waits_to_be_deleted_is_not_left_behind() -> None:
    before = qt_now()
    window = QWidget()
    window.deleteLater()

    assert qt_since(before) == []


@pytest.mark.usefixtures("qapp")
def test_a_ticking_timer_is_named() -> None:
    before = qt_now()
    timer = QTimer()
    timer.start(60_000)

    assert qt_since(before) == ["QTimer"]

    timer.stop()
    assert qt_since(before) == []


def test_a_thread_that_does_not_end_is_named() -> None:
    before = set(threading.enumerate())
    released = threading.Event()
    thread = threading.Thread(target=released.wait, name="stuck")
    thread.start()

    assert threads_since(before, grace_s=0) == ["thread stuck"]

    released.set()
    assert threads_since(before) == []
