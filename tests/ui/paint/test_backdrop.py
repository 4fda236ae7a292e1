"""The picture behind a map as it is painted; colours are the mean that the opacity asks for."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.backdrops import change_backdrop, set_backdrop
from scorecard_app.domain.ids import PictureId
from scorecard_app.domain.pictures import Picture, PictureKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.backdrops import BackdropFace, backdrop_face
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.paint.backdrop import draw_backdrop, image_of, shown_opacity
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.map_faces import map_faces
from scorecard_app.ui.paint.sheet import Sheet
from scorecard_app.ui.theme import load_theme
from tests.builders import MAP, card, lane, objective
from tests.picture_files import png, png_that_says

DAY = date(2026, 9, 14)
BLACK = b"\x00\x00\x00"
FAR_RIGHT = (2_000.0, 0.0, 40.0, 20.0)


def face(data: bytes = png(4, 4, BLACK), **fields: Any) -> BackdropFace:  # noqa: ANN401 - fields
    scorecard = set_backdrop(card(), map_id=MAP, data=data, within=(0.0, 0.0, 8.0, 8.0))
    found = backdrop_face(change_backdrop(scorecard, map_id=MAP, **fields), MAP)
    assert found is not None
    return found


def painted(shown: BackdropFace, opacity: float) -> QColor:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_backdrop(painter, shown, opacity)
    painter.end()
    return image.pixelColor(4, 4)


@pytest.mark.usefixtures("qapp")
def test_the_opacity_says_how_much_of_the_picture_shows() -> None:
    shown = face(opacity=40.0)
    assert shown.opacity == 0.4
    assert abs(painted(shown, shown.opacity).red() - 255 * 0.6) <= 1


def test_little_shows_in_high_contrast_and_before_a_room(qtbot: QtBot) -> None:
    del qtbot
    shown, light = face(opacity=70.0), load_theme("light")
    assert shown_opacity(shown, light) == 0.7
    assert shown_opacity(shown, light, is_projected=True) == 0.15
    assert shown_opacity(shown, load_theme("contrast-dark")) == 0.15
    assert shown_opacity(face(opacity=10.0), load_theme("contrast-light")) == 0.1


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("data", [b"", b"text", png(4, 4)[:50], png_that_says(60_000, 60_000)])
def test_what_is_no_picture_or_a_bomb_is_not_drawn(data: bytes) -> None:
    broken = Picture(PictureId("p"), PictureKind.PNG, data)
    assert image_of(broken).isNull()
    assert painted(replace(face(), picture=broken), 1.0) == QColor("white")


@pytest.mark.usefixtures("qapp")
def test_a_picture_is_unpacked_no_larger_than_it_is_drawn() -> None:
    wide = Picture(PictureId("wide"), PictureKind.PNG, png(5_120, 64))
    assert (image_of(wide).width(), image_of(wide).height()) == (2_560, 32)


def corner_of_paper(scorecard: Scorecard) -> tuple[int, QColor]:
    """Return how wide the paper is, and its colour inside the upper right corner."""
    faces = map_faces(Relations(scorecard), evaluate(scorecard, (DAY,)), MAP, LocaleForms())
    sheet = Sheet(faces, load_theme("light"))
    image = QImage(sheet.size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet.paint(painter, Level.FULL)
    painter.end()
    return image.width(), image.pixelColor(image.width() - 34, 34)


@pytest.mark.usefixtures("qapp")
def test_paper_holds_the_picture_only_where_that_is_wanted() -> None:
    scorecard = card(lane("Value"), objective("Grow"))
    scorecard = set_backdrop(scorecard, map_id=MAP, data=png(4, 2, BLACK), within=FAR_RIGHT)
    scorecard = change_backdrop(scorecard, map_id=MAP, opacity=100.0)
    width, colour = corner_of_paper(scorecard)
    assert width > 2_040
    assert colour == QColor("black")
    width, colour = corner_of_paper(change_backdrop(scorecard, map_id=MAP, is_printed=False))
    assert width < 2_000
    assert colour != QColor("black")
