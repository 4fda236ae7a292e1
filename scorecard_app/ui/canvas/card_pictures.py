"""Pictures of what the map shows, to be pasted into slides and documents."""

from collections.abc import Collection

from PySide6.QtCore import QMimeData

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.paint.excerpt import Excerpt
from scorecard_app.ui.paint.picture import Paper, image_to_paste, svg_to_paste
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.sheet import Sheet
from scorecard_app.ui.theme import load_theme

SVG = "image/svg+xml"


def add_pictures(data: QMimeData, scene: MapScene, ids: Collection[ObjectiveId] = ()) -> None:
    """Put these cards with the links among them, or the whole map, in as pixels and as lines."""
    paper, level = _paper(scene, ids), scene.look.density
    if paper is not None:
        data.setImageData(image_to_paste(paper, level))
        data.setData(SVG, svg_to_paste(paper, level))


def _paper(scene: MapScene, ids: Collection[ObjectiveId]) -> Paper | None:
    # Pictures go into documents and onto slides: they are light whatever the window wears.
    faces, theme = scene.faces, load_theme("light").unscaled()
    if faces is None or not ids:
        return None if faces is None else Sheet(faces, theme)
    rects = {each: rect for each in ids if (rect := scene.rect_of(each)) is not None}
    cards = {each: faces.cards[each] for each in rects}
    return Excerpt(cards, rects, _routes_among(scene, rects.keys()), theme)


def _routes_among(scene: MapScene, ids: Collection[ObjectiveId]) -> tuple[Route, ...]:
    routes = map(scene.links.route_of, sorted(scene.shown_ids().links))
    return tuple(each for each in routes if each and {each.link.from_id, each.link.to_id} <= {*ids})
