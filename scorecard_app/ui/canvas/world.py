"""How far the view of a map can look: wide enough for lanes as large as a map reaches."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsRectItem

WORLD = QRectF(-8_000_000, -8_000_000, 16_000_000, 16_000_000)
"""All of the scene; eight times as far as one lane reaches, and small enough for Qt's pixels."""


class EverywhereItem(QGraphicsRectItem):
    """Takes more room than any map, so that it need not follow one.

    Qt asks for its place with every question about the scene: it is answered without Python.
    """

    def __init__(self) -> None:
        super().__init__(WORLD)
        self.setPen(Qt.PenStyle.NoPen)
