"""What the program remembers of its user: choices, recent files and how the window stood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from scorecard_app.ui.folds import Folds
from scorecard_app.ui.habits import Habits
from scorecard_app.ui.theme import SYSTEM

MAX_RECENT = 15
_LAYOUT_VERSION = 1
"""Raise it when docks or toolbars change their names: an old layout is then left alone."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A file that was open, and when it was last touched here."""

    path: Path
    touched: datetime


class ProgramSettings(QObject):
    """Typed access to one ini file; `changed` names what was changed."""

    changed = Signal(str)

    def __init__(self, store: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._habits = Habits(store, self)

    @property
    def language(self) -> str:
        """Return the chosen language; "" follows the system."""
        return _text(self._store, "language")

    @property
    def theme(self) -> str:
        """Return the chosen theme, or "system"."""
        return _text(self._store, "theme", SYSTEM)

    @property
    def band_palette(self) -> str:
        """Return the palette of the bands; "" is red, amber and green."""
        return _text(self._store, "band_palette")

    @property
    def user_name(self) -> str:
        """Return the name to write beside changes; "" takes the system's."""
        return _text(self._store, "user_name")

    @property
    def autosave(self) -> bool:
        """Say whether the user's file is saved after every change."""
        return _flag(self._store, "autosave")

    @property
    def reduced_motion(self) -> bool:
        """Say whether nothing is to move by itself."""
        return _flag(self._store, "reduced_motion")

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Return the files that were open lately, the latest first."""
        paths = _texts(self._store, "recent/paths")
        times = _texts(self._store, "recent/times")
        return tuple(
            Recent(Path(path), datetime.fromisoformat(time))
            for path, time in zip(paths, times, strict=False)
        )

    def choose(self, **choices: str | bool) -> None:
        """Remember choices, by the names of their properties."""
        for name, value in choices.items():
            self._choose(name, value)

    def touch(self, path: Path, at: datetime) -> None:
        """Put a file at the head of the recent ones."""
        others = (each for each in self.recent if each.path != path)
        self._remember_recent([Recent(path, at), *others][:MAX_RECENT])

    def forget(self, path: Path) -> None:
        """Take a file out of the recent ones."""
        self._remember_recent([each for each in self.recent if each.path != path])

    @property
    def habits(self) -> Habits:
        """Return what remembers the user's keys and the commands chosen by name."""
        return self._habits

    @property
    def folds(self) -> Folds:
        """Return what remembers which groups of the forms are folded away."""
        return Folds(self._store)

    @property
    def geometry(self) -> QByteArray:
        """Return where the window stood, empty if that is not known."""
        return _bytes(self._store, "window/geometry")

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        self._store.setValue("window/geometry", geometry)

    def layout(self, of: str) -> QByteArray:
        """Return how panes or columns stood, by the name of the place; empty if not known."""
        return _bytes(self._store, _layout(of))

    def keep_layout(self, of: str, state: QByteArray) -> None:
        """Remember how panes or columns stand."""
        self._store.setValue(_layout(of), state)

    def flush(self) -> None:
        """Write what was changed to the file."""
        self._store.sync()

    def _choose(self, name: str, value: str | bool) -> None:  # noqa: FBT001 - a value, not a flag
        if getattr(self, name) != value:
            self._store.setValue(name, value)
            self.changed.emit(name)

    def _remember_recent(self, files: Iterable[Recent]) -> None:
        kept = list(files)
        self._store.setValue("recent/paths", [str(each.path) for each in kept])
        self._store.setValue("recent/times", [each.touched.isoformat() for each in kept])
        self.changed.emit("recent")


def _text(store: QSettings, name: str, default: str = "") -> str:
    return str(store.value(name, default))


def _flag(store: QSettings, name: str) -> bool:
    return str(store.value(name, "false")).casefold() == "true"


def _bytes(store: QSettings, name: str) -> QByteArray:
    found = store.value(name)
    return found if isinstance(found, QByteArray) else QByteArray()


def _layout(of: str) -> str:
    return f"window/panes-{_LAYOUT_VERSION}-{of}"


def _texts(store: QSettings, name: str) -> list[str]:
    """Return a list of texts; an ini file gives a list of one back as a plain text."""
    found = store.value(name, [])
    if isinstance(found, str):
        return [found]
    return [str(each) for each in found] if isinstance(found, list) else []
