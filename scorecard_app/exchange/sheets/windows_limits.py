"""Limits of memory and time for this process on Windows: a job object with one process in it.

Written after the declarations of winnt.h. Tested with a stand-in for kernel32, its structures by
their sizes and offsets; nobody has run it on Windows yet.
"""

import ctypes
from typing import Any, Final

_EXTENDED_LIMITS: Final = 9
_PROCESS_TIME, _ONE_PROCESS, _PROCESS_MEMORY, _NO_DIALOG = 0x2, 0x8, 0x100, 0x400
_TICKS_PER_S: Final = 10_000_000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; six counters of input and output lie in between."""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limit_this_process(kernel32: Any, *, memory: int, seconds: int) -> bool:  # noqa: ANN401 - of ctypes
    """Put this process into a job of its own; say whether Windows did so.

    More memory than the limit is refused to whoever asks for it, more time ends the process, and
    no other program can be started. The job lives as long as the process.
    """
    for name in ("CreateJobObjectW", "GetCurrentProcess"):
        getattr(kernel32, name).restype = ctypes.c_void_p  # else cut to 32 bits
    job = kernel32.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = ExtendedLimits()
    basic = limits.BasicLimitInformation
    basic.LimitFlags = _PROCESS_TIME | _ONE_PROCESS | _PROCESS_MEMORY | _NO_DIALOG
    basic.PerProcessUserTimeLimit = seconds * _TICKS_PER_S
    basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory
    size, where = ctypes.sizeof(limits), ctypes.byref(limits)
    handle, this = ctypes.c_void_p(job), ctypes.c_void_p(kernel32.GetCurrentProcess())
    is_set = kernel32.SetInformationJobObject(handle, _EXTENDED_LIMITS, where, size)
    return bool(is_set and kernel32.AssignProcessToJobObject(handle, this))
