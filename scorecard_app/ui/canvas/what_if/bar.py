"""The bar below the map while a what-if is asked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scorecard_app.domain.ids import LinkId
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.canvas.what_if.keeping import KeepBar
from scorecard_app.ui.canvas.what_if.money import MoneyBar
from scorecard_app.ui.canvas.what_if.months import MonthBar
from scorecard_app.ui.canvas.what_if.ranges import RangeLine
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

if TYPE_CHECKING:
    from scorecard_app.domain.ids import LinkId

_ACROSS, _DOWN, _GAP = 12, 5, 10


class WhatIfBar(QFrame):
    """Says what to do, what to know, which month it is, and what each stream of money gains.

    `left` says that the keyboard goes back to the map.
    """

    left = Signal()

    def __init__(
        self,
        place: Workplace,
        foresight: Foresight,
        background: Background | None,
        themes: ThemeStore,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._place, self._foresight = place, foresight
        self._silent: tuple[LinkId, ...] = ()
        self.setObjectName("mapFoot")
        self.title = RoleLabel(themes, "text", size=TextSize.SMALL, strong=True, parent=self)
        self.title.setText(_("What if"))
        self.says = ElidedLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.mend = QToolButton(self)
        self.mend.setText(_("Give it a strength"))
        self.mend.clicked.connect(self._mend)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setToolTip(_("Show the map as it is"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.close_button.clicked.connect(self._close)
        self.months = MonthBar(place, foresight, themes)
        self.keeping = KeepBar(place, foresight, themes)
        self.money = MoneyBar(themes)
        self.ranges = RangeLine(place, foresight, background, themes, self)
        self._lay_out(themes)
        self.ranges.said.connect(self.money.show_ranges)
        self.keeping.left.connect(self.left)
        foresight.changed.connect(self.read)
        self.read()

    def read(self) -> None:
        """Show what is supposed and what comes of it, or go where nothing is asked."""
        is_on = self._foresight.is_on
        if is_on:
            self._say()
            self.months.read()
            self.keeping.read()
            self.money.show_lines(self._foresight.streams())
        self.setVisible(is_on)

    def _say(self) -> None:
        """Say what hinders, else what is to be known, else what can be done."""
        remarks = self._foresight.remarks
        self._silent = tuple(link for each in remarks for link in each.links)
        self.mend.setVisible(bool(self._silent))
        said = self._foresight.trouble or " ".join(each.text for each in remarks)
        how = _("Drag the slider of a card, or select one and type +10 %.")
        if self._foresight.supposed.is_empty and not self._foresight.trouble:
            said = f"{how} {said}".rstrip()
        if said != self.says.whole:
            self.says.show_whole(said)

    def _mend(self) -> None:
        for each in self._silent[:1]:
            self._place.view_state.select((each,), origin=ORIGIN)
            self._place.open_link(each)

    def _close(self) -> None:
        self._foresight.supposed.switch(is_on=False)
        self.left.emit()

    def _lay_out(self, themes: ThemeStore) -> None:
        px = themes.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(_GAP))
        head.addWidget(self.title)
        head.addWidget(self.months, 1)
        head.addWidget(self.keeping)
        head.addWidget(self.close_button)
        remarks = QHBoxLayout()
        remarks.setSpacing(px(_GAP))
        remarks.addWidget(self.says)
        remarks.addWidget(self.mend)
        remarks.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_ACROSS), px(_DOWN), px(_DOWN), px(_DOWN))
        column.setSpacing(px(_DOWN))
        column.addLayout(head)
        column.addWidget(self.money)
        column.addWidget(self.ranges)
        column.addLayout(remarks)
