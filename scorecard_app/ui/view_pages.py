"""Panes and pages of an open scorecard, joined from parts that do not know each other."""

from functools import partial
from typing import TYPE_CHECKING

from scorecard_app.texts import _
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.background import Background
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.charts.chart_view import ChartView
from scorecard_app.ui.charts.detail_charts import DetailCharts
from scorecard_app.ui.charts.limits_bar import LimitsBar
from scorecard_app.ui.editors.controls import control_for
from scorecard_app.ui.editors.detail_pane import DetailPane
from scorecard_app.ui.editors.explanation_tree import ExplanationTree
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.line_menu import HeadingMenus
from scorecard_app.ui.editors.measures_page import MeasuresPage
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.link_editing import LinkEditing
from scorecard_app.ui.models.card_values import CardValues
from scorecard_app.ui.models.line_acts import LineActs
from scorecard_app.ui.models.line_labels import LineLabels
from scorecard_app.ui.models.row_menu import RowMenu
from scorecard_app.ui.models.value_acts import ValueActs
from scorecard_app.ui.models.value_grid_model import ValueGridModel
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.row_hands import RowHands
from scorecard_app.ui.settings import ProgramSettings

if TYPE_CHECKING:
    from scorecard_app.ui.hypotheses.page import LinksPage
    from scorecard_app.ui.investing.page import InvestingPage
    from scorecard_app.ui.views import Views
    from scorecard_app.ui.worth.page import ValuePage


def map_view(
    current: OpenDocument, parts: Parts, settings: ProgramSettings, background: Background
) -> MapView:
    """Return the map of an open scorecard."""
    return MapView(
        current.bridge,
        current.history,
        view_state=current.view_state,
        themes=parts.themes,
        forms=parts.forms,
        mint=parts.mint,
        habits=settings.habits,
        motion=parts.motion,
        background=background,
    )


def edit_links(current: OpenDocument, parts: Parts, owner: "Views") -> None:
    """Let links be edited beside where they are drawn."""
    today = partial(getattr, parts, "today")
    editing = LinkEditing(owner.map, current, parts, today, owner.weighing)
    editing.data_wanted.connect(owner.data_wanted)


def inspector_pane(current: OpenDocument, parts: Parts, owner: "Views") -> Inspector:
    """Return the forms of what is selected."""
    inspector = Inspector(
        current.bridge,
        current.history,
        current.view_state,
        parts.themes,
        parts.forms,
        parts.mint,
        folds=parts.folds,
        today=partial(getattr, parts, "today"),
        read_says=partial(owner.weighing.sentence, forms=parts.forms),
    )
    owner.weighing.changed.connect(inspector.say_data)
    inspector.data_wanted.connect(owner.data_wanted)
    inspector.investment_wanted.connect(owner.investment_wanted)
    inspector.investing_wanted.connect(owner.investing_wanted)
    return inspector


def detail_pane(current: OpenDocument, parts: Parts, owner: "Views") -> DetailPane:
    """Join chart and grid, which do not know each other, to one pane."""
    limits = LimitsBar(current.history, parts.themes, partial(getattr, parts, "today"))
    charts = DetailCharts(current.bridge, parts.themes, parts.forms, parts.mint, limits=limits)
    model, grid = _values(current, parts, owner)
    pane = DetailPane(
        current.bridge,
        current.history,
        current.view_state,
        parts.themes,
        chart=charts,
        chooser=charts.chooser,
        grid=grid,
        parts=(charts, model),
        wholes=(charts,),
        forms=parts.forms,
    )
    charts.entry_requested.connect(pane.show_values)
    charts.save_requested.connect(owner.chart_save_requested)
    return pane


def row_menu(current: OpenDocument, parts: Parts, owner: "Views") -> RowMenu:
    """Let the rows of outline and table offer what else is done on the map."""
    rows = RowMenu(
        current.bridge, current.history, current.view_state, parts.mint, parts.forms, owner
    )
    rows.card_wanted.connect(owner.add_card)
    rows.lane_made.connect(owner.outline.rename)
    owner.outline.menu_opened.connect(rows.fill)
    owner.table.table.menu_opened.connect(rows.fill)
    return rows


def row_hands(owner: "Views", actions: Actions) -> RowHands:
    """Let the rows of outline and table do what the map does."""
    say = owner.row_hinted.emit
    return RowHands(owner.map, owner.outline, owner.table.table, actions, say)


def measures_page(current: OpenDocument, parts: Parts, owner: "Views") -> MeasuresPage:
    """Join the values of all measures and what they are to one page."""
    model, grid = _values(current, parts, owner)
    labels = LineLabels(model, owner)
    return MeasuresPage(CardValues(model), labels, grid, current.view_state, parts.themes)


def value_page(
    current: OpenDocument, parts: Parts, background: Background, owner: "Views"
) -> "ValuePage":
    """Join what is supposed on the map and the one painter of charts to a page."""
    from scorecard_app.ui.worth.desk import Desk  # noqa: PLC0415 - not at the start
    from scorecard_app.ui.worth.page import ValuePage  # noqa: PLC0415

    def chart() -> ChartView:
        made = ChartView(parts.themes)
        made.save_requested.connect(owner.chart_save_requested)
        return made

    desk = Desk(
        owner.map.what_if.foresight,
        current.view_state,
        current.history,
        themes=parts.themes,
        mint=parts.mint,
        make_chart=chart,
        make_derivation=partial(ExplanationTree, parts.themes, _("How the number comes about")),
    )
    page = ValuePage(desk, background)
    page.lit.connect(owner.light_on_map)
    page.map_wanted.connect(owner.ask_on_map)
    owner.worth = page
    return page


def investing_page(background: Background, owner: "Views") -> "InvestingPage":
    """Join what is invested with what is supposed, and with the controls of the forms."""
    from scorecard_app.ui.investing.page import InvestingPage  # noqa: PLC0415 - not at the start

    page = InvestingPage(owner.inspector.desk, owner.map.what_if.foresight, background, control_for)
    page.told.connect(owner.told)
    owner.investing = page
    return page


def links_page(current: OpenDocument, parts: Parts, owner: "Views") -> "LinksPage":
    """Join the table of links, the one painter of charts and the tree of steps to a page."""
    from scorecard_app.ui.hypotheses.detail import Pictures  # noqa: PLC0415 - not at the start
    from scorecard_app.ui.hypotheses.page import LinksPage  # noqa: PLC0415

    by_lag, changes, beliefs = (ChartView(parts.themes) for _each in range(3))
    for chart in (by_lag, changes, beliefs):
        chart.save_requested.connect(owner.chart_save_requested)
    steps = ExplanationTree(parts.themes, _("Why this number"))
    page = LinksPage(
        current.bridge,
        current.history,
        current.view_state,
        owner.weighing,
        themes=parts.themes,
        read_context=partial(getattr, owner.inspector.desk, "context"),
        pictures=Pictures(by_lag, changes, beliefs, steps),
        make_names=control_for,
    )
    page.show_wanted.connect(owner.link_wanted)
    return page


def _values(
    current: OpenDocument, parts: Parts, owner: "Views"
) -> tuple[ValueGridModel, ValueGrid]:
    model = ValueGridModel(current.bridge, current.history, parts.forms, parts.mint, owner)
    model.told.connect(owner.told)
    model.formula_wanted.connect(owner.formula_wanted)
    acts = ValueActs(model, owner, today=partial(getattr, parts, "today"))
    grid = ValueGrid(model, acts, parts.themes)
    HeadingMenus(grid, LineActs(model, grid), parts.themes)
    return model, grid
