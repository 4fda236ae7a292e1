"""One question of the value view: it reads what is supposed, asks for what takes time, answers."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.present.worth.answer import Answer
from scorecard_app.ui.drawing import Work
from scorecard_app.ui.worth.desk import Desk
from scorecard_app.ui.worth.sheet import Sheet


class Part(QWidget):
    """`asked` says that the part itself has another question, as when a budget was typed."""

    KEY: ClassVar[str]
    TITLE: ClassVar[str]
    IS_DRAWN: ClassVar[bool] = True
    """Whether chance plays a part in the answer."""
    NAMES_ENDS: ClassVar[bool] = False
    """Whether rows are called by what leads where, so that both ends are to be read."""

    asked = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self.sheet = Sheet(desk, name)
        if self.NAMES_ENDS:
            self.sheet.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusProxy(self.sheet.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    def read(self) -> None:
        """Show at once what takes no time; nothing does unless a part says so."""

    def work(self) -> Work | None:
        """Return what takes time, to be done elsewhere; None where there is nothing to find."""
        return None

    def take(self, found: object) -> None:
        """Show what was found."""

    def refuse(self, why: str) -> None:
        """Say why nothing can be found."""
        self.sheet.show_answer(Answer(why))
