"""The chips that narrow the library down, and the menu in which more of them are chosen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from scorecard_app.present.library import Facet, Filter, LibraryRow, filter_word, filters_of
from scorecard_app.texts import N_, _
from scorecard_app.ui.library.flow import FlowLayout
from scorecard_app.ui.theme import ThemeStore

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_GAP = 4
_FACETS: Mapping[Facet, str] = {
    Facet.PERSPECTIVE: N_("Perspective"),
    Facet.UNIT: N_("Unit"),
    Facet.LIBRARY: N_("Library"),
}
"""What the menu offers; lead and lag always have their chips."""


class FilterBar(QWidget):
    """Shows a chip for leading, one for lagging, and one for each filter chosen in the menu."""

    changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Filter, QToolButton] = {}
        self._actions: dict[Filter, QAction] = {}
        self._layout = FlowLayout(themes.theme.px(_GAP), self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._menu = QMenu(self)
        self._more = _chip(_("Filter"), self)
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setAccessibleName(_("Filter the library"))

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Return what is chosen."""
        return tuple(each for each, chip in self._chips.items() if chip.isChecked())

    def offer(self, rows: Sequence[LibraryRow]) -> None:
        """Offer what there is to choose among these rows; what is chosen stays so."""
        for each in filters_of(rows, Facet.LEAD_LAG):
            self._add_chip(each).show()
        if self._layout.indexOf(self._more) < 0:
            self._layout.addWidget(self._more)
        known = self._actions.keys()
        for facet, title in _FACETS.items():
            self._offer_facet(_(title), [f for f in filters_of(rows, facet) if f not in known])

    def choose(self, chosen: Filter, *, is_on: bool = True) -> None:
        """Choose a filter, or choose it no longer."""
        self._add_chip(chosen).setChecked(is_on)

    def clear(self) -> None:
        """Choose none."""
        for each in self.filters:
            self._chips[each].setChecked(False)

    def _offer_facet(self, title: str, filters: Iterable[Filter]) -> None:
        for each in filters:
            menu = self._menu.findChild(QMenu, each.facet.value)
            if menu is None:
                menu = self._menu.addMenu(title)
                menu.setObjectName(each.facet.value)
            action = menu.addAction(filter_word(each))
            action.setCheckable(True)
            action.toggled.connect(self._take_action)
            self._actions[each] = action

    def _add_chip(self, each: Filter) -> QToolButton:
        if each not in self._chips:
            chip = _chip(filter_word(each), self)
            chip.setCheckable(True)
            chip.hide()
            chip.toggled.connect(self._take_chip)
            self._chips[each] = chip
            self._layout.addWidget(chip)
        return self._chips[each]

    def _take_action(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's own signature
        self.choose(_key_of(self._actions, self.sender()), is_on=is_on)

    def _take_chip(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's own signature
        chosen = _key_of(self._chips, self.sender())
        if chosen in self._actions:
            self._actions[chosen].setChecked(is_on)
            self._chips[chosen].setVisible(is_on)
        self._layout.invalidate()
        self.updateGeometry()
        self.changed.emit()


def _chip(title: str, parent: QWidget) -> QToolButton:
    chip = QToolButton(parent)
    chip.setText(title)
    chip.setProperty("chip", True)  # noqa: FBT003 - Qt's own way to say it
    chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return chip


def _key_of(table: Mapping[Filter, QObject], wanted: QObject) -> Filter:
    return next(each for each, item in table.items() if item is wanted)
