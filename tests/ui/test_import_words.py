"""The notice and the report of an import put first what needs a look."""

import pytest

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.back.reading import Counts, ImportResult
from scorecard_app.ui.import_words import counts_text, report_lines, tone_of
from scorecard_app.ui.notices import Tone


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(changed=2, unchanged=1656, unread=1), "1 not read, 2 changed, 1656 unchanged"),
        (Counts(new=3, conflicts=1), "1 conflict, 3 new"),
        (Counts(conflicts=2), "2 conflicts"),
        (Counts(), "nothing in it"),
    ],
)
def test_no_zeros_are_said(counts: Counts, said: str) -> None:
    assert counts_text(counts) == said


@pytest.mark.parametrize(
    ("counts", "tone"),
    [
        (Counts(new=1, changed=2, unchanged=3), Tone.INFO),
        (Counts(new=1, unread=1), Tone.WARNING),
        (Counts(new=1, conflicts=1), Tone.WARNING),
    ],
)
def test_what_was_not_taken_sounds_like_a_warning(counts: Counts, tone: Tone) -> None:
    assert tone_of(counts) is tone


def test_a_report_begins_with_what_was_not_read() -> None:
    lines = ("new row", "changed cell", "Conflict: a", "Conflict: b", "Not read: c")
    counts = Counts(new=1, changed=1, unchanged=7, conflicts=2, unread=1)

    assert report_lines(ImportResult(Scorecard(), lines, counts)) == (
        "Not read: c",
        "Conflict: a",
        "Conflict: b",
        "new row",
        "changed cell",
    )
    nothing_amiss = ImportResult(Scorecard(), ("new row",), Counts(new=1))
    assert report_lines(nothing_amiss) == ("new row",)
