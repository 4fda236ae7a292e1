"""How a measure behaves: natural limits, signals, and whether it will hit its target (XmR)."""

from scorecard_app.engine.behaviour.answers import Assurance, Variation
from scorecard_app.engine.behaviour.limits import FEWEST, Firmness, Limits, natural_limits
from scorecard_app.engine.behaviour.phases import Stretch, natural_range
from scorecard_app.engine.behaviour.signals import Signal, SignalKind, Way
from scorecard_app.engine.behaviour.together import Asked, Latest, latest
from scorecard_app.engine.behaviour.xmr import Behaviour, behaviour

__all__ = [
    "FEWEST",
    "Asked",
    "Assurance",
    "Behaviour",
    "Firmness",
    "Latest",
    "Limits",
    "Signal",
    "SignalKind",
    "Stretch",
    "Variation",
    "Way",
    "behaviour",
    "latest",
    "natural_limits",
    "natural_range",
]
