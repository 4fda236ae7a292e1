"""What the commands do that put cards and lanes in order, by their ids."""

from collections.abc import Callable, Mapping
from functools import partial

from scorecard_app.ui.canvas.align_acts import align, distribute
from scorecard_app.ui.canvas.aligning import Alignment
from scorecard_app.ui.canvas.lane_acts import toggle_chosen_lanes
from scorecard_app.ui.canvas.workplace import Workplace


def _switch_guides(place: Workplace) -> None:
    place.scene.guides.is_on = not place.scene.guides.is_on


def _switch_lock(place: Workplace) -> None:
    place.scene.lock.switch()


ARRANGE_DEEDS: Mapping[str, Callable[[Workplace], None]] = {
    **{f"align_{each.value}": partial(align, how=each) for each in Alignment},
    "distribute_across": partial(distribute, is_down=False),
    "distribute_down": partial(distribute, is_down=True),
    "snap_off": _switch_guides,
    "lock_layout": _switch_lock,
    "collapse_lane": toggle_chosen_lanes,
}
