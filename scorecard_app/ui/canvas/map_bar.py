"""The bar above the map: which map it is, what it lets through, and what its marks answer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from scorecard_app.domain.maps import MapFilter
from scorecard_app.present.map_filters import FACETS, Option, hidden_on, hidden_sentence, options
from scorecard_app.present.overlay_kinds import OVERLAYS, Overlay
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.crumbs import Crumbs
from scorecard_app.ui.canvas.light_bar import LightBar
from scorecard_app.ui.canvas.lock import LockButton
from scorecard_app.ui.canvas.map_list import MapList
from scorecard_app.ui.canvas.map_menu import MapMenu, add_choice
from scorecard_app.ui.canvas.refitting import Refitting
from scorecard_app.ui.canvas.seeing import Lead
from scorecard_app.ui.canvas.what_if.button import WhatIfButton
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.paint.mark_icons import mark_icon
from scorecard_app.ui.theme import TextSize, ThemeStore

_GAP, _ACROSS, _DOWN = 6, 8, 4
_NAME_WIDTH = 220
_MARK = 12
_MOST_CHIPS = 4
"""More choices than this are counted rather than named."""


class MapBar(QWidget):
    """Shows the map by name and edits it without a question: names are typed in the bar."""

    def __init__(
        self, place: Workplace, themes: ThemeStore, light: LightBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._light = light
        self._place, self._themes = place, themes
        self.maps = MapList(place)
        self._refitting = Refitting(place, self)
        self.name = _menu_button(self)
        self.field = QLineEdit(self)
        self.filter = _menu_button(self)
        self.all = QToolButton(self)
        self.hidden = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.absent = _menu_button(self)
        self.overlay = _menu_button(self)
        self.what_if = WhatIfButton(place.view_state.what_if, self)
        self.lock = LockButton(place.scene.lock, themes, self)
        self.crumbs = Crumbs(place, themes, self)
        self.chips: list[QToolButton] = []
        self._menu = MapMenu(self.maps, self.name.menu(), rename=self.start_naming)
        self._dress()
        self._lay_out()
        self._connect()
        self.read()

    def start_naming(self) -> None:
        """Let the name of the map be typed in its place."""
        if self.maps.shown is not None:
            self.field.setText(self.maps.shown.name)
            self.name.hide()
            self.field.show()
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Show the map as it is."""
        shown = self.maps.shown
        is_free = self._place.seeing.light.lead is Lead.NOTHING
        is_free = is_free and not self._place.view_state.focus
        self.setEnabled(shown is not None)
        self.name.setText((shown.name or _("(no name)")) if shown else "")
        self.crumbs.read()
        found = options(self._place.card, shown.id) if shown else ()
        self._show_chips([each for each in found if each.is_chosen], is_free=is_free)
        is_filtered = shown is not None and shown.filter != MapFilter()
        self.filter.setVisible(is_free)
        self.all.setVisible(is_filtered and is_free)
        self.hidden.say(self._hidden() if is_filtered else "")
        self._count_absent(is_free=is_free)
        overlay = _(OVERLAYS[self._place.view_state.overlay])
        self.overlay.setText(_("Shows: {overlay}").format(overlay=overlay))

    def _hidden(self) -> str:
        shown = self.maps.shown
        if shown is None:
            return ""
        there = self._place.scene.shown_ids().objectives
        return hidden_sentence(hidden_on(self._place.bridge.scene.relations, shown.id, there))

    def _count_absent(self, *, is_free: bool) -> None:
        count = len(self.maps.absent)
        text = ngettext("{count} card not on this map", "{count} cards not on this map", count)
        self.absent.setText(text.format(count=count))
        self.absent.setVisible(bool(count) and is_free)

    def _show_chips(self, chosen: list[Option], *, is_free: bool) -> None:
        for chip in self.chips:
            self._chips.removeWidget(chip)
            chip.hide()  # it is deleted only when control is back in the event loop
            chip.deleteLater()
        named = chosen if len(chosen) <= _MOST_CHIPS else []
        self.chips = [self._chip(each) for each in named] if is_free else []
        more = _("Filter ({count})").format(count=len(chosen))
        self.filter.setText(_("Filter") if len(named) == len(chosen) else more)

    def _chip(self, option: Option) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
        chip.setProperty("what", option)
        chip.setText(f"{_(FACETS[option.facet])}: {option.name}  ×")
        chip.setToolTip(_("Stop asking for “{name}”").format(name=option.name))
        chip.setAccessibleName(chip.toolTip())
        chip.clicked.connect(self._switch_filter)
        self._chips.addWidget(chip)
        chip.show()
        return chip

    def _offer_filters(self) -> None:
        menu, shown = self.filter.menu(), self.maps.shown
        menu.clear()
        if shown is None:
            return
        found = options(self._place.card, shown.id)
        for facet, word in FACETS.items():
            part = menu.addMenu(_(word))
            mine = [each for each in found if each.facet is facet]
            part.setEnabled(bool(mine))
            for each in mine:
                action = add_choice(
                    part, each.name, self._switch_filter, each, is_on=each.is_chosen
                )
                if each.status is not None:
                    icon = mark_icon(each.status, self._themes.theme, self.devicePixelRatioF())
                    action.setIcon(icon)
        menu.addSeparator()
        menu.addAction(_("Show all cards"), self.maps.clear_filter)

    def _switch_filter(self) -> None:
        option: Option = self.sender().property("what")
        self.maps.switch_filter(option.facet, option.key)

    def _offer_overlays(self) -> None:
        menu, now = self.overlay.menu(), self._place.view_state.overlay
        menu.clear()
        for overlay, word in OVERLAYS.items():
            add_choice(menu, _(word), self._show_overlay, overlay, is_on=overlay is now)

    def _show_overlay(self) -> None:
        overlay: Overlay = self.sender().property("what")
        self._place.view_state.show_overlay(overlay)

    def _offer_absent(self) -> None:
        menu = self.absent.menu()
        menu.clear()
        self._menu.offer_absent(menu)

    def _open_filter(self) -> None:
        if self.filter.isVisible():
            _drop_down(self.filter)

    def _open_maps(self) -> None:
        _drop_down(self.name)

    def _finish_naming(self) -> None:
        if self.field.isVisible():
            self.field.hide()
            self.name.show()
            self.maps.rename(self.field.text())

    def _dress(self) -> None:
        self.filter.setText(_("Filter"))
        self.name.setToolTip(_("This map, and the others"))
        self.name.setAccessibleName(_("Map"))
        self.name.setFont(self._themes.theme.font(TextSize.BODY, strong=True))
        self.filter.setToolTip(_("Show only some of the cards on this map"))
        self.overlay.setToolTip(_("What the marks of the cards answer"))
        self.absent.setToolTip(_("Place cards of the scorecard on this map"))
        self.all.setText(_("Show all"))
        self.field.setAccessibleName(_("Name of the map"))
        self.field.setFixedWidth(self._themes.theme.px(_NAME_WIDTH))
        self.field.hide()
        self.field.installEventFilter(self)

    def _lay_out(self) -> None:
        px = self._themes.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_ACROSS), px(_DOWN), px(_ACROSS), px(_DOWN))
        row.setSpacing(px(_GAP))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(px(_GAP))
        for each in (self.name, self.field, self.crumbs, self.filter):
            row.addWidget(each)
        row.addLayout(self._chips)
        row.addWidget(self.all)
        row.addWidget(self._light, 1)
        row.addWidget(self.hidden)
        row.addStretch()
        row.addWidget(self.what_if)
        row.addWidget(self.lock)
        row.addWidget(self.absent)
        row.addWidget(self.overlay)

    def _connect(self) -> None:
        self._place.bridge.facts_changed.connect(self.read)
        self._place.bridge.scene_replaced.connect(self.read)
        self._place.view_state.map_changed.connect(self.read)
        self._place.view_state.overlay_changed.connect(self.read)
        self._place.view_state.focus_changed.connect(self.read)
        self._place.seeing.changed.connect(self.read)
        self.filter.menu().aboutToShow.connect(self._offer_filters)
        self.overlay.menu().aboutToShow.connect(self._offer_overlays)
        self.absent.menu().aboutToShow.connect(self._offer_absent)
        self.all.clicked.connect(self.maps.clear_filter)
        self._place.seeing.filter_wanted.connect(self._open_filter)
        self._place.seeing.maps_wanted.connect(self._open_maps)
        self.field.editingFinished.connect(self._finish_naming)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the name as it was with Esc."""
        if watched is self.field and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() == Qt.Key.Key_Escape and self.maps.shown is not None:
                self.field.setText(self.maps.shown.name)
                self._finish_naming()
                return True
        return super().eventFilter(watched, event)


def _drop_down(button: QToolButton) -> None:
    """Open the menu of a button, for the keyboard."""
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))


def _menu_button(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button
