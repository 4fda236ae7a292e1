"""The button in the bar of the map that asks what would be different."""

from PySide6.QtWidgets import QToolButton, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.what_if import WhatIf


class WhatIfButton(QToolButton):
    """Is pressed while a what-if is asked."""

    def __init__(self, supposed: WhatIf, parent: QWidget) -> None:
        super().__init__(parent)
        self._supposed = supposed
        self.setCheckable(True)
        self.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
        self.setText(_("What if"))
        self.setToolTip(_("Push cards by sliders and see what would come of it"))
        self.clicked.connect(self._switch)
        supposed.changed.connect(self._read)
        self._read()

    def _switch(self) -> None:
        self._supposed.switch(is_on=not self._supposed.is_on)

    def _read(self) -> None:
        self.setChecked(self._supposed.is_on)
