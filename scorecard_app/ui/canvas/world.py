"""How far the view of a map can look: wide enough for lanes as large as a map reaches."""

from PySide6.QtCore import QRectF

WORLD = QRectF(-8_000_000, -8_000_000, 16_000_000, 16_000_000)
"""All of the scene; eight times as far as one lane reaches, and small enough for Qt's pixels."""
