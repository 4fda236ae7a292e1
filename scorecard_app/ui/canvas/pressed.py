"""The names that a pressed key goes by, whatever the layout of the keyboard."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NAMED = (
    _SHIFT
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALIASES: Mapping[int, int] = {
    Qt.Key.Key_Backtab.value: Qt.Key.Key_Tab.value,
    Qt.Key.Key_Enter.value: Qt.Key.Key_Return.value,
}
_SIGNS: Mapping[str, str] = {"!": "1", "@": "2", '"': "2", "É": "2", "&": "1", ")": "0"}
"""What Shift and a digit send on American, German, British and French keyboards."""

_MAC_DIGITS: Mapping[int, str] = {
    18: "1",
    19: "2",
    20: "3",
    21: "4",
    23: "5",
    22: "6",
    26: "7",
    28: "8",
    25: "9",
    29: "0",
}
_FIRST_DIGIT_CODE = 2 if sys.platform == "win32" else 10
"""The scan code of the key left of all digits but zero, on Windows and on X11 or Wayland."""


def key_names(event: QKeyEvent) -> tuple[str, ...]:
    """Return what a key is called in a key map, the most exact name first.

    With Shift, a digit is also known by where its key lies, and a sign also without Shift, since
    some keyboards need it to type the sign at all.
    """
    held = event.modifiers() & _NAMED
    key = _ALIASES.get(event.key(), event.key())
    names = [_name(held, key)]
    if held & _SHIFT:
        digit = _digit_pressed(event)
        if digit:
            names.append(_name(held, ord(digit)))
        if _is_sign(key):
            names.append(_name(held & ~_SHIFT, key))
    return tuple(dict.fromkeys(names))


def usual_name(key: str) -> str:
    """Return the one name of a key that can be written in several ways."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _name(held: Qt.KeyboardModifier, key: int) -> str:
    code = held.value | key
    return QKeySequence(code).toString(QKeySequence.SequenceFormat.PortableText)


def _is_sign(key: int) -> bool:
    return key < Qt.Key.Key_Escape.value and not chr(key).isalnum() and chr(key).isprintable()


def _digit_pressed(event: QKeyEvent) -> str:
    """Return the digit on the key that was pressed, by its place or by the sign it sends."""
    if sys.platform == "darwin":
        place = _MAC_DIGITS.get(event.nativeVirtualKey(), "")
    else:
        at = event.nativeScanCode() - _FIRST_DIGIT_CODE
        place = str((at + 1) % 10) if 0 <= at < 10 else ""  # noqa: PLR2004 - ten digits
    is_sign = event.key() < Qt.Key.Key_Escape.value
    return place or (_SIGNS.get(chr(event.key()), "") if is_sign else "")
