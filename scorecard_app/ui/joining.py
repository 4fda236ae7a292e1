"""Join the views of a scorecard that was opened with the window and with what acts on them."""

from functools import partial
from typing import TYPE_CHECKING

from scorecard_app.ui.acts.deeds import Acts
from scorecard_app.ui.commands import (
    SHOW_INVESTMENTS,
    SHOW_LINKS,
    SHOW_MAP,
    SHOW_MEASURES,
    SHOW_SCORECARD,
    SHOW_VALUE,
)
from scorecard_app.ui.main_window import MainWindow, Page
from scorecard_app.ui.parts import Parts

if TYPE_CHECKING:
    from scorecard_app.ui.acts.pages import PageActs
    from scorecard_app.ui.open_document import OpenDocument
    from scorecard_app.ui.room.presenting import Presenting
    from scorecard_app.ui.views import Views

WORK = {
    Page.MAP: SHOW_MAP,
    Page.SCORECARD: SHOW_SCORECARD,
    Page.MEASURES: SHOW_MEASURES,
    Page.VALUE: SHOW_VALUE,
    Page.INVESTMENTS: SHOW_INVESTMENTS,
    Page.LINKS: SHOW_LINKS,
}
"""The pages on which an open scorecard is worked at, and what shows each."""


def join(
    window: MainWindow, views: "Views", acts: Acts, opened: "tuple[OpenDocument, Parts]"
) -> None:
    """Put views into the window, and let the acts serve them."""
    current, parts = opened
    acts.map.serve(views.map, views.hands)
    acts.room.serve(partial(_presenting, window, views, current, parts))
    acts.library.serve(views.library)
    acts.investing.serve(views)
    acts.stepper.follow(current.view_state, fiscal_start=partial(_fiscal_start, current))
    acts.why.serve(views.inspector, current.view_state)
    _put_pages(window, views)
    window.docks.fill(
        outline=views.outline,
        library=views.library,
        hints=views.hints,
        inspector=views.inspector,
        detail=views.detail,
        history=views.history,
    )
    _lead_on(views, acts)
    _lead_to_links(views, acts.pages)
    _listen(views, window)


def _lead_on(views: "Views", acts: Acts) -> None:
    """Let what is asked for in one view be done where it belongs."""
    views.measure_dropped.connect(acts.library.attach)
    views.measure_dropped_on_map.connect(acts.library.attach)
    views.map.picture_wanted.connect(acts.transfers.open_picture)
    views.map.details_wanted.connect(acts.why.show_details)
    views.hints.measure_wanted.connect(acts.library.find_measure)
    views.chart_save_requested.connect(acts.transfers.save_chart)
    views.explain_requested.connect(acts.why.explain)
    views.formula_wanted.connect(acts.why.show_formula)


def _put_pages(window: MainWindow, views: "Views") -> None:
    window.set_page(Page.MAP, views.map_page)
    window.set_page(Page.SCORECARD, views.table)
    window.set_page(Page.MEASURES, views.measures)
    window.offer_page(Page.VALUE, views.value)
    window.offer_page(Page.INVESTMENTS, views.make_investing)
    window.offer_page(Page.LINKS, views.links)


def _listen(views: "Views", window: MainWindow) -> None:
    """Let the window say what map and rows have to say."""
    for teller in (views.map, views.outline, views.table.table):
        teller.noticed.connect(window.strip.show_notice)
    views.hints.counted.connect(window.status.show_remarks)
    views.row_hinted.connect(window.status.show_hint)


def _lead_to_links(views: "Views", pages: "PageActs") -> None:
    """Go to the page of links and back to the map, wherever that is asked for."""
    views.link_wanted.connect(pages.show_map)
    views.link_wanted.connect(views.show_link)
    views.data_wanted.connect(views.select_link)
    views.data_wanted.connect(pages.show_links)
    views.hints.link_wanted.connect(pages.show_map)
    views.hints.link_wanted.connect(views.link_from)


def _presenting(
    window: MainWindow, views: "Views", current: "OpenDocument", parts: Parts
) -> "Presenting":
    """Make what shows the map to a room."""
    from scorecard_app.ui.room.presenting import Presenting  # noqa: PLC0415 - not at the start

    return Presenting(window, views.map, current, parts)


def _fiscal_start(current: "OpenDocument") -> int:
    return current.card.settings.fiscal_start
