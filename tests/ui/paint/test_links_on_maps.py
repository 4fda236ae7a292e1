"""On tidy maps links pass no card but their own, no words of a lane, and do not lie on each other.

The maps are the six templates and twenty random ones of thirty cards and sixty links.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations, count, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF

from benchmarks.layout import built
from scorecard_app.document.edits.maps import move_nodes
from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import scene_of
from scorecard_app.ui.canvas.laying import tidy_moves
from scorecard_app.ui.paint.bows import Bows
from scorecard_app.ui.paint.map_faces import arranged, map_faces, places
from scorecard_app.ui.paint.router import Router
from scorecard_app.ui.paint.styles import router_for, tidied

pytestmark = pytest.mark.usefixtures("qapp")
TOGETHER = 48.0
"""So far two links may lie on one another, in units: where one crosses another at a flat angle."""

STEP = 2.0


def opened(name: str) -> Scorecard:
    """Return a template as it is first opened."""
    numbers = count(1)
    return from_template(name, mint=lambda: f"id{next(numbers):04}")


def laid(
    scorecard: Scorecard, style: MapStyle = MapStyle.LANES
) -> tuple[Router | Bows, list[QRectF]]:
    """Return the links of the one map, tidied up, and the boxes of the words between its lanes."""
    (map_id,) = scorecard.maps
    moves = tidy_moves(tidied(scorecard, map_id))
    moved = move_nodes(scorecard, map_id=map_id, moves=moves)
    styled = moved.put(replace(moved.maps[map_id], style=style))
    scene = scene_of(styled, date(2026, 9, 14))
    faces = map_faces(scene.relations, scene.results, map_id, LocaleForms())
    arrangement = arranged(faces)
    router = router_for(faces.laid)
    router.keep_clear(arrangement.inner_headers)
    router.lay(faces.links, places(faces, arrangement, faces.cards))
    return router, arrangement.inner_headers


def steps(router: Router | Bows, link_id: LinkId) -> Iterator[QPointF]:
    """Yield points of a link, no two of them farther apart than a step."""
    for (x1, y1), (x2, y2) in pairwise(router.routes[link_id].curve.points):
        parts = int(max(abs(x2 - x1), abs(y2 - y1)) / STEP) + 1
        for part in range(parts):
            yield QPointF(x1 + (x2 - x1) * part / parts, y1 + (y2 - y1) * part / parts)


TEMPLATES = [partial(opened, each.id) for each in template_names()]
RANDOM = [partial(built, 30, seed) for seed in range(20)]


@pytest.mark.parametrize("made", [*TEMPLATES, *RANDOM])
def test_no_link_passes_through_a_card_or_the_words_of_a_lane(
    made: Callable[[], Scorecard],
) -> None:
    router, words = laid(made())
    for link_id, route in router.routes.items():
        own = {route.link.from_id, route.link.to_id}
        cards = [place.rect for each, place in router.places.items() if each not in own]
        walls = [*(rect.adjusted(1, 1, -1, -1) for rect in cards), *words]
        assert not [
            wall for wall in walls if any(wall.contains(at) for at in steps(router, link_id))
        ]


@pytest.mark.parametrize("style", MapStyle)
@pytest.mark.parametrize("made", TEMPLATES)
def test_no_two_links_of_a_template_lie_on_one_another(
    made: Callable[[], Scorecard], style: MapStyle
) -> None:
    router, _words = laid(made(), style)
    at: dict[tuple[int, int], set[LinkId]] = {}
    for link_id in router.routes:
        for point in steps(router, link_id):
            cell = (round(point.x() / STEP), round(point.y() / STEP))
            at.setdefault(cell, set()).add(link_id)
    shared = Counter(pair for links in at.values() for pair in combinations(sorted(links), 2))
    assert max(shared.values(), default=0) * STEP <= TOGETHER
