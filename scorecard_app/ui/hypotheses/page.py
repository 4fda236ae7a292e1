"""The page of links: what is believed as a table, what the data say below it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import LinkKind
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.hypotheses.columns import Column
from scorecard_app.present.hypotheses.narrowed import Arrangement, arranged, counts
from scorecard_app.present.hypotheses.rows import Grounds
from scorecard_app.texts import _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.hypotheses.cell_editors import MakeNames
from scorecard_app.ui.hypotheses.detail import LinkDetail, Pictures
from scorecard_app.ui.hypotheses.links_model import ORIGIN, LinksModel
from scorecard_app.ui.hypotheses.links_table import LinksTable
from scorecard_app.ui.hypotheses.narrow_bar import NarrowBar
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.view_state import ViewState
from scorecard_app.ui.weighing import Weighing

_ACROSS, _DOWN, _GAP = 16, 12, 8
_TABLE_SHARE, _DETAIL_SHARE = 1, 2
_TABS = {Column.DATA: 0, Column.EFFECT: 1, Column.MONEY: 2, Column.REVIEW: 3}


class LinksPage(QWidget):
    """`show_wanted` asks for a link on the map."""

    show_wanted = Signal(str)

    def __init__(  # noqa: PLR0913 - what every page is given
        self,
        bridge: Bridge,
        history: History,
        view_state: ViewState,
        weighing: Weighing,
        *,
        themes: ThemeStore,
        read_context: Callable[[], FormContext],
        pictures: Pictures,
        make_names: MakeNames,
    ) -> None:
        super().__init__()
        self._bridge, self._view_state, self._weighing = bridge, view_state, weighing
        self._read_context = read_context
        self._arrangement, self._has_own_shares = Arrangement(), False
        self.title = RoleLabel(themes, "text", size=TextSize.TITLE, strong=True, parent=self)
        self.title.setText(_("Links: what we believe, and what data say"))
        self.bar = NarrowBar(themes, self)
        self.model = LinksModel(history, themes, self._grounds, self)
        self.table = LinksTable(self.model, history, themes, make_names, self)
        self.detail = LinkDetail(history, themes, pictures)
        self._lay_out(themes)
        self.setFocusProxy(self.table)
        self.model.told.connect(history.refused)
        self.bar.changed.connect(self._narrow)
        self.table.sorting_asked.connect(self._sort)
        self.table.row_chosen.connect(self._note_choice)
        self.table.opened.connect(self._open)
        self.detail.review.narrowed.connect(self._narrow_to)
        self.detail.show_wanted.connect(self.show_wanted)
        bridge.facts_changed.connect(self._follow)
        bridge.scene_replaced.connect(self.read)
        weighing.changed.connect(self.read)
        view_state.selection_changed.connect(self._follow_selection)

    def read(self) -> None:
        """Show the links as they are now, where they belong; none moves while one is edited."""
        if not self.isVisible():
            return
        grounds = self._grounds()
        if self.table.is_editing and set(self.model.ids) <= grounds.context.card.links.keys():
            self.model.refresh()
            self._tell(grounds)
            return
        current = self.table.current_link
        self.model.show_rows(arranged(grounds, self._arrangement))
        self.table.choose(current or self._selected)
        self._tell(grounds)

    def _lay_out(self, themes: ThemeStore) -> None:
        px = themes.theme.px
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self.detail)
        self._split.splitterMoved.connect(self._keep_shares)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_ACROSS), px(_DOWN), px(_ACROSS), px(_DOWN))
        column.setSpacing(px(_GAP))
        column.addWidget(self.title)
        column.addWidget(self.bar)
        column.addWidget(self._split, 1)

    def _keep_shares(self) -> None:
        """Leave table and detail as high as the user made them."""
        self._has_own_shares = True

    def _share(self) -> None:
        """Give table and detail their shares of the height, once their texts are laid out."""
        if not self._has_own_shares:
            whole = self._split.height()
            table = whole * _TABLE_SHARE // (_TABLE_SHARE + _DETAIL_SHARE)
            self._split.setSizes([table, whole - table])

    def _grounds(self) -> Grounds:
        found = self._weighing.found
        context = self._read_context()
        return (
            Grounds(context) if found is None else Grounds(context, found.evidence, found.carried)
        )

    def _tell(self, grounds: Grounds) -> None:
        self.bar.show_counts(counts(grounds))
        self.table.show_money(is_shown=bool(grounds.carried))
        none = _("No links yet. Draw them on the map, from a card to the one it serves.")
        nothing = _("No link is what you look for.")
        has_links = bool(grounds.context.card.links)
        self.table.setAccessibleDescription(nothing if has_links else none)
        self.detail.show_link(grounds, self.table.current_link)

    def _follow(self, _change: Change) -> None:
        """Read what is shown again where it stands; anew where links came or went."""
        if not self.isVisible():
            return
        links = self._bridge.scene.card.links
        shown = set(self.model.ids)
        is_whole = self._arrangement == replace(
            Arrangement(),
            column=self._arrangement.column,
            is_descending=self._arrangement.is_descending,
        )
        if not shown <= links.keys() or (is_whole and shown != links.keys()):
            self.read()
            return
        self.model.refresh()
        self._tell(self._grounds())

    @property
    def _selected(self) -> LinkId | None:
        current = self._view_state.current
        is_link = current is not None and current in self._bridge.scene.card.links
        return LinkId(current) if current is not None and is_link else None

    @property
    def _first(self) -> LinkId | None:
        """Return the first link that is a belief, or else the first one."""
        links, ids = self._bridge.scene.card.links, self.model.ids
        beliefs = (each for each in ids if links[each].kind is not LinkKind.LOGICAL)
        return next(beliefs, self.model.link_at(0))

    def _note_choice(self) -> None:
        link_id = self.table.current_link
        if link_id is not None:
            self._view_state.select([link_id], origin=ORIGIN)
        self.detail.show_link(self._grounds(), link_id)

    def _follow_selection(self, origin: str) -> None:
        if origin != ORIGIN and self.isVisible() and self._selected is not None:
            self.table.choose(self._selected)
            self.detail.show_link(self._grounds(), self.table.current_link)

    def _narrow(self) -> None:
        self._arrange(narrow=self.bar.narrow, text=self.bar.text)

    def _narrow_to(self, verdicts: object) -> None:
        self._arrange(verdicts=verdicts)

    def _sort(self, section: int) -> None:
        """Sort by a column: rising, then falling, then as the scorecard has it."""
        column, now = Column(section), self._arrangement
        if now.column is not column:
            self._arrange(column=column, is_descending=False)
        elif not now.is_descending:
            self._arrange(is_descending=True)
        else:
            self._arrange(column=None, is_descending=False)

    def _arrange(self, **changes: object) -> None:
        self._arrangement = replace(self._arrangement, **changes)  # type: ignore[arg-type]  # fields
        now = self._arrangement
        self.table.show_sorting(now.column, is_descending=now.is_descending)
        self.read()

    def _open(self, column: int) -> None:
        self.detail.open_tab(_TABS.get(Column(column), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._share)

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when seen."""
        super().showEvent(event)
        self._weighing.hurry()
        selected = self._selected
        self.read()
        if selected is not None:
            self.table.choose(selected)
            self.detail.show_link(self._grounds(), selected)
        elif self.table.current_link is None and self.model.rowCount():
            self.table.choose(self._first, 0)
            self.detail.show_link(self._grounds(), self.table.current_link)
