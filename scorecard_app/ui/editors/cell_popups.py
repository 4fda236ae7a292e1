"""Small editors that open beside a cell: a note with its confidence, and the step of a series."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from scorecard_app.domain.measures import Remark
from scorecard_app.texts import _
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_NOTE_SIZE = (260, 72)
_FIGURE_WIDTH, _LINE_WIDTH = 96, 160
_MARGIN, _GAP = 8, 6
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CellPopup(QFrame):
    """A frame beside a cell; Enter keeps what is in it, Escape does not.

    Where the keyboard goes elsewhere, `keeps` says which of the two it is. It belongs to the
    window, so that it may reach beyond the grid. `closed` asks whoever opened it to take the
    keyboard back.
    """

    keeps = False

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
        room = self.window().rect()
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
        self.closed.emit()  # the keyboard goes first: Qt would hand it on by Tab, to the next cell
        self.hide()
        if keep:
            self.kept.emit(*texts)
        self.deleteLater()

    def _label(self, text: str, size: TextSize = TextSize.BODY) -> RoleLabel:
        label = RoleLabel(self._themes, "text.quiet", size=size, parent=self)
        label.say(text)
        return label

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
                self.close_up(keep=self.keeps)
        return super().eventFilter(watched, event)


class NotePopup(CellPopup):
    """Asks for a note on a value, and how sure one is of it."""

    keeps = True

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
        self._grid.addWidget(self.note, 0, 0, 1, 2)
        self._grid.addWidget(self._label(_("Sure, in percent")), 1, 0)
        self._grid.addWidget(self.sure, 1, 1, Qt.AlignmentFlag.AlignRight)
        hint = _("Enter keeps, Shift+Enter breaks the line")
        self._grid.addWidget(self._label(hint, TextSize.SMALL), 2, 0, 1, 2)
        self._hear(self.note, self.sure)
        self.setFocusProxy(self.note)

    @property
    def texts(self) -> tuple[str, str]:
        """Return the note and the confidence."""
        return self.note.toPlainText(), self.sure.text()


class LinePopup(CellPopup):
    """Asks for one line of text: the step of a series, or its name."""

    def __init__(
        self, themes: ThemeStore, label: str, text: str, hint: str, parent: QWidget
    ) -> None:
        super().__init__(themes, parent)
        self.line = QLineEdit(text, self)
        self.line.setAccessibleName(label)
        self.line.setFixedWidth(themes.theme.px(_LINE_WIDTH))
        self.line.selectAll()
        self._grid.addWidget(self._label(label), 0, 0)
        self._grid.addWidget(self.line, 0, 1)
        self._grid.addWidget(self._label(hint, TextSize.SMALL), 1, 0, 1, 2)
        self._hear(self.line)
        self.setFocusProxy(self.line)

    @property
    def texts(self) -> tuple[str, str]:
        """Return the line."""
        return self.line.text(), ""
