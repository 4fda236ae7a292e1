from datetime import UTC, datetime
from pathlib import Path

import pytest

from scorecard_app.storage.courtesy import Holder, announce, holder_of, lock_path, withdraw
from scorecard_app.storage.files import write_card
from scorecard_app.storage.working_copy import WorkingCopy
from tests.storage.surroundings import START, Ear, card_named, context

ANN = Holder("ann", "pc-7", datetime(2026, 9, 14, 12, tzinfo=UTC), "copy-1")


def test_who_opens_a_file_is_told_who_has_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    assert holder_of(path) is None
    copy = WorkingCopy.open(path, context=context(tmp_path), listener=Ear().listener)
    holder = holder_of(path)
    assert holder is not None
    assert (holder.user, holder.host, holder.since) == ("ann", "pc-7", START)
    copy.publish(tmp_path / "other.scorecard")
    assert holder_of(path) is None
    assert holder_of(tmp_path / "other.scorecard") is not None
    copy.close(keep=False)
    assert holder_of(tmp_path / "other.scorecard") is None


def test_the_second_one_does_not_take_the_lock_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "plan.scorecard"
    write_card(card_named("a"), path, context=context(tmp_path))
    announce(path, ANN)
    copy = WorkingCopy.open(path, context=context(tmp_path), listener=Ear().listener)
    assert holder_of(path) == ANN
    copy.close(keep=False)
    assert holder_of(path) == ANN
    withdraw(path, copy_id="copy-1")
    assert holder_of(path) is None


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"\xff\xfe",
        b"[" * 5000,
        b"[]",
        b'{"user": 1, "host": "h", "since": "2026-09-14T12:00:00+00:00", "copy_id": "c"}',
        b'{"user": "u", "host": "h", "since": "yesterday", "copy_id": "c"}',
        b'{"user": "u", "host": "h", "since": "2026-09-14T12:00:00", "copy_id": "c"}',
        b'{"user": "u"}',
        b'{"colour": "red"}',
    ],
)
def test_a_lock_that_says_nothing_readable_is_ignored(tmp_path: Path, contents: bytes) -> None:
    lock_path(tmp_path / "plan.scorecard").write_bytes(contents)
    assert holder_of(tmp_path / "plan.scorecard") is None


def test_a_folder_that_takes_no_lock_is_no_failure(tmp_path: Path) -> None:
    announce(tmp_path / "gone" / "plan.scorecard", ANN)
    withdraw(tmp_path / "gone" / "plan.scorecard", copy_id="copy-1")
    assert lock_path(Path("a/plan.scorecard")) == Path("a/.~lock.plan.scorecard#")
