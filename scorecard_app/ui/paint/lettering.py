"""Fonts that remember how wide texts are in them: to ask Qt takes as long as to write."""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from scorecard_app.ui.theme import TextSize, Theme, font_of

_MOST_TEXTS = 2_000
_HEIGHTS = tuple(size.value for size in (TextSize.SMALL, TextSize.BODY, TextSize.TITLE))


class Lettering:
    """A font with the widths of the texts that were last written in it."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return how wide a text is."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) >= _MOST_TEXTS:
                self._widths.clear()
            known = self._widths[text] = self._metrics.horizontalAdvance(text)
        return known

    def elided(self, text: str, width: float) -> str:
        """Cut a text off with an ellipsis where it is wider than this."""
        if self.width(text) <= width:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class Figures(NamedTuple):
    """Tabular figures in the sizes of a theme."""

    small: Lettering
    small_strong: Lettering
    body_strong: Lettering
    title_strong: Lettering


def figures(theme: Theme) -> Figures:
    """Return the tabular figures of a theme."""
    return _figures(theme.family, theme.scale)


def figures_of(theme: Theme, px: int, *, strong: bool = False) -> Lettering:
    """Return the tabular figures of a theme that are so many pixels high."""
    return _lettering(theme.family, px, strong=strong)


@cache
def _figures(family: str, scale: float) -> Figures:
    small, body, title = (round(height * scale) for height in _HEIGHTS)
    return Figures(
        _lettering(family, small, strong=False),
        _lettering(family, small, strong=True),
        _lettering(family, body, strong=True),
        _lettering(family, title, strong=True),
    )


@cache
def _lettering(family: str, px: int, *, strong: bool) -> Lettering:
    return Lettering(font_of(family, px, strong=strong, tabular=True))
