"""Whether a window can be shown is known before Qt tries: Qt itself would abort the process."""

import os
import subprocess
import sys

import pytest

from scorecard_app.app.display import why_no_window

SENTENCE = "There is no display on which to open the window."


def run_without_display(**environment: str) -> subprocess.CompletedProcess[str]:
    """Start the real program where there is no display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, "-m", "scorecard_app"],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a desktop without a display")
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ":4093"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"WAYLAND_DISPLAY": "wayland-4093"},
        {"QT_QPA_PLATFORM": "wayland-egl", "WAYLAND_DISPLAY": "wayland-4093"},
    ],
    ids=["nothing set", "dead X", "X asked for", "dead Wayland", "Wayland asked for"],
)
def test_without_a_display_the_program_says_so_and_ends_with_two(
    environment: dict[str, str],
) -> None:
    ended = run_without_display(**environment)

    assert ended.returncode == 2
    assert ended.stderr.startswith(SENTENCE)
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_platforms_that_need_no_display_are_let_through(platform: str) -> None:
    assert why_no_window({"QT_QPA_PLATFORM": platform}) is None
