"""What the editors that lie over the map have in common."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget


def put_away(editor: QPlainTextEdit, viewport: QWidget) -> str:
    """Close an editor, give the keyboard back to the map, and return what was typed.

    Whoever holds the editor lets go of it first: losing the keyboard would commit again.
    """
    had_focus = editor.hasFocus()
    editor.hide()
    editor.deleteLater()
    if had_focus:
        viewport.setFocus()
    return editor.toPlainText()
