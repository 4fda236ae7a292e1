"""The page that shows what a copy of a workbook would be filled with, before it is written."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.exchange.preview.fill_rows import FILL_KINDS, FillKind, FillRow, fill_counts
from scorecard_app.texts import N_, _
from scorecard_app.ui.filling.desk import FillDesk
from scorecard_app.ui.flat_model import FlatModel, Index
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.plain_table import PlainTable
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.words import Words

_PAD, _GAP, _MARK = 20, 10, 16
_KIND, _WHERE, _NAME, _WHAT, _OLD, _NEW = range(6)
_HEADS: Final = (
    N_("What happens"),
    N_("Cell"),
    N_("Measure"),
    N_("Value"),
    N_("In the workbook"),
    N_("In the copy"),
)
_FIELDS: Final = ("where", "name", "what", "old", "new")
_WIDTHS: Final = {_KIND: 190, _WHERE: 140, _NAME: 260, _WHAT: 210, _OLD: 140, _NEW: 220}
_ICONS: Final = {
    FillKind.SET: ("redo", "accent"),
    FillKind.HELD: ("lock", "band.risk"),
    FillKind.UNPLACED: ("info", "band.risk"),
    FillKind.ABSENT: ("info", "text.quiet"),
    FillKind.STRANGER: ("help", "text.quiet"),
}


class FillPage(QWidget):
    """Shows every cell that would be set, and what finds none; the workbook is never touched.

    `write_wanted`: the copy is to be written; `read_wanted`: how the workbook is read is to be
    seen; `closed`: the reader wants back to the work.
    """

    write_wanted = Signal()
    read_wanted = Signal()
    closed = Signal()

    def __init__(self, desk: FillDesk, themes: ThemeStore, icons: Icons) -> None:
        super().__init__()
        self.desk = desk
        self._themes, self._icons = themes, icons
        self.setAccessibleName(_("Fill a copy of a workbook"))
        self._title = RoleLabel(themes, size=TextSize.TITLE, strong=True, parent=self)
        self._counts = Words(themes, parent=self)
        self._about = Words(themes, "text.quiet", parent=self)
        self._known = Words(themes, "text.quiet", parent=self)
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(_("Show"))
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.model = FillModel(themes, icons)
        self.table = PlainTable(self.model, _("What the copy is filled with"), themes)
        self.model.setParent(self.table)
        self.table.give_room(_WIDTHS, stretched=(_NAME, _NEW))
        self._mark = RoleLabel(themes, parent=self)
        self._says = ElidedLabel(themes, "text.quiet", parent=self)
        self.read_button = QPushButton(_("&How it is read…"), self)
        self.close_button = QPushButton(_("&Back to the scorecard"), self)
        self.write_button = QPushButton(_("&Write the copy…"), self)
        self.write_button.setDefault(True)
        self._lay_out()
        self._connect()
        self.sync()

    @property
    def says(self) -> str:
        """Return what stands beside the buttons."""
        return self._says.whole

    def sync(self) -> None:
        """Show how everything stands."""
        desk, report = self.desk, self.desk.report
        name = desk.source.name
        self._title.setText(_("Fill a copy of “{name}”").format(name=name))
        self._counts.say(fill_counts(report) if report else "")
        self._about.say(" ".join(report.about_the_copy()) if report else "")
        is_bad = bool(desk.trouble) and not desk.is_working
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        for part in (self.kinds, self.table):
            part.setVisible(not is_bad)
        if is_bad and had_focus:
            self.close_button.setFocus()
        self._offer_kinds()
        self._show_rows()
        self.write_button.setEnabled(desk.can_write)
        self._mark.setVisible(is_bad)
        if is_bad:
            self._mark.setPixmap(self._icons.pixmap("warning", role="band.off", side=_MARK))
        self._says.show_whole(self._standing())

    def _standing(self) -> str:
        desk = self.desk
        if desk.is_working:
            return _("Reading the workbook and comparing it with the scorecard…")
        if desk.trouble:
            return desk.trouble
        if desk.report is not None and not desk.report.cells:
            return _("The workbook says already what the scorecard says.")
        return _("Nothing is written yet. The workbook itself is never changed.")

    def _offer_kinds(self) -> None:
        rows = self.desk.rows
        offers: list[tuple[str, FillKind | None]] = [(_("Everything"), None)]
        for kind in FillKind:
            count = sum(row.kind is kind for row in rows)
            if count:
                text = _("{kind} ({count})").format(kind=_(FILL_KINDS[kind]), count=count)
                offers.append((text, kind))
        if [(self.kinds.itemText(at), self.kinds.itemData(at)) for at in self._all()] == offers:
            return
        chosen = self.kinds.currentData()
        self.kinds.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.kinds.clear()
        for text, kind_or_all in offers:
            self.kinds.addItem(text, kind_or_all)
        self.kinds.setCurrentIndex(max(self.kinds.findData(chosen), 0) if chosen else 0)
        self.kinds.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _all(self) -> range:
        return range(self.kinds.count())

    def _show_rows(self) -> None:
        kind = self.kinds.currentData()
        self.model.show_rows(tuple(row for row in self.desk.rows if kind in {None, row.kind}))
        if self.model.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, _KIND))

    def _lay_out(self) -> None:
        px = self._themes.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(px(_PAD), px(_PAD), px(_PAD), px(_GAP))
        body.setSpacing(px(_GAP))
        self._known.setText(
            _(
                "It is filled where an import would read from. Where that is not what is meant, "
                "look at how it is read, correct it there, and let it be remembered."
            )
        )
        bar = QHBoxLayout()
        bar.addWidget(self.kinds)
        bar.addStretch(1)
        bar.addWidget(self.read_button)
        for label in (self._title, self._counts, self._about, self._known):
            body.addWidget(label)
        body.addLayout(bar)
        body.addWidget(self.table, 1)
        body.addStretch()
        column.addLayout(body, 1)
        foot = QFrame(self)
        foot.setObjectName("importFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(_PAD), px(_GAP), px(_PAD), px(_GAP))
        row.setSpacing(px(_GAP))
        row.addWidget(self._mark)
        row.addWidget(self._says)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.write_button)
        column.addWidget(foot)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.desk.changed.connect(self.sync)
        self.kinds.currentIndexChanged.connect(self._show_rows)
        self.write_button.clicked.connect(self.write_wanted)
        self.read_button.clicked.connect(self.read_wanted)
        self.close_button.clicked.connect(self.closed)
        escape = QShortcut(Qt.Key.Key_Escape, self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again where something else was decided meanwhile about how it is read."""
        super().showEvent(event)
        if not event.spontaneous():
            self.desk.follow_profiles()


class FillModel(FlatModel):
    """One row a cell, or a number that finds none."""

    def __init__(self, themes: ThemeStore, icons: Icons) -> None:
        super().__init__(_HEADS)
        self._themes, self._icons = themes, icons
        self.rows: tuple[FillRow, ...] = ()

    def show_rows(self, rows: tuple[FillRow, ...]) -> None:
        """Show these rows."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a cell."""
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column)
            case Qt.ItemDataRole.DecorationRole if column == _KIND:
                name, colour = _ICONS[row.kind]
                return self._icons.pixmap(name, role=colour, side=_MARK)
            case Qt.ItemDataRole.TextAlignmentRole if column in {_OLD, _NEW}:
                is_number = row.kind is FillKind.SET
                side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole if row.kind is not FillKind.SET:
                return self._themes.theme.brush("text.quiet")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column; over numbers it stands at the right."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {_OLD, _NEW}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def _text(self, row: FillRow, column: int) -> str:
        if column == _KIND:
            return _(FILL_KINDS[row.kind])
        return str(getattr(row, _FIELDS[column - 1]))
