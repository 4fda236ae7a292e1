"""The table and the grid of values over a large scorecard, against Qt's tables of ready texts.

Our edit is all of it: the edit, the document, the bridge, the view and the repaint; the peer sets
one text and repaints. A page is so many new rows scrolled into view and painted.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, cycle
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from benchmarks.evaluate import FIRST_MONTH, built
from benchmarks.table import Row, medians_ms
from scorecard_app.document.document import Document
from scorecard_app.document.edits.values import set_values
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.table.arrange import Arrangement, Sorting
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.filters import Filter
from scorecard_app.present.table.nodes import Grouping
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.background import Background
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.editors.value_grid import ValueGrid
from scorecard_app.ui.history import History
from scorecard_app.ui.models.card_values import CardValues
from scorecard_app.ui.models.scorecard_view import Aids, ScorecardView
from scorecard_app.ui.models.value_acts import ValueActs
from scorecard_app.ui.models.value_grid_model import ValueGridModel
from scorecard_app.ui.settings import ProgramSettings
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

MEASURES, MONTHS = 10_000, 60
WIDTH, HEIGHT = 1_600, 900
PEER = "QStandardItemModel"
LAST = Period(Frequency.MONTH, FIRST_MONTH + MONTHS - 1)

Edit = Callable[[], object]


def measure() -> list[Row]:
    """Measure edits, pages and arrangements."""
    app = QApplication.instance() or QApplication([])
    card = built(MEASURES, months=MONTHS)
    bridge, history, edit = _opened(card)
    alone = medians_ms({"edit": edit})["edit"]
    rows = [Row(f"edit in the bridge, {MEASURES:,}", alone)]
    rows += _looked_at("grid", _grid(bridge, history), edit, *_plain(MONTHS))
    bridge, history, edit = _opened(card)
    peer, peer_edit = _plain(len(Column))
    with _table(bridge, history) as view:
        rows += _looked_at("table", view.table, edit, peer, peer_edit)
        rows += _arranged(view, peer)
    del app
    return rows


def _looked_at(
    name: str, view: QAbstractItemView, edit: Edit, peer: QTableView, peer_edit: Edit
) -> list[Row]:
    """Edit the first row, which is in sight; then go down page by page."""
    took = medians_ms({"ours": partial(_painted, edit), "peer": partial(_painted, peer_edit)})
    turned = medians_ms(
        {"ours": partial(_page, view, count(1)), "peer": partial(_page, peer, count(1))}
    )
    return [
        Row(f"edit to {name}, {MEASURES:,}", took["ours"], PEER, took["peer"]),
        Row(f"page of the {name}, {MEASURES:,}", turned["ours"], PEER, turned["peer"]),
    ]


def _arranged(view: ScorecardView, peer: QTableView) -> list[Row]:
    table, falling, texts = view.table, cycle([False, True]), cycle("1234")
    groups = cycle([Grouping.STATUS, Grouping.NONE, Grouping.PERSPECTIVE])
    took = medians_ms(
        {
            "sort": lambda: table.arrange(
                Arrangement(sorting=Sorting(Column.SCORE, is_descending=next(falling)))
            ),
            "filter": lambda: table.arrange(Arrangement(filter=Filter(text=next(texts)))),
            "group": lambda: table.arrange(Arrangement(grouping=next(groups))),
            "peer": lambda: peer.model().sort(1),
        },
        rounds=4,
    )
    size = f"{MEASURES:,}"
    return [
        Row(f"sort the table, {size}", took["sort"], PEER, took["peer"]),
        Row(f"filter the table, {size}", took["filter"]),
        Row(f"group the table, {size}", took["group"]),
    ]


def _opened(card: Scorecard) -> tuple[Bridge, History, Edit]:
    document = Document(card)
    bridge, history = Bridge(document, LAST.end()), History(document)
    numbers = count()

    def edit() -> None:
        change = partial(
            set_values,
            measure_id=MeasureId("measure 0"),
            kind=SeriesKind.ACTUAL,
            values={LAST: float(next(numbers) % 90) + 0.5},
            mint=_no_ids,
        )
        history.run("Type a value", change)

    return bridge, history, edit


@contextmanager
def _table(bridge: Bridge, history: History) -> Iterator[ScorecardView]:
    background = Background()
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "settings.ini")
        settings = ProgramSettings(QSettings(file, QSettings.Format.IniFormat))
        aids = Aids(ThemeStore("light"), LocaleForms(), settings, background)
        view = ScorecardView(bridge, history, ViewState(LAST.end()), aids)
        _show(view)
        view.table.expandAll()
        yield view
        background.close()


def _grid(bridge: Bridge, history: History) -> ValueGrid:
    model = ValueGridModel(bridge, history, LocaleForms(), _no_ids)
    grid = ValueGrid(model, ValueActs(model, model), ThemeStore("light"))
    model.setParent(grid)
    CardValues(model).show_card(Frequency.MONTH, SeriesKind.ACTUAL)
    _show(grid)
    return grid


def _plain(columns: int) -> tuple[QTableView, Edit]:
    """Show as many rows of ready texts in Qt's own table."""
    model = QStandardItemModel(MEASURES, columns)
    for row in range(MEASURES):
        for column in range(columns):
            model.setItem(row, column, QStandardItem(f"{row * 7 % 1000}.{column}"))
    view = QTableView()
    view.setModel(model)
    model.setParent(view)
    _show(view)
    numbers = count()
    return view, lambda: model.item(0, 1).setText(str(next(numbers)))


def _show(view: QWidget) -> None:
    view.resize(WIDTH, HEIGHT)
    view.show()
    QApplication.processEvents()


def _painted(edit: Edit) -> None:
    """Edit, and paint what that asks for."""
    edit()
    QApplication.processEvents()


def _page(view: QAbstractItemView, numbers: Iterator[int]) -> None:
    """Scroll to other rows, and paint them."""
    bar = view.verticalScrollBar()
    bar.setValue(next(numbers) * bar.pageStep() % max(1, bar.maximum()))
    QApplication.processEvents()


def _no_ids() -> str:
    """Make no ids: nothing is added here."""
    raise NotImplementedError
