"""What each command of the map does, by its id; `ui/commands/map.py` has the words for it."""

from collections.abc import Callable, Mapping

from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import (
    add_card_here,
    edit_selected_title,
    fit_selected,
    link_selected,
    selected_cards,
)
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


def _find(place: Workplace) -> None:
    place.seeing.search_wanted.emit()


def _trace(place: Workplace) -> None:
    chosen = selected_cards(place)
    if len(chosen) == 1:
        place.seeing.trace(chosen[0])


def _open_parts(place: Workplace) -> None:
    chosen = selected_cards(place)
    if len(chosen) == 1 and not place.seeing.look_into(chosen[0]):
        place.hint(_("This card has neither parts nor measures to show."))


def _show_next_overlay(place: Workplace) -> None:
    place.seeing.show_next_overlay()


def _switch_minimap(place: Workplace) -> None:
    place.seeing.minimap_wanted.emit()


DEEDS: Mapping[str, Deed] = {
    "add_objective": add_card_here,
    "edit_title": edit_selected_title,
    "link": link_selected,
    "link_labels": _switch_link_labels,
    "zoom_in": _zoom_in,
    "zoom_out": _zoom_out,
    "actual_size": _show_actual_size,
    "fit_all": _fit_all,
    "fit_selection": fit_selected,
    "find_on_map": _find,
    "trace": _trace,
    "open_parts": _open_parts,
    "next_overlay": _show_next_overlay,
    "minimap": _switch_minimap,
}
