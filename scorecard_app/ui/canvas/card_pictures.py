"""Pictures of what the map shows, to be pasted into slides and documents."""

from collections.abc import Callable, Collection
from functools import partial

from shiboken6 import Shiboken

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.copied_data import CopiedData, Pictures
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.excerpt import Excerpt
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.picture import Paper, image_to_paste, svg_to_paste
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.sheet import Sheet
from scorecard_app.ui.theme import load_theme

_FEW = 40
"""So many cards are painted before anyone notices; for more, others do not wait."""


def copy_with_pictures(
    data: CopiedData, place: Workplace, ids: Collection[ObjectiveId], then: Callable[[], None]
) -> None:
    """Copy this with pictures of these cards and their links, or of the whole map: pixels, lines.

    Many are painted in the background, or at once if somebody pastes them before; `then` is called
    when all can be pasted.
    """
    scene = place.scene
    paper = _paper(scene, ids)
    if paper is None:
        return
    paint = partial(_painted, paper, scene.look.density)
    if len(ids or scene.cards_standing()) <= _FEW:
        data.take(paint())
        data.copy()
    else:
        data.promise(paint)
        data.copy()
        place.slowly(paint, partial(_keep, data))
    then()


def _keep(data: CopiedData, pictures: Pictures) -> None:
    """Keep what was painted for a copy, unless something else was copied meanwhile."""
    if Shiboken.isValid(data):
        data.take(pictures)


def _painted(paper: Paper, level: Level) -> Pictures:
    return image_to_paste(paper, level), svg_to_paste(paper, level)


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
