"""Widths that are remembered are those that Qt gives. Oracle: QFontMetricsF."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from scorecard_app.ui.paint.lettering import figures, figures_of
from scorecard_app.ui.theme import TextSize, load_theme

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("text", ["", "62.0 % → ", "−1,234.5 M$", "over 1,000 % better"])
def test_a_text_is_as_wide_and_cut_off_as_qt_has_it(text: str) -> None:
    theme = load_theme("light")
    large = figures(theme).title_strong
    metrics = QFontMetricsF(theme.font(TextSize.TITLE, strong=True, tabular=True))
    for _again in range(2):
        assert large.width(text) == metrics.horizontalAdvance(text)
        expected = metrics.elidedText(text, Qt.TextElideMode.ElideRight, 60)
        assert large.elided(text, 60) == expected


def test_figures_are_as_high_as_asked_for() -> None:
    assert figures_of(load_theme("light"), 19).font.pixelSize() == 19
