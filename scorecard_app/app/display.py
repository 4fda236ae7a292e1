"""Find out whether a window can be shown, before Qt tries and aborts the process.

Qt's xcb plugin calls abort() where it cannot connect, and no exception can be caught. So libxcb,
the very library that it uses, is asked through ctypes to connect first: it knows hosts, sockets
and access rules. A Wayland socket is tried by itself: libwayland would print its own complaint.
Either connection takes about a millisecond and is closed again.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from scorecard_app.texts import _

_PLATFORM = "QT_QPA_PLATFORM"


def why_no_window(environment: Mapping[str, str]) -> str | None:
    """Return the sentence why no window can be shown here, or None where one can."""
    if sys.platform in {"win32", "darwin"}:
        return None
    wished = environment.get(_PLATFORM, "")
    names = [_name(choice) for choice in wished.split(";") if choice] or list(_PROBES)
    # What is no probe's business draws without a display: offscreen, minimal, vnc, linuxfb, eglfs.
    if any(name not in _PROBES or _PROBES[name](environment) for name in names):
        return None
    return _(
        "There is no display on which to open the window. Start the program from a desktop, "
        "or use it without one: “scorecard --help” lists what it can do."
    )


def _name(choice: str) -> str:
    """Return the plugin's name without variant and options: "wayland-egl:x" is "wayland"."""
    return choice.partition(":")[0].partition("-")[0]


def _can_reach_x11(environment: Mapping[str, str]) -> bool:
    if not environment.get("DISPLAY"):
        return False
    import ctypes  # noqa: PLC0415 - only a display on X needs it

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _can_reach_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket  # noqa: PLC0415 - only a display on Wayland needs it

    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "")) / name))
    except OSError:
        return False
    return True


_PROBES: Mapping[str, Callable[[Mapping[str, str]], bool]] = {
    "wayland": _can_reach_wayland,
    "xcb": _can_reach_x11,
}
