from itertools import product

import pytest
from PySide6.QtGui import QColor

from scorecard_app.present.contrast import contrast, grounds_of, standing_out, stands_out
from tests.ui import colour_science


def test_contrast_agrees_with_the_colour_science_of_the_tests() -> None:
    colours = ("#FFFFFF", "#000000", "#A20103", "#FFEE88", "#1B1E23", "#0A0A0A")
    for one, other in product(colours, colours):
        expected = colour_science.contrast(QColor(one), QColor(other))
        assert contrast(one, other) == pytest.approx(expected, abs=0.01)


def test_black_on_white_has_the_contrast_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_colour_that_stands_out_already_stays(theme: str) -> None:
    grounds = grounds_of(theme)
    kept = next(each for each in ("#2459C4", "#FCAE04") if stands_out(each, grounds))
    assert standing_out(kept, grounds) == kept


def test_yellow_is_darkened_on_light_grounds_and_navy_lightened_on_dark_ones() -> None:
    assert not stands_out("#FFEE88", grounds_of("light"))
    darker = standing_out("#FFEE88", grounds_of("light"))
    assert stands_out(darker, grounds_of("light"))
    assert QColor(darker).lightness() < QColor("#FFEE88").lightness()
    lighter = standing_out("#17284E", grounds_of("dark"))
    assert QColor(lighter).lightness() > QColor("#17284E").lightness()
