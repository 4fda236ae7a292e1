"""A small table of years: what may be spent in each at most; blank is no cap."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QWidget

from scorecard_app.document.edits.settings import set_setting
from scorecard_app.errors import UserError
from scorecard_app.present.worth.caps import CapYear, cap_years, with_cap
from scorecard_app.texts import _
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize
from scorecard_app.ui.worth.desk import ORIGIN, Desk

_WIDTH, _GAP = 96, 8


class Caps(QScrollArea):
    """Shows a field for each year of the plan, typed into the file; `refused` says why not."""

    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._years: tuple[CapYear, ...] = ()
        self.fields: list[QLineEdit] = []
        self._heads: list[RoleLabel] = []
        self._inside = QWidget(self)
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(desk.themes.theme.px(_GAP) // 2)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What may be spent at most, year by year"))

    def read(self) -> None:
        """Show the years of the plan with their caps; what is being typed stays."""
        self._years = cap_years(self._desk.board, self._desk.plan)
        while len(self.fields) < len(self._years):
            self._add()
        for at, field in enumerate(self.fields):
            is_shown = at < len(self._years)
            field.setVisible(is_shown)
            self._heads[at].setVisible(is_shown)
            if is_shown:
                self._name(at)
        rows = self._heads[0].sizeHint().height() + self.fields[0].sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(rows + bar + self._grid.spacing())

    def _add(self) -> None:
        at, themes = len(self.fields), self._desk.themes
        head = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self._inside)
        field = QLineEdit(self._inside)
        field.setFixedWidth(themes.theme.px(_WIDTH))
        field.setPlaceholderText(_("no cap"))
        field.editingFinished.connect(self._take)
        field.installEventFilter(self)
        head.setBuddy(field)
        self._grid.addWidget(head, 0, at)
        self._grid.addWidget(field, 1, at)
        self._heads.append(head)
        self.fields.append(field)

    def _name(self, at: int) -> None:
        year, field = self._years[at], self.fields[at]
        self._heads[at].setText(f"{year.name} · {year.begins_in}")
        for each in (self._heads[at], field):
            each.setToolTip(year.says)
        field.setAccessibleName(year.says)
        if not (field.hasFocus() and field.isModified()):
            field.setText(year.text)

    def _take(self) -> None:
        field = self.sender()
        if not isinstance(field, QLineEdit) or not field.isModified():
            return
        at = self.fields.index(field)
        year, settings = self._years[at], self._desk.card.settings
        try:
            forms = self._desk.foresight.forms
            caps = with_cap(settings.yearly_caps, year.begins_in, field.text(), forms)
        except UserError as error:
            self.refused.emit(str(error))
            return
        field.setModified(False)
        edit = partial(set_setting, field="yearly_caps", value=caps)
        self._desk.history.run(_("Set the most of a year"), edit, origin=ORIGIN)
        self._name_all()

    def _name_all(self) -> None:
        self._years = cap_years(self._desk.board, self._desk.plan)
        for at in range(len(self._years)):
            self._name(at)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Bring the field that takes the keyboard into view."""
        if event.type() is QEvent.Type.FocusIn and isinstance(field, QWidget):
            self.ensureWidgetVisible(field)
        return super().eventFilter(field, event)
