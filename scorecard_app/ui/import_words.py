"""How the window words what an import did: what needs a look comes first, and no zeros."""

from typing import TYPE_CHECKING

from scorecard_app.texts import _, ngettext
from scorecard_app.ui.notices import Tone

if TYPE_CHECKING:  # it brings openpyxl, which no first frame needs
    from scorecard_app.exchange.workbook.back.reading import Counts, ImportResult


def counts_text(counts: "Counts") -> str:
    """Say how much there was of what there was."""
    conflicts = ngettext("{count} conflict", "{count} conflicts", counts.conflicts)
    kinds = (
        (counts.unread, _("{count} not read")),
        (counts.conflicts, conflicts),
        (counts.new, _("{count} new")),
        (counts.changed, _("{count} changed")),
        (counts.unchanged, _("{count} unchanged")),
    )
    said = [text.format(count=count) for count, text in kinds if count]
    return ", ".join(said) or _("nothing in it")


def tone_of(counts: "Counts") -> Tone:
    """Warn where something in the workbook was not taken."""
    return Tone.WARNING if counts.unread or counts.conflicts else Tone.INFO


def report_lines(result: "ImportResult") -> tuple[str, ...]:
    """Return the lines of a report: what was not read, the conflicts, then what was taken."""
    lines, read = result.lines, len(result.lines) - result.counts.unread
    taken = read - result.counts.conflicts
    return result.notices + lines[read:] + lines[taken:read] + lines[:taken]
