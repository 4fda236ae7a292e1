"""Cards for a room: titles keep their words whole."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from scorecard_app.ui.paint.distant_card import draw_card_projected, whole_words
from scorecard_app.ui.theme import TextSize, load_theme
from tests.ui.paint.test_looks import FULL


def font() -> QFont:
    made = QFont(load_theme("light").font(TextSize.TITLE, strong=True))
    made.setPixelSize(24)
    return made


def test_a_word_a_little_too_wide_is_written_narrower_instead_of_broken(qtbot: QtBot) -> None:
    del qtbot
    room = QFontMetricsF(font()).horizontalAdvance("Agribusiness") * 0.95
    narrower, lines = whole_words("Agribusiness Development", font(), QSizeF(room, 84))
    assert lines == ["Agribusiness", "Development"]
    assert narrower.pixelSize() == 24


def test_a_title_far_too_long_is_written_smaller_by_a_quarter_at_most(qtbot: QtBot) -> None:
    del qtbot
    title = "Raise business fluency on both sides"
    smaller, lines = whole_words(title, font(), QSizeF(100, 84))
    assert " ".join(lines) == title
    assert 18 <= smaller.pixelSize() < 24


def test_a_title_with_room_keeps_the_width_of_its_letters(qtbot: QtBot) -> None:
    del qtbot
    usual, lines = whole_words("Grow", font(), QSizeF(400, 84))
    assert lines == ["Grow"]
    assert QFontMetricsF(usual).horizontalAdvance("Grow") == QFontMetricsF(
        font()
    ).horizontalAdvance("Grow")


def test_the_letters_for_a_room_stay_off_the_border_of_their_card(qtbot: QtBot) -> None:
    del qtbot
    theme = load_theme("light")
    beside = set[str]()
    for letters in range(8, 24):  # one of them fills its line
        image = QImage(208, 104, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        face = replace(FULL, title="i" * letters + "m" * 8)
        draw_card_projected(painter, QRectF(0, 0, 208, 104), face, theme)
        painter.end()
        beside |= {image.pixelColor(x, y).name() for x in (203, 204, 205) for y in range(2, 102)}
    assert beside == {theme.colour("card").name()}
