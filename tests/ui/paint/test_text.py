"""Titles fit their lines, whatever they are written in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from scorecard_app.ui.paint.text import elided, fitted_lines
from scorecard_app.ui.theme import TextSize, load_theme

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_short_title_is_one_line_and_a_long_one_ends_in_an_ellipsis() -> None:
    font = load_theme("light").font(TextSize.BODY)
    assert fitted_lines("Grow", font, 160, most=2) == ["Grow"]
    first, second = fitted_lines("Grow revenue " * 9, font, 160, most=2)
    assert first.startswith("Grow revenue")
    assert second.endswith("…")


def test_characters_beyond_the_first_plane_are_not_torn() -> None:
    font = load_theme("light").font(TextSize.BODY)
    lines = fitted_lines("🚀🚀🚀 launch the platform everywhere", font, 90, most=4)
    assert "".join(lines).replace(" ", "") == "🚀🚀🚀launchtheplatformeverywhere"


@settings(max_examples=40)
@given(st.text(max_size=60), st.floats(40, 300))
def test_no_line_is_wider_than_it_may_be(text: str, width: float) -> None:
    font = load_theme("light").font(TextSize.BODY)
    lines = fitted_lines(text, font, width, most=2)
    assert len(lines) <= 2
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= width + 8 for line in lines)


def test_an_empty_text_has_no_line() -> None:
    font = load_theme("light").font(TextSize.BODY)
    assert fitted_lines("", font, 100, most=2) == []
    assert elided("", font, 100) == ""
