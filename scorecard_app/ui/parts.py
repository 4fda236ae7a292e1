"""What every part of the window is given, made once in `app`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from scorecard_app.domain.ids import MintId
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.theme import ThemeStore


@dataclass(frozen=True, slots=True)
class Parts:
    """The looks, the locale, fresh ids and the clock."""

    themes: ThemeStore
    icons: Icons
    forms: LocaleForms
    mint: MintId
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        """Return the day it is where the user sits."""
        return self.now().astimezone().date()
