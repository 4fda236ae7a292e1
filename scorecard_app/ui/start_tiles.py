"""A tile of the start page: a button with a picture, a name and a sentence."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from scorecard_app.ui.theme import TextSize, ThemeStore

_WIDTH = 232
_LARGEST = 320
_PICTURE_SHARE = 0.57
"""The picture is so much as high as the tile is wide."""

_TEXT_HEIGHT = 74
_MARGIN = 12
_RADIUS = 6


class StartTile(QAbstractButton):
    """Shows what would be opened; the picture may come later."""

    def __init__(
        self, key: str, name: str, sentence: str, *, themes: ThemeStore, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._sentence = sentence
        self._themes = themes
        self._picture = QImage()
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self.update)

    def picture_size(self) -> QSize:
        """Return how large a picture may become, in the pixels of the screen."""
        width = self._themes.theme.px(_LARGEST)
        return QSize(width, round(width * _PICTURE_SHARE)) * self.devicePixelRatioF()

    def show_picture(self, picture: QImage) -> None:
        """Show a picture above the name."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for a picture and four lines."""
        width = self._themes.theme.px(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Ask for a picture of always the same shape."""
        return round(width * _PICTURE_SHARE) + self._themes.theme.px(_TEXT_HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Look different under the pointer."""
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the picture and the words."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inner = self.rect().adjusted(1, 1, -1, -1)
        marked = self.hasFocus() or self.isDown()
        border = "focus" if marked else "card.hover" if self.underMouse() else "card.border"
        painter.setPen(theme.pen(border, 2.0 if marked else 1.0))
        painter.setBrush(theme.brush("card"))
        painter.drawRoundedRect(inner, theme.px(_RADIUS), theme.px(_RADIUS))
        self._draw_picture(painter, inner)
        self._draw_words(painter)

    def _draw_picture(self, painter: QPainter, inner: QRect) -> None:
        theme = self._themes.theme
        gap = theme.px(_RADIUS)
        height = self.height() - theme.px(_TEXT_HEIGHT)
        room = QRect(inner.x() + gap, inner.y() + gap, inner.width() - 2 * gap, height - gap)
        if self._picture.isNull():
            painter.fillRect(room, theme.brush("canvas"))
            return
        size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(room.topLeft(), size)
        target.moveCenter(room.center())
        painter.fillRect(room, theme.brush("canvas"))
        painter.drawImage(target, self._picture)

    def _draw_words(self, painter: QPainter) -> None:
        theme = self._themes.theme
        margin = theme.px(_MARGIN)
        top = self.height() - theme.px(_TEXT_HEIGHT) + margin // 2
        words = QRect(margin, top, self.width() - 2 * margin, theme.px(_TEXT_HEIGHT) - margin)
        painter.setPen(theme.pen("text"))
        painter.setFont(theme.font(TextSize.BODY, strong=True))
        name_height = painter.fontMetrics().height()
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, name)
        painter.setPen(theme.pen("text.quiet"))
        painter.setFont(theme.font(TextSize.SMALL))
        option = QTextOption(Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(words.adjusted(0, name_height + 2, 0, 0).toRectF(), self._sentence, option)
