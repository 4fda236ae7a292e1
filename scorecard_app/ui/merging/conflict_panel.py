"""The three versions of one conflict side by side, and the choice between them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.merge.deciding import Side
from scorecard_app.present.merging.rows import Kind, MergeRow
from scorecard_app.texts import N_, _
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.words import Words

_GAP, _PAD = 8, 12
_HEIGHT = 124
"""So high that the table above stays where it is, whichever row is chosen."""
_TITLES = {
    Side.BASE: N_("As it &was"),
    Side.MINE: N_("As he&re"),
    Side.THEIRS: N_("As in the wor&kbook"),
    Side.SECOND: N_("As on “&Values”"),
}
_ON_DATA_ENTRY = N_("As on “&Data entry”")


class ConflictPanel(QFrame):
    """Shows the chosen row: of a conflict all three versions, of all else what it says.

    `chosen` carries the side that was clicked, `all_chosen` that for all conflicts in sight.
    """

    chosen = Signal(object)
    all_chosen = Signal(object)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflictPanel")
        self._px = themes.theme.px
        self.heading = ElidedLabel(themes, strong=True, parent=self)
        self.where = RoleLabel(themes, "text.quiet", parent=self)
        self.says = Words(themes, "text.quiet", parent=self)
        self.all_buttons = {
            Side.MINE: QPushButton(_("&All as here"), self),
            Side.THEIRS: QPushButton(_("All as i&n the workbook"), self),
        }
        self._group = QButtonGroup(self)
        self.buttons = {side: QRadioButton(_(_TITLES[side]), self) for side in _TITLES}
        self._values = {side: Words(themes, parent=self) for side in _TITLES}
        self._columns = QWidget(self)
        self.setMinimumHeight(self._px(_HEIGHT))
        self._lay_out()
        for side, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(partial(self.chosen.emit, side))
        for side, all_button in self.all_buttons.items():
            all_button.setToolTip(_("Decide all conflicts that are shown"))
            all_button.clicked.connect(partial(self.all_chosen.emit, side))
        self.show_row(None, None)

    def show_row(self, row: MergeRow | None, side: Side | None) -> None:
        """Show another row, and which side is chosen for it."""
        is_conflict = row is not None and row.kind is Kind.CONFLICT
        heading = " · ".join(each for each in (row.what, row.field) if each) if row else ""
        self.heading.show_whole(heading or _("Choose a row to see it whole."))
        self.where.say(row.where if row else "")
        self.says.say(row.says if row else "")
        for all_button in self.all_buttons.values():
            all_button.setVisible(is_conflict)
        self._columns.setVisible(row is not None and row.kind is not Kind.UNREAD)
        if row is None:
            return
        texts = {
            Side.BASE: row.base, Side.MINE: row.mine, Side.THEIRS: row.theirs,
            Side.SECOND: row.second,
        }  # fmt: skip
        theirs = _ON_DATA_ENTRY if row.second else _TITLES[Side.THEIRS]
        self.buttons[Side.THEIRS].setText(_(theirs))
        for each, button in self.buttons.items():
            is_shown = bool(texts[each]) or (is_conflict and each is not Side.SECOND)
            button.setVisible(is_shown)
            button.setEnabled(each in row.sides)
            self._values[each].setText(texts[each])
            self._values[each].setVisible(is_shown)
            button.setAccessibleDescription(texts[each])
        self._check(self.buttons[side] if side else None)

    def _check(self, wanted: QAbstractButton | None) -> None:
        self._group.setExclusive(wanted is not None)
        for button in self.buttons.values():
            button.setChecked(button is wanted)
        self._group.setExclusive(True)

    def _lay_out(self) -> None:
        gap, pad = self._px(_GAP), self._px(_PAD)
        top = QHBoxLayout()
        top.setSpacing(gap)
        top.addWidget(self.heading)
        top.addWidget(self.where)
        top.addStretch(1)
        for button in self.all_buttons.values():
            top.addWidget(button)
        row = QHBoxLayout(self._columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._px(2 * _GAP))
        for side in _TITLES:
            column = QVBoxLayout()
            column.setSpacing(self._px(_GAP // 2))
            column.addWidget(self.buttons[side])
            column.addWidget(self._values[side])
            column.addStretch(1)
            row.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(pad, gap, pad, gap)
        outer.setSpacing(gap)
        outer.addLayout(top)
        outer.addWidget(self.says)
        outer.addWidget(self._columns)
        outer.addStretch(1)
