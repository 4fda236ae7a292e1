from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from scorecard_app.ui.paint.mirror import (
    NUMBER_RIGHT,
    at_end,
    at_start,
    in_middle,
    line_start,
    placed,
    runs_to_the_left,
)

WHOLE, PART = QRectF(10, 0, 100, 20), QRectF(12, 3, 8, 8)
ARABIC = "القيمة"
Align, Run = Qt.AlignmentFlag, Qt.TextFlag
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


class Sheet:
    """A picture that is painted on for who reads in one direction."""

    def __init__(self, direction: Qt.LayoutDirection) -> None:
        self.image = QImage(10, 10, QImage.Format.Format_ARGB32)
        self.painter = QPainter(self.image)
        self.painter.setLayoutDirection(direction)

    def end(self) -> None:
        self.painter.end()


def test_a_part_stands_as_far_from_the_other_end_in_a_mirrored_row(qtbot: QtBot) -> None:
    del qtbot
    sheets = [Sheet(LTR), Sheet(RTL)]
    boxes = [placed(sheet.painter, WHOLE, PART) for sheet in sheets]
    for sheet in sheets:
        sheet.end()

    assert boxes == [PART, QRectF(100, 3, 8, 8)]
    assert boxes[1].right() == WHOLE.right() - (PART.left() - WHOLE.left())


def test_a_latin_text_begins_at_the_right_there_but_runs_as_it_is_written(qtbot: QtBot) -> None:
    del qtbot
    sheet = Sheet(RTL)
    start, end = at_start(sheet.painter, "Name:"), at_end(sheet.painter, "Name:")
    sheet.end()

    assert start & Align.AlignRight.value
    assert end & Align.AlignLeft.value
    assert start & end & Run.TextForceLeftToRight.value


def test_an_arabic_text_runs_to_the_left_in_either_window(qtbot: QtBot) -> None:
    del qtbot
    sheet = Sheet(LTR)
    flags = at_start(sheet.painter, ARABIC)
    sheet.end()

    assert flags & Align.AlignLeft.value
    assert flags & Run.TextForceRightToLeft.value


def test_the_first_letter_says_which_way_a_text_runs() -> None:
    assert runs_to_the_left(f"12 {ARABIC}")
    assert not runs_to_the_left(f"Größe {ARABIC}")
    assert not runs_to_the_left("12.5 €")


def test_numbers_run_from_left_to_right_everywhere() -> None:
    assert NUMBER_RIGHT & Run.TextForceLeftToRight.value
    assert NUMBER_RIGHT & Align.AlignAbsolute.value


def test_a_line_of_arabic_ends_at_the_right_end_of_its_room(qtbot: QtBot) -> None:
    del qtbot
    font = QFont()
    left = line_start(ARABIC, font, 10, 300)
    assert left + QFontMetricsF(font).horizontalAdvance(ARABIC) == 310
    assert line_start("Value", font, 10, 300) == 10


def test_a_sign_before_a_latin_word_stays_before_it(qtbot: QtBot) -> None:
    """Unicode's rules put a leading plus to the right of it in a line that runs to the left."""
    del qtbot
    assert in_middle("+ improves") & Run.TextForceLeftToRight.value
    assert in_middle("+ " + ARABIC) & Run.TextForceRightToLeft.value
    assert in_middle("+ improves") & Align.AlignCenter.value == Align.AlignCenter.value
