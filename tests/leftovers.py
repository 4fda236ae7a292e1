"""See what a test has left behind: running threads, ticking timers, standing windows."""

import gc
import threading
from typing import TypeGuard

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

THREAD_GRACE_S = 1.0


def threads_since(before: set[threading.Thread], *, grace_s: float = THREAD_GRACE_S) -> list[str]:
    """Name the Python threads that do not end; threads of Qt appear as dummies and are Qt's."""
    started = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in started:
        thread.join(grace_s)
    return [f"thread {thread.name}" for thread in started if thread.is_alive()]


def qt_since(before: dict[int, str]) -> list[str]:
    """Name what Qt still holds, after everything that waits to be deleted has been."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if qt_now().keys() - before.keys():
        gc.collect()
    left = [name for address, name in qt_now().items() if address not in before]
    if not QThreadPool.globalInstance().waitForDone(int(1_000 * THREAD_GRACE_S)):
        left.append("work in the global thread pool")
    return left


def qt_now() -> dict[int, str]:
    """Describe by address the windows that stand, the timers that tick, the threads that run."""
    if QApplication.instance() is None:
        return {}
    held: list[QObject] = [*QApplication.topLevelWidgets()]
    held += [each for each in Shiboken.getAllValidWrappers() if _is_at_work(each)]
    return {Shiboken.getCppPointer(each)[0]: _description(each) for each in held}


def undress() -> None:
    """Take off the style sheet that a test put on the application: sizes depend on it."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet():
        app.setStyleSheet("")


def _is_at_work(wrapper: object) -> TypeGuard[QObject]:
    if isinstance(wrapper, QTimer):
        return wrapper.isActive()
    main = QCoreApplication.instance()
    return (
        isinstance(wrapper, QThread)
        and wrapper.isRunning()
        and main is not None
        and wrapper is not main.thread()
    )


def _description(each: QObject) -> str:
    name = each.objectName()
    return f"{type(each).__name__} “{name}”" if name else type(each).__name__
