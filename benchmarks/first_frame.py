"""Start an empty window or the program, and print the moment at which the first frame was done.

The program runs as it is shipped: only the QApplication it makes is one that watches.
"""

import os
import sys
import time

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsView, QMainWindow


class WatchingApplication(QApplication):
    """An application that says when its first frame stands, and ends the process there."""

    wants_map = False

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the paint event that counts; the frame is done when Qt is back in its loop."""
        if event.type() == QEvent.Type.Paint and self._counts(watched):
            self.removeEventFilter(self)
            QTimer.singleShot(0, report)
        return False

    def _counts(self, watched: QObject) -> bool:
        """Say whether this paints a window, or a map with cards where a map is wanted."""
        if not self.wants_map:
            return isinstance(watched, QMainWindow)
        view = watched.parent()
        return isinstance(view, QGraphicsView) and bool(view.items())


def report() -> None:
    """Print the shared clock and leave at once, with nothing saved and nothing asked."""
    sys.stdout.write(f"{time.monotonic_ns()}\n")
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    """Show what the first argument asks for."""
    what, *paths = sys.argv[1:]
    if what == "empty":
        app = WatchingApplication(sys.argv[:1])
        window = QMainWindow()
        window.resize(1600, 900)
        window.show()
        app.exec()
    else:
        WatchingApplication.wants_map = what == "sample"
        QtWidgets.QApplication = WatchingApplication  # type: ignore[assignment,misc]  # ours
        from scorecard_app.cli import main as run_program  # noqa: PLC0415 - after the line above

        run_program(paths)


if __name__ == "__main__":
    main()
