"""The status bar: what to do next, what there is to remark, how safe the work is, how near."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

_MARGIN = 8


class StatusBar(QStatusBar):
    """Shows the hint on the left, and on the right remarks, the state of saving and the zoom."""

    remarks_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._hint, self._saving, self._zoom = (_plain_label(self) for _each in range(3))
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.remarks = QToolButton(self)
        self.remarks.setAutoRaise(True)
        self.remarks.hide()
        self.remarks.clicked.connect(self.remarks_wanted)
        self.addWidget(self._hint, 1)
        self.addPermanentWidget(self.remarks)
        self.addPermanentWidget(self._saving)
        self.addPermanentWidget(self._zoom)

    @property
    def hint(self) -> str:
        """Return the hint that is shown."""
        return self._hint.text()

    @property
    def saving(self) -> str:
        """Return what is said about saving."""
        return self._saving.text()

    def show_hint(self, text: str) -> None:
        """Say what can be done here."""
        self._hint.setText(text)

    def show_remarks(self, text: str) -> None:
        """Say how many hints there are."""
        self.remarks.setText(text)
        self.remarks.setVisible(bool(text))

    def show_saving(self, text: str) -> None:
        """Say how safe the work is."""
        self._saving.setText(text)
        self._saving.setVisible(bool(text))

    def show_zoom(self, text: str) -> None:
        """Say how near the map is."""
        self._zoom.setText(text)
        self._zoom.setVisible(bool(text))


def _plain_label(parent: QWidget) -> QLabel:
    """Return a label that shows texts of the document as they are."""
    label = QLabel(parent)
    label.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
