"""Edit the picture behind a map: put one there, move it, let it show more or less, take it away."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scorecard_app.document.edits.finding import found
from scorecard_app.document.limits import LIMITS
from scorecard_app.domain.ids import MapId
from scorecard_app.domain.pictures import (
    MOST_BYTES,
    MOST_PIXELS,
    Backdrop,
    picture_of,
    size_of,
)
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

Box = tuple[float, float, float, float]
"""Where a picture lies: left, top, width and height, from the top left corner of the map."""

_MEGA = 1_000_000


def set_backdrop(card: Scorecard, *, map_id: MapId, data: bytes, within: Box) -> Scorecard:
    """Put a picture behind a map, as large as it fits into the middle of a box.

    Where there is one, it is replaced; how strongly it shows and whether it is printed stay. What
    is no picture, or too large a one, is refused.
    """
    drawn = found(card.maps, map_id)
    picture = picture_of(data)
    size = size_of(data)
    if picture is None or size is None:
        raise UserError(_("This is no picture that can be read. Choose a PNG or JPEG file."))
    if len(data) > MOST_BYTES:
        raise UserError(
            _("This picture has {size} MB. A scorecard holds pictures of up to {limit} MB.").format(
                size=len(data) >> 20, limit=MOST_BYTES >> 20
            )
        )
    if size[0] * size[1] > MOST_PIXELS:
        raise UserError(
            _("This picture has {count} million pixels, more than the {limit} million allowed.")
            .format(count=size[0] * size[1] // _MEGA, limit=MOST_PIXELS // _MEGA)
        )  # fmt: skip
    before = drawn.backdrop or Backdrop(picture.id)
    box = dict(zip(("x", "y", "width", "height"), fitted(size, within), strict=True))
    backdrop = replace(before, picture_id=picture.id, description="", **_limited(box))
    return without_idle_pictures(card.put(picture, replace(drawn, backdrop=backdrop)))


def change_backdrop(card: Scorecard, *, map_id: MapId, **fields: Any) -> Scorecard:  # noqa: ANN401 - fields of Backdrop
    """Change something about the picture behind a map; numbers are kept within their limits."""
    drawn = found(card.maps, map_id)
    if drawn.backdrop is None:
        raise UserError(_("This map has no background picture."))
    return card.put(replace(drawn, backdrop=replace(drawn.backdrop, **_limited(fields))))


def remove_backdrop(card: Scorecard, *, map_id: MapId) -> Scorecard:
    """Take the picture behind a map away; the scorecard keeps it only where another map has it."""
    drawn = found(card.maps, map_id)
    if drawn.backdrop is None:
        return card
    return without_idle_pictures(card.put(replace(drawn, backdrop=None)))


def without_idle_pictures(card: Scorecard) -> Scorecard:
    """Return the scorecard without the pictures that no map shows."""
    used = {each.backdrop.picture_id for each in card.maps.values() if each.backdrop}
    idle = [each for key, each in card.pictures.items() if key not in used]
    return card.drop(idle) if idle else card


def fitted(size: tuple[float, float], within: Box) -> Box:
    """Return the largest box of these proportions in the middle of another one."""
    left, top, width, height = within
    scale = min(width / size[0], height / size[1])
    across, down = size[0] * scale, size[1] * scale
    return left + (width - across) / 2, top + (height - down) / 2, across, down


def _limited(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: min(max(value, LIMITS[name].low), LIMITS[name].high) if name in LIMITS else value
        for name, value in fields.items()
    }
