"""The icons of resources/icons, tinted by roles of the theme."""

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from scorecard_app import resources
from scorecard_app.ui.theme import ThemeStore

_SIDE = 20
_INK = "currentColor"


class Icons(QObject):
    """Paints each icon once a theme; whoever shows icons asks again when `changed` says so."""

    changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons: dict[str, QIcon] = {}
        themes.changed.connect(self._repaint)

    @property
    def size(self) -> QSize:
        """Return the size of an icon beside text."""
        side = self._themes.theme.px(_SIDE)
        return QSize(side, side)

    def px(self, length: float) -> int:
        """Return how many pixels a length at 96 dpi takes."""
        return self._themes.theme.px(length)

    def icon(self, name: str) -> QIcon:
        """Return an icon that looks right while enabled, disabled or switched on."""
        if name not in self._icons:
            made = QIcon()
            mode, state = QIcon.Mode, QIcon.State
            made.addPixmap(self.pixmap(name), mode.Normal, state.Off)
            made.addPixmap(self.pixmap(name, role="accent"), mode.Normal, state.On)
            made.addPixmap(self.pixmap(name, role="text.disabled"), mode.Disabled, state.Off)
            self._icons[name] = made
        return self._icons[name]

    def pixmap(self, name: str, *, role: str = "text", side: int = _SIDE) -> QPixmap:
        """Return a picture of an icon in the colour of a role; `side` is at 96 dpi."""
        theme = self._themes.theme
        text = resources.text(f"icons/{name}.svg").replace(_INK, theme.colour(role).name())
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        length = theme.px(side)
        picture = QPixmap(QSize(length, length) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, length, length))
        painter.end()
        return picture

    def _repaint(self) -> None:
        self._icons.clear()
        self.changed.emit()


def back_and_on(widget: QWidget) -> tuple[str, str]:
    """Return the icons that look back and on, in the direction in which a widget is read."""
    left, right = "chevron-left", "chevron-right"
    return (right, left) if widget.isRightToLeft() else (left, right)
