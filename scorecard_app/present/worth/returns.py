"""Where one more unit of money does most, and where one less hurts least: a row for each lever."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import LeverId
from scorecard_app.domain.value import Lever
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.responses import missing
from scorecard_app.engine.portfolio.marginal import BREAK_EVEN, Marginal, Return
from scorecard_app.present.numbers import MISSING, format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import money, span_words
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One lever: its cells as texts, whether it pays, and the whole as sentences."""

    lever_id: LeverId
    cells: tuple[str, ...]
    role: str
    said: str


def header() -> tuple[str, ...]:
    """Return the titles of the columns."""
    return (
        _("Money on"),
        _("Now, a year"),
        _("Supposed, a year"),
        _("One more returns"),
        _("9 of 10 draws"),
        _("One less loses"),
    )


def return_rows(board: Board, plan: Plan, found: Sequence[Marginal]) -> tuple[ReturnRow, ...]:
    """Return the rows in the order in which one more unit returns most."""
    levers = board.relations.card.levers
    return tuple(_row(board, plan, levers[each.lever_id], each) for each in found)


def _row(board: Board, plan: Plan, lever: Lever, marginal: Marginal) -> ReturnRow:
    spend = plan.lever_settings.get(lever.id, lever.current)
    more, less = marginal.more, marginal.less
    cells = (
        lever.name or _("(no name)"),
        _amount(board, lever.current),
        _amount(board, spend),
        _figure(board, more),
        MISSING if more is None else f"{_plain(board, more.low)} – {_plain(board, more.high)}",
        _figure(board, less),
    )
    pays = more is not None and more.middle >= BREAK_EVEN
    role = "text.quiet" if more is None else "band.on" if pays else "band.off"
    return ReturnRow(lever.id, cells, role, " ".join(_sentences(board, plan, lever, marginal)))


def _sentences(board: Board, plan: Plan, lever: Lever, marginal: Marginal) -> list[str]:
    """Say what one step more and one step less mean, and on what that rests."""
    span, step = span_words(plan.horizon_months), _amount(board, lever.step)
    if not lever.step:
        return [
            _("“{name}” has no step: say by how much it can be turned.").format(name=lever.name)
        ]
    lacking = [each for act in lever.acts for each in missing(act.curve)]
    if lacking or not lever.acts:
        return [
            _("Nobody has said what “{name}” improves, so it returns nothing here.").format(
                name=lever.name
            )
        ]
    said = []
    if marginal.more is not None:
        said.append(
            _(
                "{step} a year more on “{name}” returns {middle} for each unit of money over "
                "{span} (1 is break-even), in 9 of 10 draws {low} to {high}."
            ).format(step=step, name=lever.name, span=span, **_words(board, marginal.more))
        )
    if marginal.less is not None:
        said.append(
            _("{step} a year less loses {middle} for each unit saved.").format(
                step=step, **_words(board, marginal.less)
            )
        )
    said.append(_example(lever))
    return [each for each in said if each]


def _example(lever: Lever) -> str:
    return _("The curve came with the template: replace it.") if lever.is_example else ""


def _words(board: Board, found: Return) -> dict[str, str]:
    return {
        "middle": _plain(board, found.middle),
        "low": _plain(board, found.low),
        "high": _plain(board, found.high),
    }


def _amount(board: Board, amount: float) -> str:
    return money(amount, board.currency, board.forms).lstrip("+")


def _figure(board: Board, found: Return | None) -> str:
    return MISSING if found is None else _plain(board, found.middle)


def _plain(board: Board, number: float) -> str:
    return format_plain(number, board.forms, decimals=2)
