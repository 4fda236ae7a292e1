"""Opens the command palette, which is made when it is asked for first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.ui.habits import Habits
from scorecard_app.ui.main_window import MainWindow
from scorecard_app.ui.session import Session
from scorecard_app.ui.theme import ThemeStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard_app.present.places import Place
    from scorecard_app.ui.actions import Actions
    from scorecard_app.ui.palette.palette import Palette


class PaletteActs(QObject):
    """Holds the palette; `chosen` carries the table and id of what was jumped to."""

    chosen = Signal(str, str)

    def __init__(
        self, window: MainWindow, session: Session, habits: Habits, themes: ThemeStore
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._habits, self._themes = habits, themes
        self._actions: Actions | None = None
        self._palette: Palette | None = None

    def serve(self, actions: "Actions") -> None:
        """Offer these commands."""
        self._actions = actions

    def open(self) -> None:
        """Open the palette; it is made, with what it stands on, the first time."""
        if self._actions is None:
            return
        if self._palette is None:
            from scorecard_app.ui.palette.palette import Palette  # noqa: PLC0415 - see above

            self._palette = Palette(
                self._actions,
                self._habits,
                self._themes,
                places=self._places,
                parent=self._window,
            )
            self._palette.chosen.connect(self.chosen)
        self._palette.open()

    def _places(self) -> "Iterable[Place]":
        from scorecard_app.present.places import places  # noqa: PLC0415 - not seen at the start

        current = self._session.current
        return places(current.card) if current is not None else ()
