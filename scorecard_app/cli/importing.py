"""The verb `import`: take the changes made in a workbook into a scorecard."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scorecard_app.app.surroundings import context, mint
from scorecard_app.cli.exits import Exit
from scorecard_app.cli.output import print_json, print_lines
from scorecard_app.document.change import Change
from scorecard_app.domain.plain import to_plain
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.files import read_card
from scorecard_app.storage.recorder import Listener
from scorecard_app.storage.working_copy import WorkingCopy
from scorecard_app.texts import _

if TYPE_CHECKING:
    from scorecard_app.exchange.workbook.reading import ImportResult


def run(options: Namespace) -> int:
    """Import a workbook, or say what an import would do; print a line a change, and the counts."""
    result = _dry_run(options) if options.dry_run else _import(options)
    counts = result.counts
    if options.json:
        print_json({"lines": list(result.lines), "counts": to_plain(counts)})
    else:
        print_lines([*result.lines, str(counts)])
    return Exit.FINDINGS if counts.unread or counts.conflicts else Exit.DONE


def _dry_run(options: Namespace) -> "ImportResult":
    return _read(read_card(options.file), options.book)


def _import(options: Namespace) -> "ImportResult":
    """Save the changes as one revision of the file, which keeps its history."""
    path: Path = options.file
    with TemporaryDirectory(prefix="scorecard-") as folder:
        copy = WorkingCopy.open(path, context=context(Path(folder)), listener=_LISTENER)
        try:
            result = _read(copy.card, options.book)
            change = Change(
                _("Import “{name}”").format(name=options.book.name),
                copy.card,
                result.card,
                "import",
            )
            if change.delta:
                copy.record(change)
                copy.publish(path)
        finally:
            copy.close(keep=False)
    return result


def _read(card: Scorecard, book: Path) -> "ImportResult":
    from scorecard_app.exchange.workbook.reading import import_into  # noqa: PLC0415 - heavy

    return import_into(card, book, mint=mint)


_LISTENER = Listener(on_saved=lambda _seq: None, on_failure=lambda _sentence: None)
"""Nobody listens on the writer thread: `publish` waits for every change, and says why not."""
