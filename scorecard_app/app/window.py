"""Start the application, show the window, and run until it is closed."""

import os
import sys
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from scorecard_app import __version__, resources
from scorecard_app.app.display import why_no_window
from scorecard_app.app.places import Places
from scorecard_app.app.program import build
from scorecard_app.errors import UserError

_NAME = "scorecard"


def run(path: str | None, *, language: str | None) -> int:
    """Show the window until it is closed; open a file in it if one is given.

    UserError says why no window can be shown.
    """
    reason = why_no_window(os.environ)
    if reason is not None:
        raise UserError(reason)
    # One thread is faster for arrays of our size, and numpy loads in half the time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app = make_application(sys.argv[:1])
    program = build(app, places=Places.of_this_user(), language=language)
    program.failures.install()
    program.show(Path(path) if path else None)
    code = app.exec()
    program.failures.uninstall()
    program.close()
    return code


def make_application(arguments: list[str]) -> QApplication:
    """Return the application, named and with its icon."""
    app = QApplication(arguments)
    app.setApplicationName(_NAME)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(_NAME)
    app.setWindowIcon(QIcon(str(resources.path("icons/app/scorecard.png"))))
    return app
