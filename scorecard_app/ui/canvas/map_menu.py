"""The menu of maps: choose one, change the list, and place cards on the one that is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.map_list import MapList

_FEW = 40
"""So many cards are listed one by one; the others are placed with all of them."""


class MapMenu(QObject):
    """Fills the menu whenever it opens."""

    def __init__(self, maps: MapList, menu: QMenu, *, rename: Callable[[], None]) -> None:
        super().__init__(menu)
        self._maps, self._menu, self._rename = maps, menu, rename
        menu.aboutToShow.connect(self._fill)

    def offer_absent(self, menu: QMenu) -> None:
        """Offer to place what does not stand on the map: all of it, or card by card."""
        absent = self._maps.absent
        count = len(absent)
        text = ngettext("Place {count} card", "Place all {count} cards", count).format(count=count)
        menu.addAction(text, self._put_all).setEnabled(bool(absent))
        menu.addSeparator()
        for each in absent[:_FEW]:
            name = f"{each.number}  {each.name or _('Untitled')}".replace("&", "&&")
            menu.addAction(name, self._put).setProperty("what", each.id)

    def _fill(self) -> None:
        menu, shown = self._menu, self._maps.shown
        menu.clear()
        for each in self._maps.maps:
            name = (each.name or _("(no name)")).replace("&", "&&")
            add_choice(menu, name, self._show, each.id, is_on=each is shown)
        menu.addSeparator()
        menu.addAction(_("Add a map"), self._maps.add)
        menu.addAction(_("Rename"), self._rename)
        menu.addAction(_("Duplicate"), self._maps.duplicate)
        at = self._maps.maps.index(shown) if shown in self._maps.maps else 0
        menu.addAction(_("Move up in this list"), self._move_up).setEnabled(at > 0)
        is_last = at >= len(self._maps.maps) - 1
        menu.addAction(_("Move down in this list"), self._move_down).setEnabled(not is_last)
        menu.addAction(_("Delete this map"), self._maps.delete).setEnabled(len(self._maps.maps) > 1)
        menu.addSeparator()
        part = menu.addMenu(_("Place cards"))
        part.setEnabled(bool(self._maps.absent))
        self.offer_absent(part)
        menu.addAction(_("Background picture…"), self._maps.edit_backdrop)
        menu.addAction(_("Take the selected cards off this map"), self._maps.take_off)

    def _show(self) -> None:
        self._maps.show(self.sender().property("what"))

    def _move_up(self) -> None:
        self._maps.move(-1)

    def _move_down(self) -> None:
        self._maps.move(1)

    def _put_all(self) -> None:
        self._maps.put(self._maps.absent)

    def _put(self) -> None:
        wanted = self.sender().property("what")
        self._maps.put(tuple(each for each in self._maps.absent if each.id == wanted))


def add_choice(
    menu: QMenu, title: str, act: Callable[[], None], what: object, *, is_on: bool
) -> QAction:
    """Add a row that can be checked, and carries what it stands for."""
    action = menu.addAction(title)
    action.setCheckable(True)
    action.setChecked(is_on)
    action.setProperty("what", what)
    action.triggered.connect(act)
    return action
