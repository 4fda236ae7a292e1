"""The line over the table: what is looked for, and how rows are grouped and sorted."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.statuses import state_faces
from scorecard_app.present.table.arrange import Arrangement, Sorting
from scorecard_app.present.table.columns import HEADINGS, Column
from scorecard_app.present.table.filters import Filter
from scorecard_app.present.table.nodes import GROUPINGS, NOBODY, Grouping
from scorecard_app.present.words import LEAD_LAGS
from scorecard_app.texts import _
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.theme import Theme, ThemeStore

_WORDS_FROM = 1040
"""From this width on the chips say their status in a word, at 96 dpi."""

_SEARCH_WIDTH, _MARK, _GAP = 200, 12, 6


class FilterBar(QWidget):
    """Says in `changed` that another arrangement is asked for; the columns are the table's."""

    changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._arrangement = Arrangement()
        self._chips: dict[str, QToolButton] = {}
        self._faces: Mapping[str, StatusFace] = {}
        self._owners: list[tuple[str, str]] = []
        px = themes.theme.px
        self.search = _SearchLine(self)
        self.search.setPlaceholderText(_("Filter by name, number or owner"))
        self.search.setAccessibleName(_("Filter the table"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(px(_SEARCH_WIDTH))
        self.search.setMaximumWidth(px(2 * _SEARCH_WIDTH))
        self.search.textChanged.connect(self._read_text)
        self.more = _menu_button(_("More filters"), self)
        self.arrange = _menu_button(_("Arrange"), self)
        self.clear = QToolButton(self)
        self.clear.setText(_("Show all"))
        self.clear.clicked.connect(self.show_all)
        self.clear.setVisible(False)
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(8), px(4))
        row.setSpacing(px(_GAP))
        row.addWidget(self.search, 1)
        row.addLayout(self._chip_row)
        row.addWidget(self.more)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.arrange)
        self.row = row
        self.more.menu().aboutToShow.connect(self._offer_more)
        self.arrange.menu().aboutToShow.connect(self._offer_arrangements)
        themes.changed.connect(self._paint_chips)

    @property
    def arrangement(self) -> Arrangement:
        """Return how the rows are to stand."""
        return self._arrangement

    def read(self, card: Scorecard) -> None:
        """Offer the statuses and the owners of a scorecard."""
        people = sorted(card.people.values(), key=lambda each: each.name.casefold())
        self._owners = [(each.id, each.name or _("(no name)")) for each in people]
        faces = state_faces(card.settings)
        if faces != self._faces:
            self._faces = faces
            self._make_chips()

    def follow_sorting(self, sorting: Sorting | None) -> None:
        """Know by what the table is sorted."""
        self._arrangement = replace(self._arrangement, sorting=sorting)

    def show_all(self) -> None:
        """Look for nothing any more."""
        for chip in self._chips.values():
            chip.setChecked(False)
        self.search.clear()
        self._look_for(Filter())

    def group_by(self, grouping: Grouping) -> None:
        """Group the rows another way."""
        self._use(replace(self._arrangement, grouping=grouping))

    def sort_by(self, sorting: Sorting | None) -> None:
        """Sort the rows another way."""
        self._use(replace(self._arrangement, sorting=sorting))

    def look_for_owner(self, owner_id: str | None) -> None:
        """Show what one person answers for, what nobody does, or everything."""
        self._look_for(replace(self._arrangement.filter, owner_id=owner_id))

    def look_for_lead_lag(self, kind: LeadLag | None) -> None:
        """Show what leads, what lags, or both."""
        self._look_for(replace(self._arrangement.filter, lead_lag=kind))

    def look_for_stale(self, *, is_stale: bool) -> None:
        """Show what is too old to count, or everything."""
        self._look_for(replace(self._arrangement.filter, is_stale=is_stale))

    def _read_text(self, text: str) -> None:
        self._look_for(replace(self._arrangement.filter, text=text.strip()))

    def _read_chips(self) -> None:
        states = frozenset(key for key, chip in self._chips.items() if chip.isChecked())
        self._look_for(replace(self._arrangement.filter, states=states))

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

    def _make_chips(self) -> None:
        for chip in self._chips.values():
            self._chip_row.removeWidget(chip)
            chip.deleteLater()
        self._chips = {}
        for key, face in self._faces.items():
            chip = QToolButton(self)
            chip.setCheckable(True)
            chip.setText(face.word)
            chip.setToolTip(_("Only what is “{status}”").format(status=face.word))
            chip.setAccessibleName(chip.toolTip())
            chip.toggled.connect(self._read_chips)
            self._chips[key] = chip
            self._chip_row.addWidget(chip)
        self._paint_chips()
        self._fit_chips()

    def _paint_chips(self) -> None:
        theme = self._themes.theme
        for key, chip in self._chips.items():
            side = theme.px(_MARK)
            chip.setIconSize(QSize(side, side))
            chip.setIcon(_mark(self._faces[key], theme, chip.devicePixelRatioF()))

    def _fit_chips(self) -> None:
        is_roomy = self.width() >= self._themes.theme.px(_WORDS_FROM)
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonTextBesideIcon if is_roomy else style.ToolButtonIconOnly
        for chip in self._chips.values():
            chip.setToolButtonStyle(wanted)

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
        self.look_for_stale(is_stale=checked)

    def _switch_lead_lag(self, checked: bool) -> None:  # noqa: FBT001 - what Qt says
        self.look_for_lead_lag(self._sender_data() if checked else None)

    def _switch_owner(self, checked: bool) -> None:  # noqa: FBT001 - what Qt says
        self.look_for_owner(self._sender_data() if checked else None)

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
        self._fit_chips()


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


def _mark(face: StatusFace, theme: Theme, ratio: float) -> QIcon:
    side = theme.px(_MARK)
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_status_mark(painter, QRectF(0.5, 0.5, side - 1, side - 1), face, theme)
    painter.end()
    return QIcon(picture)
