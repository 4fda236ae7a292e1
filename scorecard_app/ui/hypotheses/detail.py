"""Below the table: what the data say of the chosen link, as sentence, pictures and steps."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.edits.links import set_link
from scorecard_app.document.naming import short_title
from scorecard_app.domain.ids import LinkId
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.hypotheses.charts import link_charts
from scorecard_app.present.hypotheses.reviewed import advice, four_cells
from scorecard_app.present.hypotheses.rows import Grounds
from scorecard_app.present.hypotheses.said import RUNGS
from scorecard_app.present.hypotheses.steps import evidence_steps
from scorecard_app.present.hypotheses.taken import combined_magnitude
from scorecard_app.present.hypotheses.wording import Wording
from scorecard_app.texts import _
from scorecard_app.ui.history import History
from scorecard_app.ui.hypotheses.links_model import ORIGIN
from scorecard_app.ui.hypotheses.review_part import ReviewPart
from scorecard_app.ui.labels import ElidedLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.words import Words

_GAP = 8
_LAG_SHARE, _CHANGE_SHARE = 2, 3


class ShowsChart(Protocol):
    """Whatever draws a chart."""

    def show_chart(self, chart: Chart, *, has_title: bool = False) -> None:
        """Show another chart."""


class ShowsLine(Protocol):
    """Whatever shows a derivation."""

    def show_line(self, line: Line | None) -> None:
        """Show another derivation."""


@dataclass(frozen=True)
class Pictures:
    """What other parts of the window draw here: three charts and a tree of steps."""

    by_lag: QWidget
    changes: QWidget
    beliefs: QWidget
    steps: QWidget


class LinkDetail(QWidget):
    """Shows one link; `show_wanted` asks for it on the map."""

    show_wanted = Signal(str)

    def __init__(self, history: History, themes: ThemeStore, pictures: Pictures) -> None:
        super().__init__()
        self._history, self._pictures = history, pictures
        self._grounds: Grounds | None = None
        self._link_id: LinkId | None = None
        self.title = ElidedLabel(themes, size=TextSize.BODY, strong=True, parent=self)
        self.says = Words(themes, parent=self)
        self.state, self.use, self.show_button = (QToolButton(self) for _each in range(3))
        self.state.setText(_("State this evidence"))
        self.state.setToolTip(
            _("Write what the data say into the link, and the figures into its note")
        )
        self.use.setText(_("Use belief and data in one"))
        self.use.setToolTip(_("Let the link be as strong as belief and data together say"))
        self.show_button.setText(_("Show on the map"))
        self.review = ReviewPart(themes)
        self.tabs = QTabWidget(self)
        self.tabs.tabBar().setAccessibleName(_("What is known of the link"))
        self._fill_tabs(themes.theme.px(_GAP))
        self._lay_out(themes.theme.px(_GAP))
        self.state.clicked.connect(self._state)
        self.use.clicked.connect(self._use)
        self.show_button.clicked.connect(self._show_on_map)
        self.tabs.currentChanged.connect(self._read)

    def show_link(self, grounds: Grounds, link_id: LinkId | None) -> None:
        """Show another link, or the same one as it is now."""
        card = grounds.context.card
        self._grounds = grounds
        self._link_id = link_id if link_id in card.links else None
        self._read()

    def open_tab(self, at: int) -> None:
        """Bring a tab to the front, and give it the keyboard."""
        self.tabs.setCurrentIndex(at)
        self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_tabs(self, gap: int) -> None:
        pictures = self._pictures
        data = QWidget()
        row = QHBoxLayout(data)
        row.setContentsMargins(0, gap, 0, 0)
        row.setSpacing(gap)
        row.addWidget(pictures.by_lag, _LAG_SHARE)
        row.addWidget(pictures.changes, _CHANGE_SHARE)
        self.tabs.addTab(data, _("What data say"))
        self.tabs.addTab(pictures.beliefs, _("Belief and data"))
        self.tabs.addTab(_scrolled(pictures.steps), _("Why this number"))
        self.tabs.addTab(_scrolled(self.review), _("Review"))

    def _lay_out(self, gap: int) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap)
        head.addWidget(self.title, 1)
        head.addStretch(0)
        for button in (self.state, self.use, self.show_button):
            button.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap // 2)
        column.addLayout(head)
        column.addWidget(self.says)
        column.addWidget(self.tabs, 1)

    def _read(self) -> None:
        grounds, link_id = self._grounds, self._link_id
        if grounds is None:
            return
        card = grounds.context.card
        self._offer(grounds, link_id)
        wording = Wording(card, grounds.context.forms)
        weighed = grounds.weighed(link_id) if link_id is not None else None
        if link_id is None:
            self.title.show_whole("")
            self.says.setText(_("Choose a link to see what the data say of it."))
        else:
            self.title.show_whole(short_title(card, card.links[link_id]))
            self.says.setText(wording.sentence(weighed))
        self._draw(grounds, link_id, wording)

    def _draw(self, grounds: Grounds, link_id: LinkId | None, wording: Wording) -> None:
        """Draw the tab that is seen."""
        card, pictures = grounds.context.card, self._pictures
        weighed = grounds.weighed(link_id) if link_id is not None else None
        review = grounds.review(link_id) if link_id is not None else None
        charts = link_charts(wording, weighed)
        for widget, chart in (
            (pictures.by_lag, charts.by_lag),
            (pictures.changes, charts.changes),
            (pictures.beliefs, charts.beliefs),
        ):
            drawing: ShowsChart = widget  # type: ignore[assignment]  # it is a widget as well
            drawing.show_chart(chart, has_title=True)
        telling: ShowsLine = pictures.steps  # type: ignore[assignment]  # so is this
        steps = evidence_steps(wording, weighed)
        telling.show_line(Line(self.title.whole, parts=steps, is_open=True))
        said = advice(card.links[link_id], review) if link_id is not None else ""
        self.review.show_cells(four_cells(card, grounds.evidence), link_id, said)

    def _offer(self, grounds: Grounds, link_id: LinkId | None) -> None:
        """Offer only what would change something."""
        card = grounds.context.card
        link = card.links.get(link_id) if link_id is not None else None
        weighed = grounds.weighed(link.id) if link is not None else None
        rung = RUNGS.get(weighed.says) if weighed is not None else None
        self.state.setEnabled(link is not None and rung not in {None, link.evidence})
        magnitude = combined_magnitude(weighed)
        self.use.setEnabled(link is not None and magnitude not in {None, link.magnitude})
        self.show_button.setEnabled(link is not None)

    def _state(self) -> None:
        grounds, link_id = self._grounds, self._link_id
        weighed = grounds.weighed(link_id) if grounds and link_id else None
        if grounds is None or weighed is None or weighed.says not in RUNGS:
            return
        sentence = Wording(grounds.context.card, grounds.context.forms).sentence(weighed)
        rung = RUNGS[weighed.says]
        self._run(_("State what the data say"), evidence=rung, evidence_note=sentence)

    def _use(self) -> None:
        grounds, link_id = self._grounds, self._link_id
        magnitude = combined_magnitude(grounds.weighed(link_id)) if grounds and link_id else None
        if magnitude is not None:
            self._run(_("Use belief and data in one"), magnitude=magnitude)

    def _run(self, label: str, **changes: object) -> None:
        edit = partial(set_link, link_id=self._link_id, **changes)  # type: ignore[arg-type]  # there is one
        self._history.run(label, edit, origin=ORIGIN)

    def _show_on_map(self) -> None:
        if self._link_id is not None:
            self.show_wanted.emit(self._link_id)


def _scrolled(inside: QWidget) -> QScrollArea:
    """Let a tab scroll where it is too low, so that it takes no room from the table."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area
