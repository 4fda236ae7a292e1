"""Pictures of what the map shows, to be pasted into slides and documents."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from shiboken6 import Shiboken

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.excerpt import Excerpt
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.picture import Paper, image_to_paste, svg_to_paste
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.sheet import Sheet
from scorecard_app.ui.theme import load_theme

SVG = "image/svg+xml"

_FEW = 40
"""So many cards are painted before anyone notices; for more, others do not wait."""

_Pictures = tuple[QImage, bytes]


def copy_with_pictures(
    data: QMimeData, place: Workplace, ids: Collection[ObjectiveId], then: Callable[[], None]
) -> None:
    """Copy this with pictures of these cards and their links, or of the whole map: pixels, lines.

    Where that takes a while, the rest can be pasted meanwhile; `then` is called when all can be.
    """
    scene, clipboard = place.scene, QGuiApplication.clipboard()
    paper = _paper(scene, ids)
    if paper is None:
        return
    paint = partial(_painted, paper, scene.look.density)
    if len(ids or scene.cards_standing()) <= _FEW:
        _put_in(data, paint())
        clipboard.setMimeData(data)
        then()
        return
    if data.formats():
        clipboard.setMimeData(data)
    place.slowly(paint, partial(_complete, data, then))


def _complete(data: QMimeData, then: Callable[[], None], pictures: _Pictures) -> None:
    """Copy the whole now, unless something else was copied meanwhile."""
    if not Shiboken.isValid(data):
        return
    whole = QMimeData()
    for each in data.formats():
        whole.setData(each, data.data(each))
    _put_in(whole, pictures)
    QGuiApplication.clipboard().setMimeData(whole)
    then()


def _painted(paper: Paper, level: Level) -> _Pictures:
    return image_to_paste(paper, level), svg_to_paste(paper, level)


def _put_in(data: QMimeData, pictures: _Pictures) -> None:
    pixels, lines = pictures
    data.setImageData(pixels)
    data.setData(SVG, lines)


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
