"""What the tags in the strip of a closed lane say where there is little room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from scorecard_app.ui.paint import tags
from scorecard_app.ui.paint.card import CardState
from scorecard_app.ui.paint.levels import level_at
from scorecard_app.ui.theme import load_theme
from tests.ui.paint.test_looks import FULL

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("number", ["4", "16"])
@pytest.mark.parametrize("scale", [0.38, 0.6, 1.0])
def test_a_tag_shows_the_status_beside_one_digit_and_beside_two(
    scale: float, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks: list[QRectF] = []
    monkeypatch.setattr(
        tags, "draw_status_mark", lambda _painter, mark, _status, _theme: marks.append(mark)
    )
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    box = QRectF(0, 0, 50, 28)
    look = load_theme("light"), level_at(scale), CardState.PLAIN
    tags.draw_tag(painter, box, replace(FULL, number=number), look)
    painter.end()
    assert len(marks) == 1
    assert box.contains(marks[0])
