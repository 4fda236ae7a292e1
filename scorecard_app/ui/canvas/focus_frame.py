"""The frame round a view that the keyboard has reached: else nothing says so."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from scorecard_app.ui.theme import ThemeStore

_WIDTH = 2.0
_Reason = Qt.FocusReason
_BY_KEY = frozenset(
    {_Reason.TabFocusReason, _Reason.BacktabFocusReason, _Reason.ShortcutFocusReason}
)
_PASSING = frozenset(
    {_Reason.ActiveWindowFocusReason, _Reason.PopupFocusReason, _Reason.MenuBarFocusReason}
)
"""Reasons after which the focus comes back as it was."""


class FocusFrame(QWidget):
    """Lies over the viewport of a view, not in it, so that scrolling does not carry it along."""

    def __init__(self, view: QAbstractScrollArea, themes: ThemeStore) -> None:
        super().__init__(view)
        self._viewport, self._themes = view.viewport(), themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.installEventFilter(self)
        self._viewport.installEventFilter(self)
        themes.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come with a key that moves the focus, and go with the focus or a click."""
        del watched
        if isinstance(event, QFocusEvent):
            if event.reason() not in _PASSING:
                self.setVisible(event.gotFocus() and event.reason() in _BY_KEY)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.hide()
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.setGeometry(self._viewport.geometry())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame just inside the edges."""
        del event
        pen = self._themes.theme.pen("focus", _WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        inset = pen.widthF() / 2
        painter = QPainter(self)
        painter.setPen(pen)
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
