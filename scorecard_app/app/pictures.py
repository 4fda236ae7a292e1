"""Draw maps without a window and without a display."""

import os
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from scorecard_app.app.locale_forms import forms_for
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _
from scorecard_app.ui.bridge import scene_of
from scorecard_app.ui.paint.picture import export_picture
from scorecard_app.ui.theme import load_theme


def draw_map(card: Scorecard, path: Path, *, day: date) -> None:
    """Draw the first map of a scorecard into a PNG, SVG or PDF file, as of a day."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication(["scorecard"])
    scene = scene_of(card, day)
    if not scene.relations.maps:
        raise UserError(_("This scorecard has no map to draw."))
    export_picture(
        scene,
        scene.relations.maps[0].id,
        path,
        theme=load_theme("light"),
        forms=forms_for(""),
    )
    del application
