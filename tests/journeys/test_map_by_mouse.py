"""The map of a framework, built from nothing by the mouse; only words are typed.

The oracle is the framework as it ships: what was built equals it, apart from ids and places.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.document.templates import from_template
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.editors.link_popover import LinkPopover
from tests.journeys.driver import started
from tests.journeys.map_builder import MapBuilder, card_rect
from tests.journeys.told import told

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # menus and lists pop up
)

TEMPLATE = "it-business-value"
_OLD_LANES = ("Business value", "Clients", "Processes", "People and technology")


def build_lanes(builder: MapBuilder, wanted: Scorecard) -> None:
    """Rename the lanes that a blank scorecard has, and add two."""
    value, client, change, run, technology, organization = Relations(wanted).perspectives
    for old, lane in zip(_OLD_LANES, (value, client, change, technology), strict=True):
        builder.name_lane(old, lane)
    builder.add_lane(run)
    builder.add_lane(organization)
    builder.move_lane_beside(run.name, change.name)
    builder.fit()


def build_cards(builder: MapBuilder, wanted: Scorecard) -> Counter[str]:
    """Make the cards by their numbers; return what that took."""
    before = builder.count
    for objective in sorted(wanted.objectives.values(), key=lambda each: each.number):
        assert objective.perspective_id is not None
        builder.add_card(objective, wanted.perspectives[objective.perspective_id].name)
    return builder.count - before


def can_reach(builder: MapBuilder, names: Iterable[str], popover: LinkPopover) -> bool:
    """Say whether cards can be seen, whole and beside what stands on the map."""
    view = builder.view
    rects = (card_rect(view, builder.card, name) for name in names)
    places = [view.mapFromScene(rect).boundingRect() for rect in rects]
    seen, covered = view.viewport().rect(), popover.geometry()
    return all(seen.contains(each) and not covered.intersects(each) for each in places)


def build_links(builder: MapBuilder, wanted: Scorecard, *, is_beside: bool) -> Counter[str]:
    """Draw every second link and say what it is, beside it or in the details.

    What stands beside a link is left open where it covers nothing that is needed next: to press
    there closes it.
    """
    before, popover = builder.count, None
    for link in list(wanted.links.values())[is_beside::2]:
        start, end = (wanted.objectives[each].name for each in (link.from_id, link.to_id))
        if popover is not None and not can_reach(builder, (start, end), popover):
            builder.close_link(popover)
        builder.add_link(start, end)
        assert popover is None or not popover.isVisible()
        popover = builder.open_link() if is_beside else None
        builder.say_link(link, popover)
    if popover is not None:
        builder.close_link(popover)
    return builder.count - before


def test_someone_builds_the_map_of_a_framework_from_blank_by_the_mouse_alone(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    ids = count()
    wanted = from_template(TEMPLATE, mint=lambda: f"id{next(ids)}")
    with started(tmp_path, qtbot, qapp) as user:
        builder = MapBuilder(user)
        builder.begin(wanted.settings.name)
        build_lanes(builder, wanted)
        cards = build_cards(builder, wanted)
        details = build_links(builder, wanted, is_beside=False)
        beside = build_links(builder, wanted, is_beside=True)
        built, expected = told(user.card), told(wanted)

        assert built["scorecard"] == expected["scorecard"]
        assert built["perspectives"] == expected["perspectives"]
        assert built["objectives"] == expected["objectives"]
        assert built["links"] == expected["links"]
    print(  # noqa: T201 - the figures of this claim
        f"clicks and drags: {cards.total() / 19:.1f} a card, {details.total() / 20:.1f} a link "
        f"in the details, {beside.total() / 20:.1f} in the popover"
    )
