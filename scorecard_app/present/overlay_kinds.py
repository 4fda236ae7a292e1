"""The questions that the marks of the map can answer; `overlays` knows the answers."""

from collections.abc import Mapping
from enum import Enum

from scorecard_app.texts import N_


class Overlay(Enum):
    """What the colours and marks of the map answer."""

    STATUS = "status"
    VALUE = "value"
    EVIDENCE = "evidence"
    DATA = "data"
    COVERAGE = "coverage"
    AGE = "age"
    MONEY = "money"


OVERLAYS: Mapping[Overlay, str] = {
    Overlay.STATUS: N_("Status"),
    Overlay.VALUE: N_("Value against target"),
    Overlay.EVIDENCE: N_("Evidence of links"),
    Overlay.DATA: N_("What data say of links"),
    Overlay.COVERAGE: N_("Coverage by data"),
    Overlay.AGE: N_("Age of the value"),
    Overlay.MONEY: N_("Money a year"),
}
"""What each overlay is called, in the order in which they are offered."""
