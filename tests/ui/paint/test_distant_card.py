"""Cards for a room: titles keep their words whole."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from scorecard_app.ui.paint.distant_card import whole_words
from scorecard_app.ui.theme import TextSize, load_theme


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
