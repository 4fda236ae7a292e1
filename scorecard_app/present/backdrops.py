"""The picture behind a map as it is drawn and spoken of."""

from dataclasses import dataclass

from scorecard_app.domain.ids import MapId
from scorecard_app.domain.pictures import Backdrop, Picture
from scorecard_app.domain.reach import size_within_reach, within_reach
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _

_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class BackdropFace:
    """A picture, where it lies from the top left corner of its map, and how much of it shows.

    The opacity goes from 0 to 1; `said` is what it is called for those who do not see it.
    """

    picture: Picture
    box: tuple[float, float, float, float]
    opacity: float
    is_printed: bool
    said: str


def backdrop_face(card: Scorecard, map_id: MapId) -> BackdropFace | None:
    """Return what lies behind a map; None where nothing does."""
    drawn = card.maps.get(map_id)
    backdrop = drawn.backdrop if drawn else None
    picture = card.pictures.get(backdrop.picture_id) if backdrop else None
    if backdrop is None or picture is None:
        return None
    said = _("Background picture: {description}").format(
        description=backdrop.description.strip() or _("without a description")
    )
    return BackdropFace(
        picture,
        _box(backdrop),
        backdrop.opacity / _WHOLE,
        backdrop.is_printed,
        said,
    )


def _box(backdrop: Backdrop) -> tuple[float, float, float, float]:
    """Return where a picture lies, as near and as large as can be drawn."""
    width, height = map(size_within_reach, (backdrop.width, backdrop.height))
    at = within_reach(backdrop.x), within_reach(backdrop.y)
    return (*at, width or 1.0, height or 1.0)
