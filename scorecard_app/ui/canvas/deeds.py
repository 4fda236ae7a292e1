"""What each command of the map does, by its id; `ui/commands/map.py` has the words for it."""

from collections.abc import Callable, Mapping

from scorecard_app.ui.canvas.arrange_deeds import ARRANGE_DEEDS
from scorecard_app.ui.canvas.commands import (
    add_card_here,
    edit_selected_title,
    fit_selected,
    link_selected,
)
from scorecard_app.ui.canvas.lane_acts import add_lane
from scorecard_app.ui.canvas.workplace import Workplace

Deed = Callable[[Workplace], None]


def _zoom_in(place: Workplace) -> None:
    place.camera.zoom_in()


def _zoom_out(place: Workplace) -> None:
    place.camera.zoom_out()


def _show_actual_size(place: Workplace) -> None:
    place.camera.zoom_to(1.0)


def _fit_all(place: Workplace) -> None:
    place.camera.fit_all()


def _switch_link_labels(place: Workplace) -> None:
    links = place.scene.links
    links.show_labels(is_shown=not links.shows_labels)


DEEDS: Mapping[str, Deed] = {
    "add_objective": add_card_here,
    "add_perspective": add_lane,
    "edit_title": edit_selected_title,
    "link": link_selected,
    "link_labels": _switch_link_labels,
    "zoom_in": _zoom_in,
    "zoom_out": _zoom_out,
    "actual_size": _show_actual_size,
    "fit_all": _fit_all,
    "fit_selection": fit_selected,
    **ARRANGE_DEEDS,
}
