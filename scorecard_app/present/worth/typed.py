"""Budgets and decided spends as they are typed: "7 M", year by year, "1.5 M EUR"."""

import numpy as np

from scorecard_app.domain.value import Lever
from scorecard_app.engine.portfolio.offers import spends_of
from scorecard_app.errors import UserError
from scorecard_app.present.investing.fields import money_text, typed_money
from scorecard_app.texts import LocaleForms, _

_SAME = 1e-6


def typed_budgets(text: str, forms: LocaleForms) -> tuple[float, ...]:
    """Read a budget a year, or several with semicolons between them, year by year."""
    parts = [part for part in text.split(";") if part.strip()]
    if not parts:
        raise UserError(_("Type how much money there is a year, like 7 M."))
    found = tuple(typed_money(part, forms) for part in parts)
    if any(each < 0 for each in found):
        raise UserError(_("A budget is not below zero. Type how much money there is a year."))
    return found


def typed_rate(text: str, forms: LocaleForms) -> float:
    """Read what each 1.00 that is spent must bring back."""
    found = typed_money(text, forms)
    if found < 0:
        raise UserError(_("Money cannot be asked to bring back less than nothing."))
    return found


def typed_spend(text: str, lever: Lever, currency: str, forms: LocaleForms) -> float:
    """Read what a lever is to get a year: a step of it between its ends, with or without currency.

    UserError says what is wrong with it, and what can be typed.
    """
    name, typed = lever.name or _("(no name)"), text.strip()
    if not typed:
        raise UserError(_("Type what “{name}” gets a year, like 1.5 M.").format(name=name))
    found = typed_money(typed.removesuffix(currency) if currency else typed, forms)
    spends = spends_of(lever)
    low, high = float(spends[0]), float(spends[-1])
    if not low <= found <= high:
        raise UserError(
            _("“{name}” gets {low} to {high} a year, not {typed}.").format(
                name=name, low=money_text(low, forms), high=money_text(high, forms), typed=typed
            )
        )
    nearest = float(spends[np.abs(spends - found).argmin()])
    if abs(nearest - found) > _SAME * max(high - low, 1.0):
        below, above = spends[spends < found][-1], spends[spends > found][0]
        raise UserError(
            _("“{name}” is turned in steps: type {below} or {above}, not {typed}.").format(
                name=name,
                below=money_text(float(below), forms),
                above=money_text(float(above), forms),
                typed=typed,
            )
        )
    return nearest
