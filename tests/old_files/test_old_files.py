"""Every version of the file that was ever released has a sample here, and opens.

Beside each sample stands what it says, as JSON written when the sample was made.
"""

import json
from pathlib import Path

import pytest

from scorecard_app.domain.plain import from_plain
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.storage.files import read_card
from scorecard_app.storage.schema import MAJOR, MINOR
from scorecard_app.storage.working_copy import WorkingCopy
from tests.storage.surroundings import Ear, context

SAMPLES = sorted(Path(__file__).parent.glob("*.scorecard"))


def said_by(sample: Path) -> Scorecard:
    plain = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    card: Scorecard = from_plain(Scorecard, plain)
    return card


def test_the_present_version_has_a_sample_with_something_in_every_table() -> None:
    (sample,) = (each for each in SAMPLES if each.stem == f"v{MAJOR}_{MINOR}")
    card = said_by(sample)
    assert all(card.table(name) for name in TABLES)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_an_old_file_opens_and_says_what_it_said(sample: Path) -> None:
    assert read_card(sample) == said_by(sample)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_an_old_file_keeps_its_undo_stack(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / sample.name
    path.write_bytes(sample.read_bytes())
    copy = WorkingCopy.open(path, context=context(tmp_path), listener=Ear().listener)
    assert [step.label for step in copy.history().done] == ["Rename"]
    copy.close(keep=False)
