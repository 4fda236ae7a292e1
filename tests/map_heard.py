"""Print what a screen reader is told of maps: python -m tests.map_heard TEMPLATES.

A line for each lane, card, link and note: role, name, states, and behind | what describes it.
It is to be read, as one who hears it, before an issue is called resolved.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QAccessible

from scorecard_app.app.window import make_application
from scorecard_app.ui.canvas.view import MapView
from tests.screenshots import Studio
from tests.ui.accessible.heard import dumped

SIZE = (1920, 1080)


def main(*templates: str) -> None:
    """Print each of these templates."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application(["heard"])
    QAccessible.setActive(True)
    with TemporaryDirectory(prefix="heard-") as folder:
        studio = Studio(app, Path(folder), theme="light", size=SIZE)
        for template in templates:
            studio.begin(template)
            view = studio.program.window.findChild(MapView)
            assert isinstance(view, MapView)
            print(dumped(QAccessible.queryAccessibleInterface(view), with_more=True))  # noqa: T201
        studio.close()


if __name__ == "__main__":
    main(*(sys.argv[1:] or ("it-business-value",)))
