"""Work goes to another thread and comes back to the GUI thread."""

import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets import reading
from scorecard_app.ui.background import Background
from scorecard_app.ui.importing.files import ImportFiles
from tests.ui.scripted_prompts import ScriptedPrompts

SENTENCE = "Row 12: “abc” is not a number."


def refuse(error: UserError) -> None:
    """Fail the test: no refusal was expected."""
    raise error


def test_the_answer_comes_back_on_the_thread_that_asked(qtbot: QtBot) -> None:
    background, threads = Background(), list[threading.Thread]()

    def work() -> threading.Thread:
        return threading.current_thread()

    def take(where: threading.Thread) -> None:
        threads.extend([where, threading.current_thread()])

    with qtbot.waitSignal(background.idle):
        background.run(work, then=take, refused=refuse)
    background.close()

    worked, told = threads
    assert worked is not told
    assert told is threading.main_thread()


def test_closing_stops_what_is_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    monkeypatch.setattr(reading, "_command", lambda: sleeper)
    path = tmp_path / "figures.csv"
    path.write_text("a,b\n")
    background = Background()
    files = ImportFiles(background, ScriptedPrompts(), background)
    files.take(path)
    assert files.is_reading
    background.close()
    assert not files.is_reading


def test_a_refusal_comes_back_with_its_sentence(qtbot: QtBot) -> None:
    background, said = Background(), list[str]()

    def work() -> None:
        raise UserError(SENTENCE)

    with qtbot.waitSignal(background.idle):
        background.run(
            work,
            then=lambda _nothing: pytest.fail("it was refused"),
            refused=lambda error: said.append(str(error)),
        )
    background.close()

    assert said == [SENTENCE]


def test_a_mistake_is_raised_where_the_crash_hook_sees_it(qtbot: QtBot) -> None:
    background = Background()

    def work() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught, qtbot.waitSignal(background.idle):
        background.run(work, then=lambda _nothing: None, refused=refuse)
    background.close()

    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


@pytest.mark.usefixtures("qapp")
def test_after_closing_nobody_is_called_any_more(qtbot: QtBot) -> None:
    background, done, told = Background(), threading.Event(), list[object]()
    background.run(done.wait, then=told.append, refused=refuse)
    done.set()
    background.close()
    background.run(done.wait, then=told.append, refused=refuse)
    qtbot.waitUntil(lambda: not background.is_busy)

    assert told == []
