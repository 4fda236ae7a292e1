"""Lives of the real program that end by kill -9: python -m tests.journeys.doomed FOLDER.

For each seed on standard input one is forked off: by then everything is imported and nothing of
Qt is made yet, so that it lives at once. It goes on with the draft of the life before, or begins
one, and edits through the window until it is killed. Standard output says, one line each:

    born PID        a life begins
    died            it has ended, and has said all that it ever will
    opened DIGEST   what the window shows after the start
    made DIGEST     the scorecard in memory, before anything of this change can be on the disk
    kept DIGEST     the same, when the status bar says that it is saved on this computer
    saved DIGEST    the same, when the status bar says that the user's file is written
"""

import hashlib
import importlib
import json
import os
import pkgutil
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import scorecard_app
from scorecard_app.app.places import Places
from scorecard_app.app.program import build
from scorecard_app.app.window import make_application
from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.plain import to_plain
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.editors.field_row import FieldRow
from tests.journeys.driver import KEPT
from tests.ui.scripted_prompts import ScriptedPrompts

FILE = "doomed.scorecard"
_SAVED = "Saved "


def digest(card: Scorecard) -> str:
    """Return a short text that is the same for equal scorecards only."""
    plain = json.dumps(to_plain(card), sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


class Life:
    """One start of the program, and the edits made in it."""

    def __init__(self, app: QApplication, folder: Path, seed: int) -> None:
        self._app = app
        self._random = random.Random(seed)  # noqa: S311 - to be the same each time
        self._path = folder / FILE
        self._prompts = ScriptedPrompts()
        self.program = build(
            app,
            places=Places(folder / "settings.ini", folder / "state"),
            language="en",
            prompts=self._prompts_for,
        )
        self.program.window.resize(1920, 1080)

    def run(self) -> None:
        """Open what there is and edit until the end."""
        self.program.show()
        self._begin()
        self._tell("opened")
        current = self.program.session.current
        assert current is not None
        current.bridge.changed.connect(self._tell_made)
        for edit in self._edits():
            edit()
            self._until(lambda: self._saving.startswith(KEPT))
            self._tell("kept")
            if not self._random.randrange(4):
                self._save()

    def _begin(self) -> None:
        session, starter = self.program.session, self.program.starter
        self._until(lambda: starter.drafts is not None)
        if starter.drafts:
            starter.continue_draft(starter.drafts[0])
        elif self._path.exists():
            session.open_file(self._path)
        else:
            starter.begin_blank()
        self._until(lambda: session.current is not None)

    def _edits(self) -> Iterator[Callable[[], None]]:
        """Yield one edit after the other, each made by keys in the window."""
        while True:
            yield self._random.choice([self._add_card, self._nudge, self._rename])

    def _add_card(self) -> None:
        self.program.actions["add_objective"].trigger()
        QTest.keyClicks(self._keyboard, f"Card {self._random.random()}")
        QTest.keyClick(self._keyboard, Qt.Key.Key_Return)

    def _nudge(self) -> None:
        current = self.program.session.current
        assert current is not None
        if not current.card.objectives:
            self._add_card()
            return
        current.view_state.select([next(iter(current.card.objectives))])
        view = self.program.window.findChild(MapView)
        assert isinstance(view, MapView)
        QTest.keyClick(view, Qt.Key.Key_Right)

    def _rename(self) -> None:
        current = self.program.session.current
        assert current is not None
        current.view_state.select([SETTINGS])
        (field,) = (
            row.control
            for row in self.program.window.findChildren(FieldRow)
            if row.control.objectName() == "name" and row.isVisible()
        )
        field.setFocus()
        QTest.keyClicks(field, str(self._random.randrange(10)))
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _save(self) -> None:
        self._prompts.answers = [self._path]
        self.program.actions["save"].trigger()
        self._until(lambda: self._saving.startswith(_SAVED) and KEPT not in self._saving)
        self._tell("saved")

    @property
    def _saving(self) -> str:
        return self.program.window.status.saving

    @property
    def _keyboard(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def _prompts_for(self, _window: object) -> ScriptedPrompts:
        return self._prompts

    def _tell_made(self) -> None:
        self._tell("made")

    def _tell(self, what: str) -> None:
        current = self.program.session.current
        assert current is not None
        _say(what, digest(current.card))

    def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def main(folder: Path) -> None:
    """Begin one life a line, and see each to its end."""
    _import_the_program()
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            app = make_application(["doomed"])
            Life(app, folder, int(line)).run()
        _say("born", str(pid))
        os.waitpid(pid, 0)
        _say("died", "")


def _import_the_program() -> None:
    """Import what the program itself imports only once it is needed, which each life would anew."""
    for each in pkgutil.walk_packages(scorecard_app.__path__, "scorecard_app."):
        if not each.name.endswith("__main__"):
            importlib.import_module(each.name)


def _say(what: str, more: str) -> None:
    """Write one line at once, and whole, because two processes write here."""
    os.write(sys.stdout.fileno(), f"{what} {more}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
