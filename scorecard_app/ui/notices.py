"""Notices: what the window says without asking anything."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """How a notice sounds; each has an icon of its own."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True)
class Offer:
    """Something to do about a notice: what its button says, and does."""

    title: str
    act: Callable[[], None]


@dataclass(frozen=True)
class Notice:
    """One or two sentences, and what can be done about it.

    What `ends_with_change` is no longer true, or can no longer be taken back, after the next one.
    """

    text: str
    tone: Tone = Tone.INFO
    offers: tuple[Offer, ...] = ()
    ends_with_change: bool = False

    @property
    def is_news(self) -> bool:
        """Say whether nobody else says it aloud: changes are told as such, what failed is not."""
        return self.tone is Tone.WARNING or not self.ends_with_change
