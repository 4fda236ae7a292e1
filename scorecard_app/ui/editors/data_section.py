"""What data say of the link that a form shows: a sentence beside what is believed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId, LinkId
from scorecard_app.texts import _
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize
from scorecard_app.ui.words import Words

_GAP = 4


class DataSection(QWidget):
    """Says it in words of the ladder of evidence; `wanted` names the link to see more of."""

    wanted = Signal(str)

    def __init__(
        self, desk: Desk, read_says: Callable[[LinkId], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._read_says = desk, read_says
        self._link_id: LinkId | None = None
        title = RoleLabel(desk.themes, "text.quiet", size=TextSize.SMALL, strong=True, parent=self)
        title.setText(_("What data say"))
        self.says = Words(desk.themes, "text", parent=self)
        self.more = QPushButton(_("Show under “Links”"), self)
        self.more.setToolTip(_("Show it on the page of links, with pictures and figures"))
        self.more.setProperty("quiet", True)  # noqa: FBT003 - Qt's own order
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.themes.theme.px(_GAP))
        column.addWidget(title)
        column.addWidget(self.says)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._want)

    def bind(self, entity_id: EntityId | None) -> None:
        """Speak of another link."""
        self._link_id = None if entity_id is None else LinkId(entity_id)
        self.sync()

    def sync(self) -> None:
        """Say it as it is known now."""
        link_id = self._link_id
        if link_id is not None and link_id in self._desk.bridge.scene.card.links:
            self.says.setText(self._read_says(link_id))

    def _want(self) -> None:
        if self._link_id is not None:
            self.wanted.emit(self._link_id)
