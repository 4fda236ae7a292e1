"""The one door to hints: what a method-aware colleague would remark on a scorecard."""

from scorecard_app.engine.hints.finding import hints
from scorecard_app.engine.hints.hint import CODES, MANY, Hint, Known, level_of

__all__ = ["CODES", "MANY", "Hint", "Known", "hints", "level_of"]
