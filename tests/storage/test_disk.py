import errno
import os
from pathlib import Path
from typing import Any

import pytest

from scorecard_app.errors import UserError
from scorecard_app.storage import disk
from scorecard_app.storage.files import read_card, write_card
from tests.storage.surroundings import card_named, context

OLD, NEW = card_named("old"), card_named("new")
CALLS = ("open", "write", "fsync", "close", "chmod", "replace")


class FaultyOs:
    """The system's calls, of which one, or all from one on, fail with an error."""

    def __init__(self, *, fail_at: int = -1, number: int = 0, sticky: bool = False) -> None:
        self.calls = 0
        self._fail_at = fail_at
        self._number = number
        self._sticky = sticky

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module holds
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*arguments: object) -> object:
            here, self.calls = self.calls, self.calls + 1
            if here == self._fail_at or (self._sticky and here > self._fail_at >= 0):
                if name == "close":
                    real(*arguments)
                raise OSError(self._number, os.strerror(self._number))
            return real(*arguments)

        return call


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "user" / "plan.scorecard"
    path.parent.mkdir()
    write_card(OLD, path, context=context(tmp_path))
    return path


def save(target: Path, faulty: FaultyOs) -> str | None:
    """Save the new card with faults; return the sentence if that failed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "os", faulty)
        try:
            write_card(NEW, target, context=context(target.parent.parent))
        except UserError as error:
            return str(error)
    return None


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize(
    "number",
    [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EBUSY, errno.EROFS, errno.ENODEV],
    ids=errno.errorcode.__getitem__,
)
def test_a_fault_at_any_call_leaves_the_old_file_or_the_new_one_and_says_which(
    target: Path, number: int, *, sticky: bool
) -> None:
    quiet = FaultyOs()
    assert save(target, quiet) is None
    refused = 0
    for position in range(quiet.calls):
        write_card(OLD, target, context=context(target.parent.parent))
        said = save(target, FaultyOs(fail_at=position, number=number, sticky=sticky))
        now = read_card(target)
        assert now in (OLD, NEW)
        if said is None:
            assert now == NEW
        else:
            refused += 1
            assert "“plan.scorecard” was not saved" in said
        assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert refused >= 3


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "writing there is not allowed"),
        (errno.ENOENT, "its folder is gone"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_the_sentence_names_the_reason(target: Path, number: int, sentence: str) -> None:
    said = save(target, FaultyOs(fail_at=0, number=number))
    assert said is not None
    assert sentence in said


def test_a_target_that_is_busy_for_a_moment_is_tried_again(target: Path) -> None:
    replaces = [OSError(errno.EBUSY, "busy")] * 3
    pauses: list[float] = []

    class Busy(FaultyOs):
        def replace(self, source: Path, place: Path) -> None:
            if replaces:
                raise replaces.pop()
            source.replace(place)

    source = target.with_name("source")
    source.write_bytes(b"new")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "os", Busy())
        disk.replace_file(source, target, token="t", pause=pauses.append)  # noqa: S106 - a name
    assert target.read_bytes() == b"new"
    assert pauses == [0.05, 0.1, 0.2]


def test_a_folder_that_cannot_be_synchronised_is_no_failure(target: Path) -> None:
    class NetworkDrive(FaultyOs):
        def fsync(self, descriptor: int) -> None:
            if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112 - a link of Linux
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            os.fsync(descriptor)

    assert save(target, NetworkDrive()) is None
    assert read_card(target) == NEW


def test_bytes_that_come_back_different_are_a_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_digest", lambda _path: "other")
    with pytest.raises(UserError, match=r"“plan\.scorecard” was not saved: Input/output error"):
        write_card(NEW, target, context=context(target.parent.parent))


def test_a_write_that_takes_only_some_bytes_is_continued(target: Path) -> None:
    class Slow(FaultyOs):
        def write(self, descriptor: int, chunk: memoryview) -> int:
            return os.write(descriptor, chunk[:1000])

    assert save(target, Slow()) is None
    assert read_card(target) == NEW


def test_our_own_old_temporary_files_go_and_others_stay(target: Path) -> None:
    ours = target.with_name(".plan.scorecard.0123abcd.tmp")
    fresh = target.with_name(".plan.scorecard.89abcdef.tmp")
    others = target.with_name(".plan.scorecard.backup.tmp")
    for path in (ours, fresh, others):
        path.touch()
    now = context(target.parent.parent).now().timestamp()
    os.utime(ours, (now - 90_000, now - 90_000))
    os.utime(fresh, (now - 80_000, now - 80_000))
    os.utime(others, (now - 90_000, now - 90_000))
    write_card(NEW, target, context=context(target.parent.parent))
    assert {path.name for path in target.parent.iterdir()} == {
        target.name,
        fresh.name,
        others.name,
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named_and_untouched(target: Path) -> None:
    target.parent.chmod(0o555)
    try:
        said = save(target, FaultyOs())
    finally:
        target.parent.chmod(0o755)
    assert said is not None
    assert "writing there is not allowed" in said
    assert read_card(target) == OLD


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“plan\.scorecard” was not saved: its folder is gone"):
        write_card(NEW, tmp_path / "gone" / "plan.scorecard", context=context(tmp_path))
