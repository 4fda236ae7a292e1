"""Draw every view of the window, in every size and theme: python -m tests.screenshots FOLDER.

Runs without a display. What it draws is to be looked at before an issue is called resolved.
"""

import os
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from scorecard_app.app.places import Places
from scorecard_app.app.program import Program, build
from scorecard_app.app.window import make_application
from scorecard_app.errors import UserError
from scorecard_app.ui.charts.detail_charts import DetailCharts
from scorecard_app.ui.prompts import Leaving
from tests.ui.scripted_prompts import ScriptedPrompts

SIZES = ((1366, 768), (1920, 1080))
THEMES = ("light", "dark")
TEMPLATE = "it-business-value"

_SETTLED_MS = 400
"""Long enough for a chart to be laid out; nothing announces that it is."""


class Studio:
    """One program in one size and theme, and what it looks like."""

    def __init__(
        self, app: QApplication, folder: Path, *, theme: str, size: tuple[int, int]
    ) -> None:
        self._app = app
        self._prompts = ScriptedPrompts()
        places = Places(folder / "settings.ini", folder / "state")
        self.program: Program = build(
            app, places=places, language="en", prompts=lambda _window: self._prompts
        )
        self.program.settings.choose(theme=theme)
        self.program.window.resize(*size)
        self.program.show()
        self._until(lambda: self.program.starter.is_filled)
        self._work()

    def pictures(self) -> Iterator[str]:
        """Bring up one view after the other, and yield what to call it."""
        program = self.program
        yield "1-start"
        program.starter.begin_from_template(TEMPLATE)
        yield "2-map-template"
        self._select(1)
        yield "3-map-template-selected"
        program.starter.open_sample()
        yield "4-map-georgia"
        self._select(1)
        yield "5-map-georgia-selected"
        program.window.docks.detail.raise_()
        charts = program.window.findChild(DetailCharts)
        assert isinstance(charts, DetailCharts)
        for kind in charts.kinds:
            charts.choose(kind)
            yield f"6-map-georgia-detail-{kind.replace(' ', '-')}"
        program.acts.pages.show_scorecard()
        yield "7-scorecard"
        program.acts.pages.show_map()
        program.acts.edits.delete()
        yield "8-deleted"
        program.session.tell(UserError("“letter.scorecard” is not a scorecard."))
        program.acts.pages.show_settings()
        yield "9-settings"
        program.acts.pages.show_keys()
        yield "10-keys"
        program.acts.pages.show_about()
        yield "11-about"

    def draw(self, path: Path) -> None:
        """Draw the window as it stands."""
        self._work()
        self.program.window.grab().save(str(path))

    def close(self) -> None:
        """Leave without saving."""
        self._prompts.answers = [Leaving.DISCARD]
        self.program.window.close()
        self.program.close()

    def _select(self, number: int) -> None:
        """Select a card of the lowest lane."""
        self._work()
        current = self.program.session.current
        assert current is not None
        relations = current.bridge.scene.relations
        lowest = relations.perspectives[-1]
        current.view_state.select([relations.objectives_in(lowest.id)[number].id])

    def _work(self) -> None:
        """Let the window work until nothing is under way."""
        self._until(lambda: not self.program.background.is_busy)
        settled = QDeadlineTimer(_SETTLED_MS)
        self._until(settled.hasExpired)

    def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def main(out: Path) -> None:
    """Draw everything into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    app = make_application(["screenshots"])
    for theme, size in product(THEMES, SIZES):
        with TemporaryDirectory(prefix="screenshots-") as folder:
            studio = Studio(app, Path(folder), theme=theme, size=size)
            for name in studio.pictures():
                studio.draw(out / f"{name}-{theme}-{size[0]}.png")
            studio.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
