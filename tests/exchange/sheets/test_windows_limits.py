"""On Windows the child limits itself by a job object; sizes and offsets are those of the SDK."""

import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from scorecard_app.exchange.sheets import child, reading
from scorecard_app.exchange.sheets.failures import Failure
from scorecard_app.exchange.sheets.windows_limits import (
    BasicLimits,
    ExtendedLimits,
    limit_this_process,
)

JOB, THIS = 0x7FF6_0000_1234, 2**64 - 1
IS_64 = ctypes.sizeof(ctypes.c_void_p) == 8  # else the sizes are others


def stand_in(*, job: int = JOB, is_set: int = 1) -> tuple[SimpleNamespace, list[tuple[Any, ...]]]:
    """Return a kernel32 that notes its calls."""
    calls: list[tuple[Any, ...]] = []

    def create(security: None, name: None) -> int:
        calls.append(("create", security, name))
        return job

    def current() -> int:
        return THIS

    def inform(handle: ctypes.c_void_p, kind: int, limits: SimpleNamespace, size: int) -> int:
        found = ctypes.string_at(ctypes.addressof(limits._obj), size)
        calls.append(("inform", handle.value, kind, found))
        return is_set

    def assign(handle: ctypes.c_void_p, process: ctypes.c_void_p) -> int:
        calls.append(("assign", handle.value, process.value))
        return 1

    names = {
        "CreateJobObjectW": create,
        "GetCurrentProcess": current,
        "SetInformationJobObject": inform,
        "AssignProcessToJobObject": assign,
    }
    return SimpleNamespace(**names), calls


@pytest.mark.skipif(not IS_64, reason="sizes of 64 bits")
def test_structures_lie_in_memory_as_windows_has_them() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert BasicLimits.LimitFlags.offset == 16
    assert BasicLimits.ActiveProcessLimit.offset == 40
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


@pytest.mark.skipif(not IS_64, reason="sizes of 64 bits")
def test_this_process_alone_is_put_into_a_job_with_limits() -> None:
    kernel32, calls = stand_in()
    assert limit_this_process(kernel32, memory=2**30, seconds=30)
    assert [each[0] for each in calls] == ["create", "inform", "assign"]
    _inform, handle, kind, limits = calls[1]
    assert (handle, kind) == (JOB, 9)
    assert int.from_bytes(limits[:8], "little") == 300_000_000
    assert int.from_bytes(limits[16:20], "little") == 0x2 | 0x8 | 0x100 | 0x400
    assert int.from_bytes(limits[40:44], "little") == 1
    assert int.from_bytes(limits[112:120], "little") == 2**30
    assert calls[2] == ("assign", JOB, THIS)
    assert kernel32.CreateJobObjectW.restype is ctypes.c_void_p


@pytest.mark.parametrize("refusal", [{"job": 0}, {"is_set": 0}])
def test_where_windows_refuses_nothing_is_assigned(refusal: dict[str, int]) -> None:
    kernel32, calls = stand_in(**refusal)
    assert not limit_this_process(kernel32, memory=1, seconds=1)
    assert "assign" not in [each[0] for each in calls]


def test_the_child_asks_windows_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel32, calls = stand_in()
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: kernel32, raising=False)
    monkeypatch.setitem(sys.modules, "resource", None)
    child._limit_resources()
    assert [each[0] for each in calls] == ["create", "inform", "assign"]


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        (1816, Failure.TOO_SLOW),
        (0xC0000409, Failure.OUT_OF_MEMORY),
        (0xC0000017, Failure.OUT_OF_MEMORY),
        (1, Failure.DAMAGED),
    ],
)
def test_how_a_child_ends_on_windows_says_why(code: int, failure: Failure) -> None:
    assert reading._ended(code) is failure
