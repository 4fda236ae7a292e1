"""How links of the map are drawn: gathered, some of them dimmed, and apart from those at rest."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.paint.links import LinkDrawing
from scorecard_app.ui.paint.routes import Route

_CURVE_SCALE = 1.5
"""Above this scale the corners of flattened curves would show."""

_MANY = 40
"""With more links than this, speed matters more than the last smoothness."""

_DIMMED = 0.18
"""How much is left of a link that is dimmed."""


class LinkPainting:
    """Draws all links, or while cards are in hand only what moves: the rest is in a picture.

    All links but those `lit` are dimmed; None dims nothing.
    """

    def __init__(self, look: Look) -> None:
        self.lit: frozenset[LinkId] | None = None
        self._look = look
        self._routes: Mapping[LinkId, Route] = {}
        self._at_rest: dict[LinkId, Route] | None = None
        self._moving: set[LinkId] = set()
        self._all: _Gathered | None = None
        self._resting: _Gathered | None = None

    def set_routes(self, routes: Mapping[LinkId, Route]) -> None:
        """Draw these and no others."""
        self._routes = routes
        self._forget()
        if self._at_rest is not None:
            self.hold(self._moving)

    def hold(self, ids: Iterable[LinkId]) -> None:
        """Draw these links, and what else will move until `release`; the rest is in a picture."""
        self._at_rest = dict(self._routes)
        self._moving = set(ids)
        self._forget()

    def release(self) -> set[LinkId]:
        """Draw every link again; return those that were drawn over the others."""
        moved, self._moving, self._at_rest = self._moving, set(), None
        self._resting = None
        return moved

    def light(self, ids: frozenset[LinkId] | None) -> None:
        """Dim all links but these; None dims nothing."""
        self.lit = ids
        self._forget()

    def renew(self, routes: Mapping[LinkId, Route], ids: AbstractSet[LinkId]) -> list[QRectF]:
        """Draw these links otherwise; what begins to move leaves the picture of what rests.

        From then on all of it lies over what rests: returns boxes round that.
        """
        self._routes = routes
        self._all = None
        begun = ids - self._moving
        if self._at_rest is None or not begun:
            return []
        self._moving |= begun
        self._resting = None
        left = [self._at_rest[each] for each in begun & self._at_rest.keys()]
        boxes = [box for route in left for box in route.parts]
        if self._look.still is not None:
            self._look.still.expire_ground(boxes)
        return boxes

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw what is exposed, which lies in this box, but what a picture shows."""
        if self._at_rest is not None:
            ids = sorted(self._moving & self._routes.keys())
            moving = [self._routes[each] for each in ids]
            self._gather(moving).draw(painter, (box,))
            return
        if self._all is None:
            self._all = self._gather(self._routes.values())
        self._all.draw(painter, self._look.exposed or (box,))

    def draw_resting(self, painter: QPainter) -> None:
        """Draw the links that do not move, for the picture that shows them."""
        if self._resting is None:
            found = [route for each, route in self._routes.items() if each not in self._moving]
            self._resting = self._gather(found)
        self._resting.draw(painter, self._look.exposed)

    def _gather(self, routes: Iterable[Route]) -> "_Gathered":
        return _Gathered(routes, self._look, self.lit, are_few=len(self._routes) <= _MANY)

    def _forget(self) -> None:
        """Gather the links anew before they are drawn again."""
        self._all = self._resting = None
        if self._look.still is not None:
            self._look.still.ground.forget()


class _Gathered:
    """Links gathered for drawing: those that are dimmed below the others."""

    def __init__(
        self,
        routes: Iterable[Route],
        look: Look,
        lit: frozenset[LinkId] | None,
        *,
        are_few: bool,
    ) -> None:
        self._look = look
        self._are_few = are_few
        routes = tuple(routes)
        dark = () if lit is None else [each for each in routes if each.link.link_id not in lit]
        bright = routes if lit is None else [each for each in routes if each.link.link_id in lit]
        self._layers = [
            (opacity, LinkDrawing(found))
            for opacity, found in ((_DIMMED, dark), (1.0, bright))
            if found
        ]

    def draw(self, painter: QPainter, sought: Sequence[QRectF]) -> None:
        """Draw what lies in these boxes, or all, as the scale of the view asks for."""
        theme, scale = self._look.theme, self._look.scale(painter)
        is_afar = level_at(scale) is Level.AFAR
        as_curves = self._are_few or scale > _CURVE_SCALE
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not is_afar)
        for opacity, links in self._layers:
            painter.setOpacity(opacity)
            if is_afar:
                links.draw_from_afar(painter, theme, sought=sought)
            else:
                links.draw(painter, theme, sought=sought, as_curves=as_curves, scale=scale)
        painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
