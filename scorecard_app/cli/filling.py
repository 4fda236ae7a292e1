"""The verb `export --fill`: put the numbers into a copy of somebody's workbook."""

from argparse import Namespace
from typing import TYPE_CHECKING

from scorecard_app.app.surroundings import now
from scorecard_app.cli.decisions import choices, guess_lines, plain_guess, profiles
from scorecard_app.cli.exits import Exit
from scorecard_app.cli.output import print_json, print_lines
from scorecard_app.storage.files import read_card

if TYPE_CHECKING:
    from scorecard_app.domain.plain import Plain
    from scorecard_app.exchange.filling.report import Filled


def run(options: Namespace) -> int:
    """Write the copy, or say what would be set; print a line a cell, and the counts."""
    report = _fill(options)
    if options.json:
        guesses: list[Plain] = [plain_guess(each) for each in report.guesses]
        lines: list[Plain] = list(report.lines())
        counts: Plain = {
            "set": len(report.cells),
            "unchanged": report.unchanged,
            "left alone": len(report.held),
            "without a cell": report.without_cell,
        }
        print_json({"guesses": guesses, "lines": lines, "counts": counts})
    else:
        print_lines([*guess_lines(report.guesses), *report.lines(), report.counts()])
    return Exit.FINDINGS if report.held else Exit.DONE


def _fill(options: Namespace) -> "Filled":
    from scorecard_app.exchange.filling.filling import (  # noqa: PLC0415 - heavy
        check_target,
        filled,
        prepared,
    )

    card = read_card(options.file)
    decisions, known = choices(options.choose), profiles(options.profile)
    today = now().astimezone().date()
    if not options.dry_run:
        return filled(options.fill, options.out, card, decisions, profiles=known, today=today)
    check_target(options.fill, options.out)
    _content, report = prepared(options.fill, card, decisions, profiles=known, today=today)
    return report
