"""Small editors that open beside a cell: a note with its confidence, and the step of a series."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from scorecard_app.domain.measures import Remark
from scorecard_app.texts import _
from scorecard_app.ui.editors.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_NOTE_SIZE = (260, 72)
_FIGURE_WIDTH = 96
_MARGIN, _GAP = 8, 6
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CellPopup(QFrame):
    """A frame beside a cell; Enter keeps what is in it, Escape does not, nor does a click away.

    It belongs to the window, so that it may reach beyond the grid.
    """

    kept = Signal(str, str)
    closed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_closing = False
        self.setObjectName("cellPopup")
        self.setAutoFillBackground(True)
        px = themes.theme.px
        theme = themes.theme
        self.setStyleSheet(
            f"#cellPopup {{ background: {theme.colour('surface.raised').name()};"
            f" border: {px(1)}px solid {theme.colour('line').name()};"
            f" border-radius: {px(6)}px; }}"
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        self._grid.setSpacing(px(_GAP))

    @property
    def texts(self) -> tuple[str, str]:
        """Return what was typed."""
        raise NotImplementedError

    def open_at(self, cell: QRect) -> None:
        """Stand below a cell, or above it where there is no room; all within the window."""
        self.adjustSize()
        room = self.parentWidget().rect()
        left = min(cell.left(), room.right() - self.width())
        top = cell.bottom() + 1
        if top + self.height() > room.bottom():
            top = cell.top() - self.height()
        self.move(QPoint(max(left, 0), max(top, 0)))
        self.show()
        self.raise_()

    def close_up(self, *, keep: bool) -> None:
        """Close, and say what to keep."""
        if self._is_closing:
            return
        self._is_closing = True
        texts = self.texts
        self.hide()
        if keep:
            self.kept.emit(*texts)
        self.closed.emit()
        self.deleteLater()

    def _hear(self, *fields: QWidget) -> None:
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close at Enter and Escape, and where the keyboard goes elsewhere."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_broken = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and not is_broken):
                self.close_up(keep=event.key() in _ENTER)
                return True
        if event.type() is QEvent.Type.FocusOut and not self._is_closing:
            focus = self.window().focusWidget()
            if focus is not None and focus is not watched and not self.isAncestorOf(focus):
                self.close_up(keep=True)
        return super().eventFilter(watched, event)


class NotePopup(CellPopup):
    """Asks for a note on a value, and how sure one is of it."""

    def __init__(self, themes: ThemeStore, remark: Remark, sure: str, parent: QWidget) -> None:
        super().__init__(themes, parent)
        px = themes.theme.px
        self.note = QPlainTextEdit(remark.note, self)
        self.note.setAccessibleName(_("Note on this value"))
        self.note.setPlaceholderText(_("What is there to know about this value?"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedSize(*(px(each) for each in _NOTE_SIZE))
        self.sure = QLineEdit(sure, self)
        self.sure.setAccessibleName(_("Sure, in percent"))
        self.sure.setFixedWidth(px(_FIGURE_WIDTH))
        hint = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        hint.say(_("Enter keeps, Shift+Enter breaks the line"))
        self._grid.addWidget(self.note, 0, 0, 1, 2)
        self._grid.addWidget(RoleLabel(themes, "text.quiet", parent=self), 1, 0)
        label = self._grid.itemAtPosition(1, 0).widget()
        if isinstance(label, RoleLabel):
            label.say(_("Sure, in percent"))
        self._grid.addWidget(self.sure, 1, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(hint, 2, 0, 1, 2)
        self._hear(self.note, self.sure)
        self.setFocusProxy(self.note)

    @property
    def texts(self) -> tuple[str, str]:
        """Return the note and the confidence."""
        return self.note.toPlainText(), self.sure.text()


class StepPopup(CellPopup):
    """Asks for the step by which a series goes on."""

    def __init__(self, themes: ThemeStore, step: str, parent: QWidget) -> None:
        super().__init__(themes, parent)
        label = RoleLabel(themes, "text.quiet", parent=self)
        label.say(_("Step of the series"))
        self.step = QLineEdit(step, self)
        self.step.setAccessibleName(_("Step of the series"))
        self.step.setFixedWidth(themes.theme.px(_FIGURE_WIDTH))
        self.step.selectAll()
        hint = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        hint.say(_("Enter fills what is chosen"))
        self._grid.addWidget(label, 0, 0)
        self._grid.addWidget(self.step, 0, 1)
        self._grid.addWidget(hint, 1, 0, 1, 2)
        self._hear(self.step)
        self.setFocusProxy(self.step)

    @property
    def texts(self) -> tuple[str, str]:
        """Return the step."""
        return self.step.text(), ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fill nothing where the keyboard goes elsewhere."""
        if event.type() is QEvent.Type.FocusOut and not self._is_closing:
            self.close_up(keep=False)
            return False
        return super().eventFilter(watched, event)
