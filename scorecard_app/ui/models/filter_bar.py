"""The line over the table: what is looked for, and how rows are grouped and sorted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.present.statuses import state_faces
from scorecard_app.present.table.arrange import Arrangement, Sorting
from scorecard_app.present.table.columns import HEADINGS, Column
from scorecard_app.present.table.filters import Filter
from scorecard_app.present.table.nodes import GROUPINGS, NOBODY, Grouping
from scorecard_app.present.words import LEAD_LAGS
from scorecard_app.texts import _
from scorecard_app.ui.models.status_chips import StatusChips
from scorecard_app.ui.theme import ThemeStore

_WORDS_FROM = 1040
"""From this width on the chips say their status in a word, at 96 dpi."""

_SEARCH_WIDTH, _LEAST_SEARCH, _GAP = 200, 72, 6


class FilterBar(QWidget):
    """Says in `changed` that another arrangement is asked for; the columns are the table's."""

    changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._arrangement = Arrangement()
        self._owners: list[tuple[str, str]] = []
        px = themes.theme.px
        self.search = _SearchLine(self)
        self.search.setPlaceholderText(_("Name, number or owner"))
        self.search.setAccessibleName(_("Filter the table"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(px(_LEAST_SEARCH))
        self.search.setMaximumWidth(px(2 * _SEARCH_WIDTH))
        self.search.textChanged.connect(self._read_text)
        self.more = _menu_button(_("More filters"), self)
        self.arrange = _menu_button(_("Arrange"), self)
        self.clear = QToolButton(self)
        self.clear.setText(_("Show all"))
        self.clear.clicked.connect(self.show_all)
        self.clear.setVisible(False)
        self.chips = StatusChips(themes, self)
        self.chips.changed.connect(self._read_chips)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(8), px(4))
        row.setSpacing(px(_GAP))
        row.addWidget(self.search, 1)
        row.addWidget(self.chips)
        row.addWidget(self.more)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.arrange)
        self.row = row
        self.more.menu().aboutToShow.connect(self._offer_more)
        self.arrange.menu().aboutToShow.connect(self._offer_arrangements)

    @property
    def arrangement(self) -> Arrangement:
        """Return how the rows are to stand."""
        return self._arrangement

    def read(self, card: Scorecard) -> None:
        """Offer the statuses and the owners of a scorecard."""
        people = sorted(card.people.values(), key=lambda each: each.name.casefold())
        self._owners = [(each.id, each.name or _("(no name)")) for each in people]
        self.chips.show_faces(state_faces(card.settings))

    def follow_sorting(self, sorting: Sorting | None) -> None:
        """Know by what the table is sorted."""
        self._arrangement = replace(self._arrangement, sorting=sorting)

    def show_all(self) -> None:
        """Look for nothing any more."""
        self.chips.uncheck()
        self.search.clear()
        self._look_for(Filter())

    def group_by(self, grouping: Grouping) -> None:
        """Group the rows another way."""
        self._use(replace(self._arrangement, grouping=grouping))

    def sort_by(self, sorting: Sorting | None) -> None:
        """Sort the rows another way."""
        self._use(replace(self._arrangement, sorting=sorting))

    def narrow(self, **changes: object) -> None:
        """Look for something else in one respect or more, by the names of the filter's fields."""
        self._look_for(replace(self._arrangement.filter, **changes))  # type: ignore[arg-type]  # fields

    def _read_text(self, text: str) -> None:
        self.narrow(text=text.strip())

    def _read_chips(self) -> None:
        self.narrow(states=self.chips.checked)

    def _look_for(self, wanted: Filter) -> None:
        self._use(replace(self._arrangement, filter=wanted))

    def _use(self, arrangement: Arrangement) -> None:
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        self.clear.setVisible(not arrangement.filter.is_empty)
        narrowed = arrangement.filter
        has_more = bool(narrowed.lead_lag or narrowed.is_stale) or narrowed.owner_id is not None
        self.more.setProperty("active", has_more)
        self.more.setText(_("More filters (on)") if has_more else _("More filters"))
        self.changed.emit()

    def _offer_more(self) -> None:
        menu, now = self.more.menu(), self._arrangement.filter
        menu.clear()
        _add(menu, _("Too old to count"), self._switch_stale, now.is_stale)
        menu.addSeparator()
        for kind in (LeadLag.LEADING, LeadLag.LAGGING):
            _add(menu, _(LEAD_LAGS[kind]), self._switch_lead_lag, now.lead_lag is kind, kind)
        menu.addSeparator()
        nobody = (NOBODY, _("Without an owner"))
        for key, name in (*self._owners, nobody):
            _add(menu, name, self._switch_owner, now.owner_id == key, key)

    def _offer_arrangements(self) -> None:
        menu, now = self.arrange.menu(), self._arrangement
        menu.clear()
        groups = menu.addMenu(_("Group by"))
        for grouping, word in GROUPINGS.items():
            _add(groups, _(word), self._switch_grouping, now.grouping is grouping, grouping)
        sorts = menu.addMenu(_("Sort by"))
        order = _("The scorecard's own order")
        _add(sorts, order, self._switch_sorting, now.sorting is None, None)
        for column in Column:
            chosen = now.sorting is not None and now.sorting.column is column
            _add(sorts, _(HEADINGS[column]), self._switch_sorting, chosen, column)

    def _switch_stale(self, checked: bool) -> None:  # noqa: FBT001 - what Qt says
        self.narrow(is_stale=checked)

    def _switch_lead_lag(self, checked: bool) -> None:  # noqa: FBT001 - what Qt says
        self.narrow(lead_lag=self._sender_data() if checked else None)

    def _switch_owner(self, checked: bool) -> None:  # noqa: FBT001 - what Qt says
        self.narrow(owner_id=self._sender_data() if checked else None)

    def _switch_grouping(self) -> None:
        self.group_by(self._sender_data())

    def _switch_sorting(self) -> None:
        column, now = self._sender_data(), self._arrangement.sorting
        if column is None:
            self.sort_by(None)
            return
        is_again = now is not None and now.column is column
        self.sort_by(Sorting(column, is_descending=is_again and not (now and now.is_descending)))

    def _sender_data(self) -> Any:  # noqa: ANN401 - whatever the action carries
        return self.sender().property("what")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say words where there is room for them."""
        super().resizeEvent(event)
        self.chips.say_words(is_roomy=self.width() >= self._themes.theme.px(_WORDS_FROM))


class _SearchLine(QLineEdit):
    """Empties itself with Esc."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for nothing any more with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _menu_button(title: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(title)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button


def _add(
    menu: QMenu, title: str, act: Callable[..., None], is_checked: object, what: object = None
) -> None:
    action = menu.addAction(title)
    action.setCheckable(True)
    action.setChecked(bool(is_checked))
    action.setProperty("what", what)
    action.triggered.connect(act)
