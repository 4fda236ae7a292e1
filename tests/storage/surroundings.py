"""What storage is told in tests: a clock that ticks, ids that count, an ear that listens."""

import itertools
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.context import Context
from scorecard_app.storage.recorder import Listener

MEASURE = MeasureId("m")
START = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


def context(folder: Path, *, user: str = "ann", host: str = "pc-7") -> Context:
    """Return surroundings whose state is in a folder; each call continues nobody's ids."""
    seconds = itertools.count()
    folder.mkdir(exist_ok=True, parents=True)
    taken = itertools.count(len(list(folder.rglob("*"))))
    return Context(
        state_folder=folder / "state",
        user=user,
        host=host,
        app_version="0.1",
        now=lambda: START + timedelta(seconds=next(seconds)),
        mint=lambda: f"{host}-{next(taken):04x}",
        pause=lambda _seconds: None,
    )


@dataclass
class Ear:
    """Keeps what the writer thread says."""

    saved: list[int] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def listener(self) -> Listener:
        """Return the listener that is handed over."""
        return Listener(self.saved.append, self.failures.append)


def card_named(name: str) -> Scorecard:
    """Return a scorecard with one measure of this name."""
    return Scorecard().with_settings(name="Card").put(Measure(MEASURE, name=name))


def renaming(card: Scorecard, name: str) -> Change:
    """Return the change that gives the measure another name."""
    return Change(f"Rename to {name}", card, card.put(replace(card.measures[MEASURE], name=name)))
