"""Colours by role, text sizes and lengths: the only place of the window that knows any figure."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from scorecard_app import resources
from scorecard_app.present.contrast import GROUNDS, standing_out

SYSTEM = "system"
"""The choice that follows the desktop between light and dark, and to high contrast."""

COLOUR_SAFE = "colour-safe"
"""The palette of bands whose good is blue; "" is red, amber and green."""

_BODY_PX = 13.0
_LARGEST_SCALE = 3.0
_ROOM_PX, _ROOM_HEIGHT = 24.0, 1080
"""How high letters are that the last row of a room can read, on a projector of so many lines."""

_POINTS_PER_INCH = 72.0
_TABULAR = QFont.Tag("tnum")
_HOLE = re.compile(r"@(\d+)px|@folder|@name|@([a-z]+(?:\.[a-z_0-9]+)*)")


class TextSize(Enum):
    """The three sizes of text, in pixels at 96 dpi."""

    SMALL = 11.0
    BODY = _BODY_PX
    TITLE = 16.0


@dataclass(frozen=True, slots=True)
class Theme:
    """One palette; `scale` is how much larger than at 96 dpi the desktop writes.

    `room_px` is how high letters are at least that a whole room reads.
    """

    name: str
    is_dark: bool
    colours: Mapping[str, QColor]
    family: str = ""
    scale: float = 1.0
    room_px: float = _ROOM_PX

    def colour(self, role: str) -> QColor:
        """Return the colour of a role: "text", "band.on"."""
        return self.colours[role]

    def chosen_colour(self, chosen: str, role: str) -> QColor:
        """Return the colour that the user chose, made to stand out here; "" is that of the role."""
        if not chosen:
            return self.colours[role]
        grounds = tuple(self.colours[ground].name() for ground in GROUNDS)
        return QColor(standing_out(chosen, grounds))

    def brush(self, role: str) -> QBrush:
        """Return a plain brush in the colour of a role."""
        return QBrush(self.colours[role])

    def pen(self, role: str, width: float = 1.0) -> QPen:
        """Return a plain pen in the colour of a role; the width is at 96 dpi."""
        return QPen(self.colours[role], width * self.scale)

    def font(self, size: TextSize, *, strong: bool = False, tabular: bool = False) -> QFont:
        """Return the font of a text; tabular figures are all of one width."""
        return QFont(font_of(self.family, self.px(size.value), strong=strong, tabular=tabular))

    def px(self, length: float) -> int:
        """Return how many pixels a length at 96 dpi takes beside this desktop's text."""
        return round(length * self.scale)

    def unscaled(self) -> "Theme":
        """Return the theme for drawing in map units, which the view scales by itself."""
        return replace(self, scale=1.0)


@cache
def font_of(family: str, px: int, *, strong: bool, tabular: bool) -> QFont:
    """Return a font to be copied: copies share what Qt has looked up for it."""
    font = QFont(family) if family else QFont()
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if tabular:
        font.setFeature(_TABULAR, 1)
    return font


def load_theme(name: str, bands: str = "") -> Theme:
    """Read a theme of resources/themes; its roles refer to its base colours.

    `bands` names another palette for bands. Raises KeyError where a role refers to a base colour
    that is not there.
    """
    found = json.loads(resources.text(f"themes/{name}.json"))
    base = {key: QColor(value) for key, value in found["base"].items()}
    roles = {**found["roles"], **(found[bands] if bands else {})}
    colours = {role: base[key] for role, key in roles.items()}
    return Theme(name, found["is_dark"], colours, bundled_family())


@cache
def bundled_family() -> str:
    """Register the bundled fonts with Qt and return their family; "" where there is none.

    Qt keeps what is registered for the life of the process and would register it twice.
    """
    family = ""
    for name in resources.names("fonts", "*.[ot]tf"):
        number = QFontDatabase.addApplicationFont(str(resources.path(name)))
        family = family or next(iter(QFontDatabase.applicationFontFamilies(number)), "")
    return family


@dataclass(frozen=True, slots=True)
class _Room:
    """What a room sees, and how many lines its screen has."""

    seen: list[QWidget]
    height: int


class ThemeStore(QObject):
    """Holds the theme in use, follows the desktop where asked to, and dresses the application."""

    changed = Signal()

    def __init__(
        self, choice: str = SYSTEM, parent: QObject | None = None, *, bands: str = ""
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._bands = bands
        self._scale = _desktop_scale()
        self._room: _Room | None = None
        self._left: list[QWidget] = []
        self._theme = self._loaded(_resolved(choice))
        self._app: QApplication | None = None
        self._worn: Theme | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_desktop)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)
        self._hints = hints  # PySide6 6.11 drops what belongs to them with their last reference

    @property
    def theme(self) -> Theme:
        """Return the theme in use."""
        return self._theme

    @property
    def on_paper(self) -> Theme:
        """Return the theme of pictures for documents: light, whatever the window wears."""
        return self._loaded("light")

    @property
    def choice(self) -> str:
        """Return what was chosen: the name of a theme or "system"."""
        return self._choice

    def use(self, choice: str) -> None:
        """Use a theme by its name, or follow the desktop; in a room, when that is left."""
        self._choice = choice
        if self._app is not None:
            self._tell_desktop()
        self._load(_resolved(choice))

    def enter_room(self, seen: Collection[QWidget], name: str, height: int) -> None:
        """Let what is seen there wear a theme, so large that it is read on so many lines.

        To dress the whole application takes many times as long.
        """
        inside = self._room.seen if self._room is not None else []
        if self._room is None or self._room.height != height:
            self._room = _Room([*dict.fromkeys((*inside, *seen))], height)
            self._wear(self._loaded(name))

    def let_in(self, widget: QWidget) -> None:
        """Let one more widget be seen in the room."""
        if self._room is not None and widget not in self._room.seen:
            self._room.seen.append(widget)
            widget.setStyleSheet(style_sheet(self._theme))

    def leave_room(self) -> None:
        """Let what was seen in the room wear again what the application does."""
        room, self._room = self._room, None
        if room is None:
            return
        self._left = room.seen
        self._wear(self._loaded(_resolved(self._choice)))

    def use_bands(self, bands: str) -> None:
        """Use a palette for bands by its name; "" is red, amber and green."""
        if bands != self._bands:
            self._bands = bands
            self._wear(self._loaded(self._theme.name))

    def apply_to(self, app: QApplication) -> None:
        """Dress the application now and after every change."""
        self._app = app
        app.setStyle("Fusion")
        self._tell_desktop()
        self._load(_resolved(self._choice))
        if self._worn is None:
            self._wear(self._theme)

    def _load(self, name: str) -> None:
        if self._room is not None or name == self._theme.name:
            return
        self._wear(self._loaded(name))

    def _loaded(self, name: str) -> Theme:
        theme = replace(load_theme(name, self._bands), scale=self._scale)
        if self._room is None:
            return theme
        room_px = _ROOM_PX * self._room.height / _ROOM_HEIGHT
        return replace(theme, room_px=room_px, scale=max(self._scale, room_px / _BODY_PX))

    def _wear(self, theme: Theme) -> None:
        """Take a theme, and dress whom it is for unless they wear it already."""
        self._theme = theme
        if self._app is not None:
            self._app.setFont(theme.font(TextSize.BODY))
            self._app.setPalette(palette(theme))
            self._dress(self._app, theme)
        self.changed.emit()

    def _dress(self, app: QApplication, theme: Theme) -> None:
        """Let the application have the style of a theme; in a room only what is seen there."""
        if self._room is not None:
            for each in filter(Shiboken.isValid, self._room.seen):
                each.setStyleSheet(style_sheet(theme))
            return
        for each in filter(Shiboken.isValid, self._left):
            each.setStyleSheet("")
        self._left = []
        if theme != self._worn:
            self._worn = theme
            app.setStyleSheet(style_sheet(theme))

    def _tell_desktop(self) -> None:
        """Let title bars and native dialogs match a theme that was chosen by hand."""
        hints = QGuiApplication.styleHints()
        if self._choice == SYSTEM:
            hints.unsetColorScheme()
        else:
            dark, light = Qt.ColorScheme.Dark, Qt.ColorScheme.Light
            hints.setColorScheme(dark if load_theme(self._choice).is_dark else light)

    def _follow_desktop(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == SYSTEM:
            self._load(_named(scheme))

    def _follow_contrast(self, wish: Qt.ContrastPreference) -> None:
        if self._choice == SYSTEM:
            self._load(_named(QGuiApplication.styleHints().colorScheme(), wish))


def palette(theme: Theme) -> QPalette:
    """Return the palette for what style sheets do not reach."""
    colours = {
        QPalette.ColorRole.Window: "surface",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface.raised",
        QPalette.ColorRole.AlternateBase: "surface",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "text.on_accent",
        QPalette.ColorRole.ToolTipBase: "surface.raised",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "text.held",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "text.on_accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Light: "surface.raised",
        QPalette.ColorRole.Midlight: "line.quiet",
        QPalette.ColorRole.Mid: "line",
        QPalette.ColorRole.Dark: "line",
        QPalette.ColorRole.Shadow: "line",
    }
    made = QPalette()
    for role, name in colours.items():
        made.setColor(role, theme.colour(name))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("text.disabled"))
    return made


def style_sheet(theme: Theme) -> str:
    """Fill the style sheet of the window with a theme's colours and lengths."""
    folder = resources.path("themes/window.qss").parent.as_posix()

    def fill(hole: re.Match[str]) -> str:
        if hole[1]:
            return f"{max(1, theme.px(int(hole[1])))}px"
        if hole[2] is None:
            return folder if hole[0] == "@folder" else theme.name
        return theme.colour(hole[2]).name()

    return _HOLE.sub(fill, resources.text("themes/window.qss"))


def _resolved(choice: str) -> str:
    if choice != SYSTEM:
        return choice
    return _named(QGuiApplication.styleHints().colorScheme())


def _named(scheme: Qt.ColorScheme, wish: Qt.ContrastPreference | None = None) -> str:
    """Return the theme that the desktop asks for; what it wishes now, unless that is given."""
    hints = QGuiApplication.styleHints()
    wish = wish or hints.accessibility().contrastPreference()
    name = "dark" if scheme is Qt.ColorScheme.Dark else "light"
    return f"contrast-{name}" if wish is Qt.ContrastPreference.HighContrast else name


def _desktop_scale() -> float:
    """Return how much larger than 13 px at 96 dpi the desktop writes; never smaller."""
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    screen = QGuiApplication.primaryScreen()
    pixels = points * screen.logicalDotsPerInch() / _POINTS_PER_INCH
    return min(max(1.0, pixels / _BODY_PX), _LARGEST_SCALE)
