"""The palettes keep the figures they were measured for, and the window is dressed in them."""

import re
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from scorecard_app.ui.theme import (
    COLOUR_SAFE,
    SYSTEM,
    TextSize,
    Theme,
    ThemeStore,
    load_theme,
    palette,
    style_sheet,
)
from tests.ui.colour_science import MACHADO_2009, contrast, difference, grey_difference

STATES = ("band.on", "band.risk", "band.off")
SHADES = ("band.near", "band.above", "band.none")
FOUR = (("band.near", *STATES), (*STATES, "band.above"))
FIVE = ("band.near", *STATES, "band.above")
pytestmark = pytest.mark.usefixtures("qapp")
THEMES = ("light", "dark", "contrast-light", "contrast-dark")
each_theme = pytest.mark.parametrize("name", THEMES)
each_palette = pytest.mark.parametrize("bands", ["", COLOUR_SAFE])

BEST_OF_MANY = {("light", ""): 23.5, ("dark", ""): 33.0, ("light", COLOUR_SAFE): 35.0}
"""The least ΔE among four or five bands: 30, but for the light red, amber and green.

There, a search over all colours of a contrast of 3 found no shade between amber and green that
is further than 24.5 from both for a deuteranope; what remains is told by shape and word.
"""

GREY_OF_MANY = {("light", ""): 3.5, ("dark", ""): 8.5, ("light", COLOUR_SAFE): 6.0}
"""The least difference in lightness: a contrast of 3 leaves too little of it for five bands."""


def _plain(name: str) -> str:
    """Return the theme whose bands a theme of high contrast shares."""
    return name.removeprefix("contrast-")


def test_the_yardsticks_measure_what_their_standards_say() -> None:
    """WCAG 2.1: black on white is 21; #777777 on white is 4.48 (WebAIM's contrast checker)."""
    white, black = QColor("#FFFFFF"), QColor("#000000")
    assert contrast(white, black) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.005)
    assert difference(white, black) == pytest.approx(100.0, abs=0.01)


@each_palette
@each_theme
@pytest.mark.parametrize("role", [*STATES, *SHADES, "link", "link.negative", "focus", "accent"])
@pytest.mark.parametrize("ground", ["card", "surface.raised"])
def test_marks_stand_out_from_cards_and_tables(
    name: str, bands: str, role: str, ground: str
) -> None:
    theme = load_theme(name, bands)
    assert contrast(theme.colour(role), theme.colour(ground)) >= 3.0


@each_theme
@pytest.mark.parametrize("ground", ["surface", "surface.raised", "card", "lane.0", "selection"])
def test_text_can_be_read_on_every_ground(name: str, ground: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour("text"), theme.colour(ground)) >= 7.0
    assert contrast(theme.colour("text.quiet"), theme.colour(ground)) >= 4.5
    assert contrast(theme.colour("text.error"), theme.colour(ground)) >= 4.5


@each_theme
def test_what_an_empty_field_asks_for_can_be_read(name: str) -> None:
    """WCAG 2.2, criterion 1.4.3, holds for placeholders too."""
    theme = load_theme(name)
    asked = palette(theme).color(QPalette.ColorRole.PlaceholderText)
    assert contrast(asked, theme.colour("surface.raised")) >= 4.5


@each_theme
def test_text_on_the_accent_can_be_read(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour("text.on_accent"), theme.colour("accent")) >= 4.5


@each_palette
@each_theme
@pytest.mark.parametrize("seen_by", ["", *MACHADO_2009])
def test_states_differ_for_every_eye(name: str, bands: str, seen_by: str) -> None:
    """ΔE of at least 30 between any two states, under Machado 2009 at severity 1.0."""
    theme = load_theme(name, bands)
    for one, other in combinations(STATES, 2):
        assert difference(theme.colour(one), theme.colour(other), seen_by) >= 30.0


@each_palette
@each_theme
@pytest.mark.parametrize("seen_by", ["", *MACHADO_2009])
@pytest.mark.parametrize("roles", [*FOUR, FIVE])
def test_four_and_five_bands_differ_as_far_as_can_be(
    name: str, bands: str, seen_by: str, roles: tuple[str, ...]
) -> None:
    theme = load_theme(name, bands)
    best = BEST_OF_MANY.get((_plain(name), bands), 36.0)
    for one, other in combinations(roles, 2):
        assert difference(theme.colour(one), theme.colour(other), seen_by) >= best


@each_palette
@each_theme
def test_five_bands_differ_somewhat_in_a_grey_print(name: str, bands: str) -> None:
    theme = load_theme(name, bands)
    best = GREY_OF_MANY.get((_plain(name), bands), 8.0)
    for one, other in combinations(FIVE, 2):
        assert grey_difference(theme.colour(one), theme.colour(other)) >= best


@each_theme
def test_another_palette_of_bands_changes_bands_and_nothing_else(name: str, qtbot: QtBot) -> None:
    store = ThemeStore(name)
    before = store.theme
    with qtbot.waitSignal(store.changed, timeout=1000):
        store.use_bands(COLOUR_SAFE)
    after = store.theme
    changed = {role for role in before.colours if before.colour(role) != after.colour(role)}
    assert changed == {*FIVE, "chart.good", "chart.bad"}
    assert store.on_paper.colour("band.on") == load_theme("light", COLOUR_SAFE).colour("band.on")


@each_palette
@each_theme
def test_states_differ_in_a_grey_print(name: str, bands: str) -> None:
    theme = load_theme(name, bands)
    for one, other in combinations(STATES, 2):
        assert grey_difference(theme.colour(one), theme.colour(other)) >= 10.0


@each_theme
def test_all_themes_know_the_same_roles(name: str) -> None:
    assert load_theme(name).colours.keys() == load_theme("light").colours.keys()


@pytest.mark.parametrize("name", ["contrast-light", "contrast-dark"])
def test_high_contrast_reaches_seven_for_every_text_and_three_for_every_line(name: str) -> None:
    """WCAG 2.2: 1.4.6 (enhanced) for texts, even quiet ones; 1.4.11 for frames, and grey texts."""
    theme = load_theme(name)
    for ground in ("surface", "surface.raised", "card", "canvas", "selection"):
        for role in ("text", "text.quiet", "text.error", "text.held"):
            assert contrast(theme.colour(role), theme.colour(ground)) >= 7.0
        for role in ("text.disabled", "line", "card.border", "focus", "accent", "link"):
            assert contrast(theme.colour(role), theme.colour(ground)) >= 3.0


@each_theme
def test_the_style_sheet_has_no_hole_left_and_no_unknown_role(name: str) -> None:
    assert "@" not in re.sub(r"/\*.*?\*/", "", style_sheet(load_theme(name)))


def test_lengths_and_texts_grow_with_the_desktop() -> None:
    theme = Theme("large", is_dark=False, colours={}, scale=2.0)
    assert theme.px(8) == 16
    assert theme.font(TextSize.BODY).pixelSize() == 26
    assert theme.unscaled().px(8) == 8


def test_tabular_figures_are_a_feature_of_the_font() -> None:
    font = load_theme("light").font(TextSize.BODY, strong=True, tabular=True)
    assert [tag.toString().data() for tag in font.featureTags()] == [b"tnum"]
    assert font.weight() == QFont.Weight.DemiBold


def test_choosing_a_theme_dresses_the_application_and_says_so_once(
    qapp: QApplication, qtbot: QtBot
) -> None:
    old_sheet, old_palette, old_font = qapp.styleSheet(), qapp.palette(), qapp.font()
    store = ThemeStore("light")
    store.apply_to(qapp)
    with qtbot.waitSignal(store.changed, timeout=1000):
        store.use("dark")
    with qtbot.assertNotEmitted(store.changed):
        store.use("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == store.theme.colour("surface")
    assert store.theme.is_dark
    QGuiApplication.styleHints().unsetColorScheme()
    qapp.setStyleSheet(old_sheet)
    qapp.setPalette(old_palette)
    qapp.setFont(old_font)


def test_in_a_room_only_what_is_seen_is_dressed_anew_till_it_is_left(
    qapp: QApplication, qtbot: QtBot
) -> None:
    old_sheet, old_palette, old_font = qapp.styleSheet(), qapp.palette(), qapp.font()
    store, seen, hidden = ThemeStore("dark"), QLabel("Seen"), QLabel("Hidden")
    qtbot.addWidget(seen)
    qtbot.addWidget(hidden)
    store.apply_to(qapp)
    everyday, sheet = store.theme, qapp.styleSheet()
    store.enter_room([seen], "contrast-light", 1080)
    assert (store.theme.name, store.theme.room_px) == ("contrast-light", 24)
    assert (seen.styleSheet() != "", hidden.styleSheet(), qapp.styleSheet()) == (True, "", sheet)
    store.use("light")
    assert store.theme.name == "contrast-light", "what is chosen meanwhile is worn afterwards"
    store.use("dark")
    store.leave_room()
    assert (store.theme, seen.styleSheet(), qapp.styleSheet()) == (everyday, "", sheet)
    QGuiApplication.styleHints().unsetColorScheme()
    qapp.setStyleSheet(old_sheet)
    qapp.setPalette(old_palette)
    qapp.setFont(old_font)


def test_the_system_choice_follows_the_desktop_and_a_chosen_theme_does_not(qtbot: QtBot) -> None:
    desktop = QGuiApplication.styleHints().colorSchemeChanged
    following, chosen = ThemeStore(SYSTEM), ThemeStore("light")
    assert following.theme.name == "light", "a desktop that says nothing is light"
    with qtbot.assertNotEmitted(chosen.changed), qtbot.waitSignal(following.changed, timeout=1000):
        desktop.emit(Qt.ColorScheme.Dark)
    assert (following.theme.name, chosen.theme.name) == ("dark", "light")


def test_a_desktop_that_wishes_high_contrast_gets_it(qtbot: QtBot) -> None:
    hints = QGuiApplication.styleHints()
    wished = hints.accessibility().contrastPreferenceChanged
    following, chosen = ThemeStore(SYSTEM), ThemeStore("light")
    with qtbot.assertNotEmitted(chosen.changed), qtbot.waitSignal(following.changed, timeout=1000):
        wished.emit(Qt.ContrastPreference.HighContrast)
    assert (following.theme.name, chosen.theme.name) == ("contrast-light", "light")


def test_a_row_is_grey_only_while_it_cannot_be_chosen(qtbot: QtBot) -> None:
    theme = load_theme("light")
    row = QPushButton()
    qtbot.addWidget(row)
    row.setProperty("row", True)  # noqa: FBT003 - Qt's own way to say it
    label = QLabel("report", row)
    row.setStyleSheet(style_sheet(theme))

    def ink() -> QColor:
        label.ensurePolished()
        return label.palette().color(
            label.palette().currentColorGroup(), QPalette.ColorRole.WindowText
        )

    assert ink() == theme.colour("text")
    row.setEnabled(False)
    assert ink() == theme.colour("text.disabled")


@each_theme
def test_a_chosen_colour_is_drawn_so_that_it_stands_out_everywhere(name: str) -> None:
    theme = load_theme(name)
    for chosen in ("#FFEE88", "#101418", "#808080", "#FFFFFF", "#000000", "#2459C4", "#00FF00"):
        drawn = theme.chosen_colour(chosen, "band.on")
        grounds = [theme.colour(role) for role in ("surface", "surface.raised", "card")]
        assert min(contrast(drawn, ground) for ground in grounds) >= 3.0
        if min(contrast(QColor(chosen), ground) for ground in grounds) >= 3.0:
            assert drawn == QColor(chosen)


def test_without_a_chosen_colour_that_of_the_role_is_drawn() -> None:
    theme = load_theme("light")
    assert theme.chosen_colour("", "band.on") == theme.colour("band.on")


@each_theme
@pytest.mark.parametrize("number", range(1, 7))
def test_the_letters_of_a_theme_can_be_read_on_its_colour(name: str, number: int) -> None:
    """WCAG 2.2, criteria 1.4.3 and 1.4.6."""
    theme = load_theme(name)
    least = 7.0 if name.startswith("contrast") else 4.5
    assert contrast(theme.colour(f"theme.{number}"), theme.colour("card")) >= least


@each_theme
@pytest.mark.parametrize("number", range(1, 5))
def test_the_text_of_a_free_note_can_be_read(name: str, number: int) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour("text"), theme.colour(f"note.{number}")) >= 7.0
