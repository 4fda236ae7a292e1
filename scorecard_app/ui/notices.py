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
    """One or two sentences, and what can be done about it; a refusal ends with the next change."""

    text: str
    tone: Tone = Tone.INFO
    offers: tuple[Offer, ...] = ()
    is_refusal: bool = False
