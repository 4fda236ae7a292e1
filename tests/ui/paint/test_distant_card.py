"""Cards for a room: titles keep their words whole."""

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
    narrower, lines = whole_words("Agribusiness Development", font(), room, 3)
    assert lines == ["Agribusiness", "Development"]
    assert narrower.pixelSize() == 24


def test_a_title_with_room_keeps_the_width_of_its_letters(qtbot: QtBot) -> None:
    del qtbot
    usual, lines = whole_words("Grow", font(), 400, 3)
    assert lines == ["Grow"]
    assert QFontMetricsF(usual).horizontalAdvance("Grow") == QFontMetricsF(
        font()
    ).horizontalAdvance("Grow")
