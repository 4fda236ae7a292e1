"""A library pane with all that it stands on, and hands to use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.storage.personal_library import PersonalLibrary
from scorecard_app.ui.background import Background
from scorecard_app.ui.library.pane import LibraryPane
from scorecard_app.ui.library.shelf import Shelf
from scorecard_app.ui.own_library import OwnLibraryStore
from scorecard_app.ui.theme import ThemeStore
from tests.storage.surroundings import context
from tests.ui.models.small_desk import Desk, desk


def own_file(folder: Path) -> PersonalLibrary:
    """Return the file of a user's library in a folder."""
    return PersonalLibrary(folder, context(folder))


@contextmanager
def stored(folder: Path, qtbot: QtBot) -> Iterator[OwnLibraryStore]:
    """Hold the library of a folder until everything is written."""
    background = Background()
    yield OwnLibraryStore(lambda: own_file(folder), background)
    qtbot.waitUntil(lambda: not background.is_busy)
    background.close()


@dataclass
class Place:
    """A pane with all it stands on."""

    desk: Desk
    store: OwnLibraryStore
    pane: LibraryPane

    @property
    def found(self) -> list[str]:
        """Return the keys of what was found."""
        return [row.key for row in self.pane.model.rows]

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.pane, key)

    def type(self, text: str) -> None:
        """Type into the search."""
        QTest.keyClicks(self.pane.search, text)


@contextmanager
def opened(folder: Path, qtbot: QtBot) -> Iterator[Place]:
    """Show a pane beside the small scorecard, with the keyboard in its search."""
    at = desk()
    with stored(folder, qtbot) as store:
        pane = LibraryPane(Shelf(at.bridge, store, at.forms), at.view_state, ThemeStore("light"))
        qtbot.addWidget(pane)
        pane.resize(300, 700)
        with qtbot.waitActive(pane):
            pane.show()
            pane.activateWindow()
        pane.begin_search()
        yield Place(at, store, pane)
