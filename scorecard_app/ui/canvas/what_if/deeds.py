"""What the commands of the value menu do on the map."""

from collections.abc import Callable, Mapping

from scorecard_app.ui.canvas.workplace import Workplace


def _switch(place: Workplace) -> None:
    supposed = place.view_state.what_if
    supposed.switch(is_on=not supposed.is_on)


def _reset(place: Workplace) -> None:
    place.view_state.what_if.reset()


def _keep(place: Workplace) -> None:
    place.view_state.what_if.keep()


WHAT_IF_DEEDS: Mapping[str, Callable[[Workplace], None]] = {
    "what_if": _switch,
    "reset_what_if": _reset,
    "keep_scenario": _keep,
}
