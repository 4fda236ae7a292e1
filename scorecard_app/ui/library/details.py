"""What there is to know about the chosen entry of the library."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scorecard_app.present.library import Detail
from scorecard_app.texts import _
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.words import Words

_MARGIN, _GAP, _HEIGHT = 12, 2, 260
_SPACE = 8


class DetailsView(QScrollArea):
    """Shows titles in a quiet tone with texts below them."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setObjectName("libraryDetails")
        self.setAccessibleName(_("About the chosen entry"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        px = themes.theme.px
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(px(_MARGIN), px(_SPACE), px(_MARGIN), px(_SPACE))
        self._column.setSpacing(px(_GAP))
        self._name = Words(themes, strong=True, parent=inner)
        self._column.addWidget(self._name)
        self._pairs: list[tuple[Words, Words]] = []
        self._column.addStretch(1)
        self.setWidget(inner)

    @property
    def text(self) -> str:
        """Return all that is said."""
        said = [label.text() for pair in self._pairs for label in pair if not label.isHidden()]
        return "\n".join([self._name.text(), *said])

    def show_details(self, name: str, details: Sequence[Detail]) -> None:
        """Say something else."""
        self._name.setText(name)
        while len(self._pairs) < len(details):
            self._add_pair()
        for at, (title, text) in enumerate(self._pairs):
            is_there = at < len(details)
            title.setVisible(is_there)
            text.setVisible(is_there)
            if is_there:
                title.setText(details[at].title)
                text.setText(details[at].text)
        self.verticalScrollBar().setValue(0)

    def _add_pair(self) -> None:
        inner = self.widget()
        title = Words(self._themes, "text.quiet", size=TextSize.SMALL, parent=inner)
        title.setContentsMargins(0, self._themes.theme.px(_SPACE), 0, 0)
        text = Words(self._themes, parent=inner)
        for label in (title, text):
            self._column.insertWidget(self._column.count() - 1, label)
        self._pairs.append((title, text))

    def sizeHint(self) -> QSize:
        """Want room for the first of the texts."""
        return QSize(0, self._themes.theme.px(_HEIGHT))
