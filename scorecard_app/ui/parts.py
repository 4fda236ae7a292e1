"""What every part of the window is given, made once in `app`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from scorecard_app.domain.ids import MintId
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.folds import Folds
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.motion import Motion
from scorecard_app.ui.theme import ThemeStore


@dataclass(frozen=True)
class Parts:
    """The looks, the locale, fresh ids, the clock, and whether things may move."""

    themes: ThemeStore
    icons: Icons
    read_forms: Callable[[], LocaleForms]
    mint: MintId
    now: Callable[[], datetime]
    folds: Folds = field(default_factory=Folds)
    motion: Motion = field(default_factory=Motion)

    @cached_property
    def forms(self) -> LocaleForms:
        """Return how numbers and dates are written; read when the first is."""
        return self.read_forms()

    @property
    def today(self) -> date:
        """Return the day it is where the user sits."""
        return self.now().astimezone().date()
