"""The verb `import`: take a workbook of ours, or any other file, into a scorecard."""

from argparse import Namespace
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scorecard_app.app.surroundings import context, mint
from scorecard_app.cli.decisions import choices, guess_lines, plain_guess, profiles
from scorecard_app.cli.exits import Exit
from scorecard_app.cli.output import print_json, print_lines
from scorecard_app.document.change import Change
from scorecard_app.domain.plain import Plain, to_plain
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.files import read_card
from scorecard_app.storage.recorder import Listener
from scorecard_app.storage.working_copy import WorkingCopy
from scorecard_app.texts import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard_app.exchange.guesses.guess import Guess
    from scorecard_app.exchange.workbook.back.reading import ImportResult


@dataclass(frozen=True)
class Taken:
    """What an import did, and the guesses on which it rests; none for a workbook of ours."""

    result: "ImportResult"
    guesses: "Sequence[Guess]" = field(default_factory=tuple)


def run(options: Namespace) -> int:
    """Import a file, or say what an import would do; print a line a change, and the counts."""
    taken = _read(read_card(options.file), options) if options.dry_run else _import(options)
    counts = taken.result.counts
    if options.json:
        guesses: list[Plain] = [plain_guess(each) for each in taken.guesses]
        lines: list[Plain] = list(taken.result.lines)
        notices: list[Plain] = list(taken.result.notices)
        print_json(
            {"notices": notices, "guesses": guesses, "lines": lines, "counts": to_plain(counts)}
        )
    else:
        said = (*taken.result.notices, *guess_lines(taken.guesses), *taken.result.lines)
        print_lines([*said, str(counts)])
    return Exit.FINDINGS if counts.unread or counts.conflicts else Exit.DONE


def _import(options: Namespace) -> Taken:
    """Save the changes as one revision of the file, which keeps its history."""
    path: Path = options.file
    with TemporaryDirectory(prefix="scorecard-") as folder:
        copy = WorkingCopy.open(path, context=context(Path(folder)), listener=_LISTENER)
        try:
            taken = _read(copy.card, options)
            change = Change(
                _("Import “{name}”").format(name=options.book.name),
                copy.card,
                taken.result.card,
                "import",
            )
            if change.delta:
                copy.record(change)
                copy.publish(path)
        finally:
            copy.close(keep=False)
    return taken


def _read(card: Scorecard, options: Namespace) -> Taken:
    from scorecard_app.exchange.workbook.recognising import is_ours  # noqa: PLC0415 - heavy

    if is_ours(options.book) and options.join is None:
        from scorecard_app.exchange.workbook.back.reading import import_into  # noqa: PLC0415 - heavy

        return Taken(import_into(card, options.book, mint=mint))
    return _take_in(card, options)


def _take_in(card: Scorecard, options: Namespace) -> Taken:
    from scorecard_app.exchange.intake.importing import report, taken_in  # noqa: PLC0415 - heavy
    from scorecard_app.exchange.sheets.reading import read_book  # noqa: PLC0415 - heavy

    paths = [options.book] if options.join is None else [options.book, options.join]
    intake = taken_in(
        card,
        [read_book(each) for each in paths],
        choices(options.choose),
        profiles=profiles(options.profile),
        today=datetime.now(UTC).date(),
        mint=mint,
    )
    return Taken(report(card, intake), intake.guesses)


_LISTENER = Listener(on_saved=lambda _seq: None, on_failure=lambda _sentence: None)
"""Nobody listens on the writer thread: `publish` waits for every change, and says why not."""
