"""What is supposed is found anew when what formulas start from changes."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from scorecard_app.document.document import Document
from scorecard_app.domain.ids import MeasureId, ObjectiveId, SeriesId
from scorecard_app.domain.measures import Direction, Series
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.history import History
from scorecard_app.ui.what_if import WhatIf
from tests.builders import samples
from tests.engine.influence.computed_cards import seen, shown

TICKETS, EACH = ObjectiveId("Tickets"), ObjectiveId("Each")


def test_a_value_that_is_entered_moves_what_a_formula_starts_from(qtbot: QtBot) -> None:  # noqa: ARG001 - signals
    """600 over 12 less 2 tickets is 60, 20 % over 50; over 20 less 2 it is 33.3 instead of 30."""
    document = Document(
        seen(
            shown("Cost", 500.0, actual={"2026-08": 600}),
            shown("Tickets", 10.0, actual={"2026-08": 12}, direction=Direction.LOWER),
            shown("Each", 50.0, formula="[#cost] / [#tickets]", direction=Direction.LOWER),
        )
    )
    bridge, supposed = Bridge(document, date(2026, 9, 30)), WhatIf()
    foresight = Foresight(bridge, supposed, LocaleForms(), bridge)
    supposed.switch(is_on=True)
    supposed.push(TICKETS, 0.2)
    assert foresight.outcome is not None
    assert foresight.outcome.course(EACH)[0] == pytest.approx(-0.2)
    more = Series(
        SeriesId("tickets actual"), MeasureId("tickets"), samples=samples({"2026-08": 20})
    )
    History(document, bridge).run("Enter", lambda card: card.put(more))
    assert foresight.outcome.course(EACH)[0] == pytest.approx((30 - 600 / 18) / 50)
    supposed.push(TICKETS, 2.0)
    assert "gives no number for so large a change" in foresight.remarks[0].text
