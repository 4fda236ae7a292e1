"""Read workbooks in this process, over the same wire: hundreds of children would take long."""

from collections.abc import Sequence
from typing import IO

import pytest

from scorecard_app.exchange.sheets import reading
from scorecard_app.exchange.sheets.child import answer


def run_here(
    command: Sequence[str], ends_of_it: tuple[IO[bytes], IO[bytes]], **_limits: object
) -> None:
    """Say what the child would say."""
    source, found = ends_of_it
    found.write(answer(source.read(), is_whole=command[-1] == reading.WHOLE))


@pytest.fixture(autouse=True)
def _without_children(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "with_child" not in request.fixturenames:
        monkeypatch.setattr(reading, "_run_child", run_here)


@pytest.fixture
def with_child() -> None:
    """Read workbooks in a child process, as the program does."""
