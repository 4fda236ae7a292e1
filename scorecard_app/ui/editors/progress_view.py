"""How much of the way is done: a thin bar, a tick where it should stand by now, and the words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from scorecard_app.present.progress import ProgressFace
from scorecard_app.ui.labels import ElidedLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_BAR = (96, 12)
_THICK, _TICK = 6, 2
_GAP = 8


class ProgressView(QWidget):
    """Shows one progress in one line; without any it takes no room."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(themes, self)
        self._words = ElidedLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(_GAP))
        row.addWidget(self._bar)
        row.addWidget(self._words, 1)
        row.addStretch()
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what is said; "" where nothing is shown."""
        return self._words.whole

    def show_progress(self, face: ProgressFace | None) -> None:
        """Show another progress, or none."""
        self.setVisible(face is not None)
        self._words.show_whole(face.sentence if face else "")
        self._bar.show_progress(face)


class _Bar(QWidget):
    """The bar alone; the words beside it say the same."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._face: ProgressFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def show_progress(self, face: ProgressFace | None) -> None:
        self._face = face
        self.update()

    def sizeHint(self) -> QSize:
        px = self._themes.theme.px
        return QSize(px(_BAR[0]), px(_BAR[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._face is None:
            return
        theme = self._themes.theme
        thick, tick = theme.px(_THICK), theme.px(_TICK)
        way = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        painter = QPainter(self)
        painter.fillRect(way, theme.colour("line"))
        done = QRectF(way)
        done.setWidth(way.width() * self._face.done)
        painter.fillRect(done, theme.colour("accent"))
        if self._face.due is not None:
            at = self._face.due * (way.width() - tick)
            painter.fillRect(QRectF(at, 0, tick, self.height()), theme.colour("text"))
        painter.end()
