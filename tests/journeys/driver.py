"""A user at the real window: starts the program, acts by keys and mouse, and reads the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.app.places import Places
from scorecard_app.app.program import Program, build
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.prompts import Leaving
from tests.ui.scripted_prompts import ScriptedPrompts

KEPT = "Saved on this computer "
_TIMEOUT_MS = 20_000


class User:
    """Holds the program in hand, and waits for what it announces, never for a while."""

    def __init__(self, program: Program, prompts: ScriptedPrompts, qtbot: QtBot) -> None:
        self.program = program
        self.prompts = prompts
        self.qtbot = qtbot

    @property
    def open(self) -> OpenDocument:
        """Return the open scorecard."""
        current = self.program.session.current
        assert current is not None
        return current

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self.open.card

    @property
    def said(self) -> str:
        """Return what the message strip says."""
        notice = self.program.window.strip.notice
        return notice.text if notice else ""

    @property
    def saving(self) -> str:
        """Return what the status bar says about saving."""
        return self.program.window.status.saving

    def answer(self, *answers: Path | Leaving | None) -> None:
        """Prepare the answers to the next questions."""
        self.prompts.answers = list(answers)

    def choose(self, command_id: str) -> None:
        """Choose a command of the menus."""
        action = self.program.actions[command_id]
        assert action.isEnabled(), f"{command_id} is greyed"
        action.trigger()

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the program work until something is the case."""
        self.qtbot.waitUntil(until, timeout=_TIMEOUT_MS)

    def wait_for_start(self, *, expecting_file: bool) -> None:
        """Let the program work until it has opened what it was to open, or offers what it can."""
        program = self.program
        if expecting_file:
            self.wait(lambda: program.session.current is not None or self.said != "")
        else:
            self.wait(lambda: program.starter.drafts is not None and program.starter.is_filled)
        self.wait_for_work()

    def wait_for_work(self) -> None:
        """Let the program work until nothing is under way in the background."""
        self.wait(lambda: not self.program.background.is_busy)

    def wait_until_kept(self) -> None:
        """Let the program work until it says that the last change is durable."""
        self.wait(lambda: self.saving.startswith(KEPT))

    def press(self, key: Qt.Key, *, into: QWidget | None = None, ctrl: bool = False) -> None:
        """Press a key, in the widget that has the keyboard unless another is given."""
        modifier = Qt.KeyboardModifier
        target = into or QApplication.focusWidget() or self.program.window
        QTest.keyClick(target, key, modifier.ControlModifier if ctrl else modifier.NoModifier)

    def type(self, text: str, *, into: QWidget | None = None) -> None:
        """Type a text."""
        QTest.keyClicks(into or QApplication.focusWidget() or self.program.window, text)


@contextmanager
def started(
    folder: Path,
    qtbot: QtBot,
    app: QApplication,
    *,
    file: Path | None = None,
    language: str = "en",
) -> Iterator[User]:
    """Start the program with its own files in a folder, and close it in the end.

    What was not saved is kept as a draft, as if the user had said so.
    """
    prompts = ScriptedPrompts()
    places = Places(folder / "settings.ini", folder / "state")
    program = build(app, places=places, language=language, prompts=lambda _window: prompts)
    program.settings.choose(reduced_motion=True)
    user = User(program, prompts, qtbot)
    program.show(file)
    program.window.resize(1920, 1080)  # the screen is smaller, so what was remembered is too
    user.wait_for_start(expecting_file=file is not None)
    try:
        yield user
    finally:
        leave(user)


def leave(user: User) -> None:
    """Close the window as a user does, keeping unsaved work as a draft."""
    window = user.program.window
    user.wait_for_work()
    if window.isVisible():
        user.answer(Leaving.KEEP_DRAFT)
        window.close()
        user.wait(lambda: not window.isVisible())
    user.program.close()
