"""What lists of attachments have in common, seen from the objective or from the measure."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPushButton, QWidget

from scorecard_app.document.edits.measures import detach_measure, set_main
from scorecard_app.domain.ids import AttachmentId
from scorecard_app.present.lists import ListRow
from scorecard_app.texts import _
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.sections import ORIGIN, ListSection


class AttachedSection(ListSection):
    """A list of attachments: attach one by name, make the current one the main one, or detach."""

    def __init__(self, title: str, empty: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(title, empty, desk, parent)
        self._names = QStringListModel(self)
        self.entry = QLineEdit(self)
        completer = QCompleter(self._names, self.entry)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.setCompleter(completer)
        self.entry.returnPressed.connect(self.attach)
        self.main_button = QPushButton(_("Make main"), self)
        self.detach_button = QPushButton(_("Detach"), self)
        self.detach_button.setToolTip(_("The measure and its values stay in the scorecard."))
        self.main_button.clicked.connect(self.make_main)
        self.detach_button.clicked.connect(self.detach)
        self.rows.currentRowChanged.connect(self._enable)
        line = QHBoxLayout()
        line.addWidget(self.main_button)
        line.addWidget(self.detach_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self.entry)

    def attach(self) -> None:
        """Attach what is named in the entry."""

    def make_main(self) -> None:
        """Let the card of the objective show the measure of the current row."""
        row = self.rows.current
        if row is not None:
            edit = partial(set_main, attachment_id=AttachmentId(row.row_id))
            self._desk.history.run(_("Make a measure the main one"), edit, origin=ORIGIN)

    def detach(self) -> None:
        """Let the measure of the current row serve the objective no longer."""
        row = self.rows.current
        if row is not None:
            edit = partial(detach_measure, attachment_id=AttachmentId(row.row_id))
            self._desk.history.run(_("Detach a measure"), edit, origin=ORIGIN)

    def _list(self, rows: Sequence[ListRow]) -> None:
        self.rows.show_rows(rows)
        self._empty.setVisible(not rows)
        self._enable()

    def _offer(self, free: Sequence[ListRow]) -> None:
        """Offer the names of what can still be attached."""
        names = [row.title for row in free]
        if names != self._names.stringList():
            self._names.setStringList(names)

    def _enable(self) -> None:
        row = self.rows.current
        self.main_button.setVisible(row is not None)
        self.detach_button.setVisible(row is not None)
        self.main_button.setEnabled(row is not None and not row.is_main)
