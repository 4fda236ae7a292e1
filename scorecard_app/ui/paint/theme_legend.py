"""Draw below a map what the letters on its cards stand for: each theme with its name."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.present.faces import CardFace, ThemeFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.card_parts import chip_width, draw_chip, write
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.theme import TextSize, Theme

_ABOVE, _HEIGHT = 12.0, 16.0
_LEFT = 16.0
_GAP, _APART = 5.0, 18.0
_BASELINE = 11.0

SHOWN_AT = frozenset({Level.FULL, Level.DETAILED})
"""Where cards show their themes, and the legend says what those are."""


def themes_of(cards: Iterable[CardFace]) -> tuple[ThemeFace, ...]:
    """Return the themes that stand on these cards, by name."""
    found = {each for face in cards for each in face.themes}
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def legend_box(lanes: QRectF, themes: Sequence[ThemeFace], theme: Theme) -> QRectF:
    """Return where the legend stands below the lanes of a map; nowhere without a theme."""
    if not themes:
        return QRectF()
    width = _title_width(theme) + sum(_entry_width(each, theme) for each in themes)
    return QRectF(lanes.left() + _LEFT, lanes.bottom() + _ABOVE, width, _HEIGHT)


def draw_legend(painter: QPainter, box: QRectF, themes: Sequence[ThemeFace], theme: Theme) -> None:
    """Draw the legend into its box: a word, then each chip with its name; nothing without any."""
    if not themes:
        return
    ink = (theme.font(TextSize.SMALL), theme, "text.quiet")
    baseline = box.top() + _BASELINE
    write(painter, QPointF(box.left(), baseline), _("Themes"), ink)
    left = box.left() + _title_width(theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for each in themes:
        draw_chip(painter, QPointF(left, box.top()), each, theme)
        at = QPointF(left + chip_width(each, theme) + _GAP, baseline)
        write(painter, at, each.name, ink)
        left += _entry_width(each, theme)


def _title_width(theme: Theme) -> float:
    metrics = QFontMetricsF(theme.font(TextSize.SMALL))
    return metrics.horizontalAdvance(_("Themes")) + _APART


def _entry_width(face: ThemeFace, theme: Theme) -> float:
    name = QFontMetricsF(theme.font(TextSize.SMALL)).horizontalAdvance(face.name)
    return chip_width(face, theme) + _GAP + name + _APART
