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
    Side.BASE: (N_("As it &was"), "3"),
    Side.MINE: (N_("As he&re"), "1"),
    Side.THEIRS: (N_("As in the wor&kbook"), "2"),
    Side.SECOND: (N_("As on “&Values”"), "4"),
}
_ON_DATA_ENTRY = N_("As on “&Data entry”")
_MISSING = {Side.MINE: N_("&Keep it"), Side.THEIRS: N_("&Delete it")}
"""What the sides are called where a row of the workbook is missing."""


class ConflictPanel(QFrame):
    """Shows the chosen row: of a conflict all three versions, of all else what it says.

    `chosen` carries the side that was clicked, `all_chosen` that for all conflicts in sight;
    `next_wanted` asks for the next conflict that is undecided.
    """

    chosen = Signal(object)
    all_chosen = Signal(object)
    next_wanted = Signal()

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
        self.next_button = QPushButton(_("Ne&xt conflict"), self)
        self.next_button.setToolTip(_("The next one that is undecided (F8)"))
        self._group = QButtonGroup(self)
        self._columns = QWidget(self)
        self._places = {side: QWidget(self._columns) for side in _TITLES}
        self.buttons = {side: QRadioButton(self._places[side]) for side in _TITLES}
        self._values = {side: Words(themes, parent=self._places[side]) for side in _TITLES}
        self.setMinimumHeight(self._px(_HEIGHT))
        self._lay_out()
        for side, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(partial(self.chosen.emit, side))
        for side, all_button in self.all_buttons.items():
            all_button.setToolTip(_("Decide all conflicts that are shown"))
            all_button.clicked.connect(partial(self.all_chosen.emit, side))
        self.next_button.clicked.connect(self.next_wanted)
        self.show_row(None, None)

    def show_row(self, row: MergeRow | None, side: Side | None) -> None:
        """Show another row, and which side is chosen for it."""
        is_conflict = row is not None and row.kind is Kind.CONFLICT
        heading = " · ".join(each for each in (row.what, row.field) if each) if row else ""
        self.heading.show_whole(heading or _("Choose a row to see it whole."))
        self.where.say(row.where if row else "")
        self.says.say(row.says if row else "")
        for button in (*self.all_buttons.values(), self.next_button):
            button.setVisible(is_conflict)
        self._columns.setVisible(row is not None and bool(row.sides))
        if row is not None:
            self._show_sides(row)
            self._check(self.buttons[side] if side else None)

    def _show_sides(self, row: MergeRow) -> None:
        """Show what each side says; of a row that is missing, what can become of it."""
        texts = {
            Side.BASE: row.base, Side.MINE: row.mine, Side.THEIRS: row.theirs,
            Side.SECOND: row.second,
        }  # fmt: skip
        is_conflict, is_missing = row.kind is Kind.CONFLICT, row.kind is Kind.MISSING
        for side, button in self.buttons.items():
            button.setText(_(_title(side, row)))
            button.setToolTip(_("Key {key}, in the table").format(key=_TITLES[side][1]))
            button.setEnabled(side in row.sides)
            button.setAccessibleDescription(texts[side])
            self._values[side].say(texts[side])
            is_said = is_conflict and side is not Side.SECOND
            is_choice = is_missing and side in row.sides
            self._places[side].setVisible(is_said or is_choice or bool(texts[side]))

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
        for button in (*self.all_buttons.values(), self.next_button):
            top.addWidget(button)
        row = QHBoxLayout(self._columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._px(2 * _GAP))
        for side, place in self._places.items():
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self._px(_GAP // 2))
            column.addWidget(self.buttons[side])
            column.addWidget(self._values[side])
            column.addStretch(1)
            row.addWidget(place, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(pad, gap, pad, gap)
        outer.setSpacing(gap)
        outer.addLayout(top)
        outer.addWidget(self.says)
        outer.addWidget(self._columns)
        outer.addStretch(1)


def _title(side: Side, row: MergeRow) -> str:
    if row.kind is Kind.MISSING and side in _MISSING:
        return _MISSING[side]
    return _ON_DATA_ENTRY if row.second and side is Side.THEIRS else _TITLES[side][0]
