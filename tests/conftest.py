"""What every test stands on: no screen, a home of its own, and nothing left behind."""

import gc
import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings
from PySide6.QtGui import QGuiApplication

from scorecard_app.texts import use_language
from tests.leftovers import qt_now, qt_since, threads_since, undress

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("long", max_examples=1_000, deadline=None, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the long set."""
    parser.addoption("--long", action="store_true", help="run the long set, too")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples Hypothesis tries."""
    settings.load_profile("long" if config.getoption("--long") else "ci")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long set out unless it is asked for."""
    if config.getoption("--long"):
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    """Spare every collection of garbage the walk through thousands of tests and modules."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the settings, drafts and recent files of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "STATE", "DATA"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield


@pytest.fixture(scope="session", autouse=True)
def _clipboard_left_empty() -> Iterator[None]:
    """Empty Qt's own clipboard: without a screen it outlives Python and what Python put there."""
    yield
    if isinstance(QGuiApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English in every test, whatever the one before chose: a process has one language."""
    use_language("en")
    yield
    use_language("en")


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread running, a timer ticking or a window standing."""
    threads = set(threading.enumerate())
    uses_qt = "qapp" in request.fixturenames
    before = qt_now() if uses_qt else {}
    yield
    left = threads_since(threads)
    if uses_qt:
        left += qt_since(before)
        undress()
    if left:
        pytest.fail("left behind: " + ", ".join(sorted(left)), pytrace=False)
