"""Letters of a text as key events."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_PLAIN = Qt.KeyboardModifier.NoModifier


def type_letter(target: QWidget, letter: str) -> None:
    """Press and release the key of a letter."""
    if letter.isascii():
        QTest.keyClicks(target, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest knows no keys beyond ASCII
        QApplication.sendEvent(target, QKeyEvent(kind, 0, _PLAIN, letter))
