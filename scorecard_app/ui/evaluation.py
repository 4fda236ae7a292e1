"""How a scorecard stands at other dates than the window's, worked out aside where that is slow."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from scorecard_app.engine.evaluate import at_dates
from scorecard_app.engine.results import Results
from scorecard_app.errors import UserError
from scorecard_app.ui.background import Background

_AT_ONCE = 4000
"""Measures times dates that are judged at once, well under 50 ms."""


class Evaluation(QObject):
    """Answers the last question asked; an answer to an older one is dropped."""

    answered = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._wanted: tuple[Results, tuple[date, ...]] | None = None
        self._is_under_way = False

    def ask(self, results: Results, dates: Sequence[date]) -> None:
        """Judge the scorecard of some results at these dates; at once where that is quick."""
        self._wanted = (results, tuple(dates))
        if len(results.card.measures) * len(dates) <= _AT_ONCE:
            self._wanted = None
            self.answered.emit(at_dates(results, dates))
        elif not self._is_under_way:
            self._start()

    def forget(self) -> None:
        """Want no answer any more."""
        self._wanted = None

    def _start(self) -> None:
        if self._wanted is None:
            return
        self._is_under_way = True
        asked = self._wanted
        self._background.run(
            partial(at_dates, *asked), then=partial(self._take, asked), refused=self._give_up
        )

    def _take(self, asked: tuple[Results, tuple[date, ...]], results: Results) -> None:
        self._is_under_way = False
        if asked is self._wanted:
            self._wanted = None
            self.answered.emit(results)
        else:
            self._start()

    def _give_up(self, _error: UserError) -> None:
        self._is_under_way = False
