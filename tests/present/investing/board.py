"""A scorecard with one lever, one initiative and one stream, and what forms read it against."""

import datetime as dt
from itertools import count

from scorecard_app.document.edits.initiatives import add_initiative
from scorecard_app.document.edits.levers import add_lever, set_act
from scorecard_app.document.edits.streams import add_stream, set_stream
from scorecard_app.domain.ids import InitiativeId, LeverId, ObjectiveId, ValueStreamId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Curve, CurveKind
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, link, objective

LEVER, WORK = LeverId("lever"), InitiativeId("work")
STREAM = ValueStreamId("stream")
GROW, TEACH = ObjectiveId("Grow"), ObjectiveId("Teach")
HILL = Curve(CurveKind.HILL, {"vmax": 0.2, "k": 4e5, "h": 1.0})
DAY = dt.date(2026, 9, 14)


def invested(curve: Curve = HILL) -> Scorecard:
    """Return teaching that makes the firm grow, with money, work and a stream on it."""
    built = card(
        lane("Value"),
        lane("People", row=1),
        objective("Grow"),
        objective("Teach", "People"),
        link("Teach", "Grow"),
        currency="EUR",
    )
    built = add_lever(built, lever_id=LEVER, name="Training", objective_id=TEACH)
    built = set_act(built, lever_id=LEVER, at=0, curve=curve)
    built = add_initiative(built, initiative_id=WORK, name="Academy", objective_id=TEACH)
    built = add_stream(built, stream_id=STREAM, name="Sales", objective_id=GROW)
    return set_stream(built, stream_id=STREAM, yearly_amount=1e7)


def reading(built: Scorecard) -> FormContext:
    """Return what forms are read against."""
    numbers = count()
    return FormContext(built, Relations(built), DAY, LocaleForms(), lambda: f"made {next(numbers)}")
