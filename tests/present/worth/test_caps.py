"""Caps of single years. Oracles: the calendar, and a firm worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.portfolio.budgets import spent
from scorecard_app.engine.portfolio.limits import Limits, obstacle
from scorecard_app.engine.portfolio.offers import offers
from scorecard_app.errors import UserError
from scorecard_app.present.worth.caps import cap_years, caps_of, with_cap
from scorecard_app.present.worth.split import refused, split_answer
from scorecard_app.texts import LocaleForms
from tests.present.worth.firm import COURSE, DRAWS, board, firm, with_course, with_lever

PLAN = Plan(start=date(2026, 9, 30), horizon_months=36)


def test_a_cap_stays_with_its_calendar_year_while_the_plan_goes_on() -> None:
    shown = board(firm().with_settings(yearly_caps={2027: 6e6}))
    assert [(each.begins_in, each.text) for each in cap_years(shown, PLAN)] == [
        (2026, ""), (2027, "6 M"), (2028, ""),
    ]  # fmt: skip
    assert cap_years(shown, PLAN)[1].says == "At most in year 2, Sep 2027 – Aug 2028"
    assert caps_of(shown, PLAN) == {1: 6e6}
    assert caps_of(shown, replace(PLAN, start=date(2027, 1, 1))) == {0: 6e6}
    assert caps_of(shown, replace(PLAN, start=date(2028, 1, 1))) == {}


def test_a_cap_is_typed_as_money_and_taken_away_by_a_blank() -> None:
    forms = LocaleForms()
    assert with_cap({2026: 1.0}, 2027, "1.5 M", forms) == {2026: 1.0, 2027: 1.5e6}
    assert with_cap({2026: 1.0, 2027: 2.0}, 2027, " ", forms) == {2026: 1.0}
    with pytest.raises(UserError, match="not below zero"):
        with_cap({}, 2027, "-1", forms)


def test_the_year_whose_cap_binds_is_named() -> None:
    # sales must get nothing, the course costs 1 M a year and brings 0.1 of 24 M: it is worth it
    built = with_course(with_lever(firm()))
    net, found = network(built), offers(built, PLAN)
    limits = Limits((9e6,), most={1: 1.4e6})
    shown = board(built)
    said = split_answer(shown, found, limits, spent(built, net, PLAN, (found, limits), DRAWS)).says
    assert "The cap of year 2 binds." in said
    limits = Limits((9e6,), fixed={COURSE: True}, most={1: 4e5})
    met = obstacle(found, limits)
    assert met is not None
    assert refused(shown, met).startswith("The cap of year 2 binds: 1.0")
