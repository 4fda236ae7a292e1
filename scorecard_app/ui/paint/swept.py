"""What is to be repainted where links run elsewhere now."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.routes import Route, work_out

Swept = Mapping[LinkId, Sequence[QRectF]]
"""By link the boxes to repaint, since it looked different before or does so now."""


def taken_over(routes: dict[LinkId, Route], laid: Mapping[LinkId, Route]) -> Swept:
    """Take over into some routes what runs elsewhere now; return where it was and is."""
    new = {
        each: route
        for each, route in laid.items()
        if each not in routes or routes[each].curve != route.curve
    }
    work_out([route for each, route in new.items() if each not in routes])
    swept = {
        each: route.follow(routes[each]) if each in routes else route.parts
        for each, route in new.items()
    }
    routes.update(new)
    return swept


def joined(one: Swept, other: Swept) -> Swept:
    """Return what links swept one after the other."""
    return {each: (*one.get(each, ()), *other.get(each, ())) for each in one.keys() | other.keys()}
