"""What can be done by command to the picture behind the map."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from scorecard_app.document.edits.backdrops import (
    change_backdrop,
    fitted,
    remove_backdrop,
    set_backdrop,
)
from scorecard_app.errors import UserError
from scorecard_app.texts import _
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.picture_files import picture_from, picture_of_image

_LEAST_ROOM = QRectF(0, 0, 960, 540)
"""Where a picture lies on a map that has no lanes yet."""


def edit_backdrop(place: Workplace) -> None:
    """Open what there is to choose about the picture."""
    place.edit_backdrop()


def put_picture_file(place: Workplace, path: Path) -> None:
    """Put the picture of a file behind the map, made ready in another thread."""
    place.slowly(partial(_read_file, path), partial(_put_or_tell, place))


def put_image(place: Workplace, image: QImage) -> None:
    """Put an image of the clipboard behind the map."""
    place.slowly(partial(picture_of_image, image), partial(_put, place))


def fit_backdrop(place: Workplace) -> None:
    """Let the picture lie as large as it fits into the middle of the lanes."""
    map_id, box = place.scene.map_id, place.scene.backdrop.box
    if map_id is None or box.isEmpty():
        place.answer(_("This map has no background picture."))
        return
    x, y, width, height = fitted((box.width(), box.height()), _room(place))
    edit = partial(change_backdrop, map_id=map_id, x=x, y=y, width=width, height=height)
    place.run(_("Fit the background picture to the lanes"), edit)


def take_backdrop_away(place: Workplace) -> None:
    """Take the picture behind the map away."""
    map_id = place.scene.map_id
    if map_id is None or place.scene.backdrop.face is None:
        place.answer(_("This map has no background picture."))
        return
    place.run(_("Remove the background picture"), partial(remove_backdrop, map_id=map_id))


def _put(place: Workplace, data: bytes) -> None:
    map_id = place.scene.map_id
    if map_id is None:
        return
    edit = partial(set_backdrop, map_id=map_id, data=data, within=_room(place))
    if place.run(_("Put a picture behind the map"), edit):
        offers = (
            Offer(_("Adjust"), place.edit_backdrop),
            Offer(_("Undo"), place.history.undo),
        )
        place.tell(Notice(_("The picture lies behind the map now."), offers=offers))


def _read_file(path: Path) -> bytes | UserError:
    try:
        return picture_from(path)
    except UserError as error:
        return error


def _put_or_tell(place: Workplace, found: bytes | UserError) -> None:
    if isinstance(found, UserError):
        place.tell(Notice(str(found), Tone.WARNING, ends_with_change=True))
    else:
        _put(place, found)


def _room(place: Workplace) -> tuple[float, float, float, float]:
    lanes = place.scene.arrangement.bounds
    box = _LEAST_ROOM if lanes.isEmpty() else lanes
    return box.x(), box.y(), box.width(), box.height()


BACKDROP_DEEDS = {
    "backdrop": edit_backdrop,
    "fit_backdrop": fit_backdrop,
    "remove_backdrop": take_backdrop_away,
}
"""What each command about the picture does, by its id."""
