"""The verb `check`: say what is wrong with a scorecard."""

from argparse import Namespace

from scorecard_app.cli.exits import Exit
from scorecard_app.cli.output import print_json, print_lines
from scorecard_app.document.problems import problems
from scorecard_app.domain.levels import Level
from scorecard_app.domain.plain import to_plain
from scorecard_app.storage.files import read_card
from scorecard_app.texts import _, ngettext


def run(options: Namespace) -> int:
    """Print one line a problem; problems of the level error end with exit code 1, hints never."""
    found = problems(read_card(options.file))
    errors = sum(problem.level is Level.ERROR for problem in found)
    if options.json:
        print_json({"problems": to_plain(found), "errors": errors})
    else:
        print_lines(f"{_(problem.level.value)}: {problem.sentence}" for problem in found)
        print_lines([_summary(len(found), errors)])
    return Exit.FINDINGS if errors else Exit.DONE


def _summary(count: int, errors: int) -> str:
    if not count:
        return _("No problems.")
    return ngettext(
        "{count} problem, {errors} of them an error.",
        "{count} problems, errors among them: {errors}.",
        count,
    ).format(count=count, errors=errors)
