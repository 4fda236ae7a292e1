"""Sparklines look alike where only their axis is stretched with them, and only there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from scorecard_app.present.faces import SparkFace
from scorecard_app.ui.paint.spark import draw_spark
from scorecard_app.ui.theme import Theme, load_theme

ZEROS = (0.0,) * 5
COURSE = SparkFace((0.0, 0.1, 0.3, 0.2, None), ZEROS, low=0.0, high=0.3, role="band.on")
TWICE = SparkFace((0.0, 0.2, 0.6, 0.4, None), ZEROS, low=0.0, high=0.6, role="band.on")


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def theme() -> Theme:
    return load_theme("light")


def painted(spark: SparkFace, theme: Theme) -> QImage:
    pixmap = QPixmap(80, 30)
    pixmap.fill(theme.colour("card"))
    painter = QPainter(pixmap)
    draw_spark(painter, QRectF(2, 2, 74, 22), spark, theme)
    painter.end()
    return pixmap.toImage()


def test_a_course_that_is_stretched_together_with_its_axis_looks_the_same(theme: Theme) -> None:
    assert painted(TWICE, theme) == painted(COURSE, theme)


@pytest.mark.parametrize(
    "other",
    [
        replace(COURSE, high=0.4),
        replace(COURSE, role="band.off"),
        replace(COURSE, values=(0.0, 0.1, 0.3, 0.2, 0.1)),
        replace(COURSE, targets=(0.1,) * 5),
        replace(COURSE, targets=(0.0, 0.0, 0.1, 0.1, 0.1)),
        replace(COURSE, limits=(0.1, 0.2)),
    ],
)
def test_a_sparkline_shows_its_axis_its_limits_its_targets_and_its_end(
    other: SparkFace, theme: Theme
) -> None:
    assert painted(other, theme) != painted(COURSE, theme)
