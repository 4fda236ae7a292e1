"""Draw every template in every style of map: python -m tests.map_screenshots FOLDER.

Further words are the themes. Each map is drawn whole and at 50, 100 and 200 %. Runs without a
display. What it draws is to be looked at before an issue is called resolved.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from scorecard_app.app.window import make_application
from scorecard_app.document.templates import template_names
from scorecard_app.domain.maps import MapStyle
from scorecard_app.ui.canvas.view import MapView
from tests.screenshots import Studio

THEMES = ("light", "dark", "contrast-light", "contrast-dark")
SIZE = (1920, 1080)
ZOOMS = (50, 100, 200)


def map_pictures(studio: Studio) -> Iterator[str]:
    """Bring up each template in each style and zoom, and yield what to call it."""
    program = studio.program
    for template in template_names():
        studio.begin(template.id)
        program.window.docks.hide()
        view = program.window.findChild(MapView)
        assert isinstance(view, MapView)
        for style in MapStyle:
            program.acts.map.give(f"style_{style.value}")
            studio.work()
            yield f"{template.id}-{style.value}-whole"
            for zoom in ZOOMS:
                view.fit_all()
                view.camera.zoom_to(zoom / 100)
                yield f"{template.id}-{style.value}-{zoom}"


def main(out: Path, *themes: str) -> None:
    """Draw everything into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    app = make_application(["screenshots"])
    for theme in themes or THEMES:
        with TemporaryDirectory(prefix="screenshots-") as folder:
            studio = Studio(app, Path(folder), theme=theme, size=SIZE)
            for name in map_pictures(studio):
                studio.draw(out / f"{name}-{theme}.png")
            studio.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
