"""What is copied of a map: once, with pictures that are painted when they are asked for."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

SVG = "image/svg+xml"
_PIXELS = "application/x-qt-image"
"""What Qt calls an image, which it offers to others as PNG, BMP and more."""

Pictures = tuple[QImage, bytes]
"""The same as pixels and as lines."""


class CopiedData(QMimeData):
    """Data with pictures that are there as soon as somebody pastes them."""

    def __init__(self) -> None:
        super().__init__()
        self._paint: Callable[[], Pictures] | None = None
        self._has_pictures = False

    def promise(self, paint: Callable[[], Pictures]) -> None:
        """Offer pictures that are painted at the first paste, if they are not taken before."""
        self._paint = paint

    def take(self, pictures: Pictures) -> None:
        """Hold these pictures, unless they were painted meanwhile."""
        if not self._has_pictures:
            self._paint, self._has_pictures = None, True
            pixels, lines = pictures
            self.setImageData(pixels)
            self.setData(SVG, lines)

    def copy(self) -> None:
        """Put this on the clipboard, and leave all that it holds there when the program ends."""
        app = QCoreApplication.instance()
        if self._is_late and app is not None:
            app.aboutToQuit.connect(self._leave)
        QGuiApplication.clipboard().setMimeData(self)

    @property
    def _is_late(self) -> bool:
        return self._paint is not None

    def _leave(self) -> None:
        """Put in place of this what needs no program to be pasted, unless others have copied."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.mimeData() is not self:
            return
        whole = QMimeData()
        self._fulfil()
        for each in self.formats():
            whole.setData(each, self.data(each))
        whole.setImageData(self.imageData())
        clipboard.setMimeData(whole)

    def _fulfil(self) -> None:
        if self._paint is not None:
            self.take(self._paint())

    def formats(self) -> list[str]:
        """Name the pictures from the start."""
        found = super().formats()
        return [*found, *({_PIXELS, SVG} - {*found})] if self._is_late else found

    def hasFormat(self, mimetype: str) -> bool:
        """Say so of the pictures from the start."""
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferred: QMetaType | QMetaType.Type) -> object:
        """Paint the pictures when one of them is asked for."""
        if mimetype in {_PIXELS, SVG}:
            self._fulfil()
        return super().retrieveData(mimetype, preferred)
