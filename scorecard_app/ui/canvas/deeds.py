"""What each command of the map does, by its id; `ui/commands` has the words and keys for it."""

from collections.abc import Callable, Mapping
from functools import partial

from scorecard_app.texts import _
from scorecard_app.ui.canvas.arrange_deeds import ARRANGE_DEEDS
from scorecard_app.ui.canvas.backdrop_deeds import BACKDROP_DEEDS
from scorecard_app.ui.canvas.clipboard import (
    copy_cards,
    copy_picture,
    cut_cards,
    duplicate_cards,
    paste,
)
from scorecard_app.ui.canvas.commands import (
    add_card_here,
    add_linked,
    delete_selected,
    edit_selected_title,
    fit_selected,
    link_selected,
    selected_cards,
    selected_link,
    step,
)
from scorecard_app.ui.canvas.laying import LAYING
from scorecard_app.ui.canvas.leading import switch_lead_lag
from scorecard_app.ui.canvas.perspectives import add_perspective_here
from scorecard_app.ui.canvas.siblings import add_sibling_above, add_sibling_below
from scorecard_app.ui.canvas.sticky_deeds import add_sticky_here
from scorecard_app.ui.canvas.walking import walk
from scorecard_app.ui.canvas.what_if.deeds import WHAT_IF_DEEDS
from scorecard_app.ui.canvas.workplace import ORIGIN, Way, Workplace

Deed = Callable[[Workplace], None]


def _zoom_in(place: Workplace) -> None:
    place.camera.zoom_in()


def _zoom_out(place: Workplace) -> None:
    place.camera.zoom_out()


def _show_actual_size(place: Workplace) -> None:
    place.camera.zoom_to(1.0)


def _fit_all(place: Workplace) -> None:
    place.camera.fit_all(flies=True)


def _switch_link_labels(place: Workplace) -> None:
    links = place.scene.links
    links.show_labels(is_shown=not links.shows_labels)


def _deselect(place: Workplace) -> None:
    place.view_state.select((), origin=ORIGIN)


def _open_details(place: Workplace) -> None:
    place.open_details()


def _edit_link(place: Workplace) -> None:
    link_id = selected_link(place)
    if link_id is not None:
        place.open_link(link_id)


def _link_to(place: Workplace) -> None:
    chosen = selected_cards(place)
    if len(chosen) == 1:
        place.ask_link(chosen[0])


def _start_link(place: Workplace) -> None:
    place.ask_link(None)


def _grow(place: Workplace, way: Way) -> None:
    place.grow(way)


_BY_WAY: Mapping[str, Deed] = {
    f"{name}_{way.name.lower()}": deed
    for way in Way
    for name, deed in (
        ("grow", partial(_grow, way=way)),
        ("nudge", partial(step, way=way)),
        ("push", partial(step, way=way, far=True)),
        ("walk", partial(walk, way=way)),
    )
}


def _find(place: Workplace) -> None:
    place.seeing.search_wanted.emit()


def _trace(place: Workplace) -> None:
    chosen = selected_cards(place)
    if len(chosen) == 1:
        place.seeing.trace(chosen[0])


def _open_parts(place: Workplace) -> None:
    chosen = selected_cards(place)
    if len(chosen) == 1 and not place.seeing.look_into(chosen[0]):
        place.answer(_("This card has neither parts nor measures to show."))


def _show_next_overlay(place: Workplace) -> None:
    place.seeing.show_next_overlay()


def _open_filter(place: Workplace) -> None:
    place.seeing.filter_wanted.emit()


def _open_maps(place: Workplace) -> None:
    place.seeing.maps_wanted.emit()


def _switch_minimap(place: Workplace) -> None:
    place.seeing.minimap_wanted.emit()


DEEDS: Mapping[str, Deed] = {
    "add_objective": add_card_here,
    "add_perspective": add_perspective_here,
    "add_sticky": add_sticky_here,
    "edit_title": edit_selected_title,
    "lead_lag": switch_lead_lag,
    "details": _open_details,
    "link_to": _link_to,
    "link": link_selected,
    "link_labels": _switch_link_labels,
    "zoom_in": _zoom_in,
    "zoom_out": _zoom_out,
    "actual_size": _show_actual_size,
    "fit_all": _fit_all,
    "fit_selection": fit_selected,
    **LAYING,
    **ARRANGE_DEEDS,
    **BACKDROP_DEEDS,
    "add_sibling": add_sibling_below,
    "add_sibling_above": add_sibling_above,
    "add_effect": partial(add_linked, is_cause=False),
    "add_cause": partial(add_linked, is_cause=True),
    "edit_link": _edit_link,
    "start_link": _start_link,
    "deselect": _deselect,
    "delete": delete_selected,
    "copy": copy_cards,
    "copy_picture": copy_picture,
    "cut": cut_cards,
    "paste": paste,
    "duplicate": duplicate_cards,
    **_BY_WAY,
    "find_on_map": _find,
    "trace": _trace,
    "open_parts": _open_parts,
    "next_overlay": _show_next_overlay,
    "minimap": _switch_minimap,
    "filter_map": _open_filter,
    "maps": _open_maps,
    **WHAT_IF_DEEDS,
}
