"""Budgets as they are typed: one for every year, or year by year."""

from scorecard_app.errors import UserError
from scorecard_app.present.investing.fields import typed_money
from scorecard_app.texts import LocaleForms, _


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
