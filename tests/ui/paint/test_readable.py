"""At middling scales letters are as high as can be read, and a card has room for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from scorecard_app.ui.paint.card import CARD
from scorecard_app.ui.paint.distant_card import DRAW_CARD
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.paint.readable import BRIEF_PX, readable
from scorecard_app.ui.theme import TextSize, load_theme
from tests.ui.paint.test_looks import FULL

pytestmark = pytest.mark.usefixtures("qapp")


@contextmanager
def painting(scale: float) -> Iterator[tuple[QImage, QPainter]]:
    """Paint at so many pixels a map unit."""
    image = QImage(CARD.toSize() * scale, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.scale(scale, scale)
    yield image, painter
    painter.end()


@pytest.mark.parametrize("scale", [0.5, 0.55, 0.62, 0.79])
def test_letters_have_at_least_ten_pixels(scale: float) -> None:
    theme = load_theme("light")
    with painting(scale) as (_image, painter):
        font = readable(theme.font(TextSize.BODY), painter, BRIEF_PX)
    assert font.pixelSize() * scale >= 10
    assert level_at(scale) is Level.BRIEF


def test_letters_are_never_smaller_than_those_of_a_whole_card() -> None:
    theme = load_theme("light")
    with painting(2.0) as (_image, painter):
        font = readable(theme.font(TextSize.BODY), painter, BRIEF_PX)
    assert font.pixelSize() == theme.font(TextSize.BODY).pixelSize()


def test_a_brief_card_shows_its_value_and_target() -> None:
    assert drawn("80", "90") != drawn("81", "90")
    assert drawn("80", "90") != drawn("80", "91")


def drawn(value: str, target: str) -> QImage:
    """Draw a card of this value and target at 55 %, where the map stands in a usual window."""
    with painting(0.55) as (image, painter):
        face = replace(FULL, value=value, target=target)
        rect = QRectF(QPointF(0, 0), CARD)
        DRAW_CARD[level_at(0.55)](painter, rect, face, load_theme("light"))
    return image
