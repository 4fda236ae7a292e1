"""The start page, in place of an empty window: drafts, templates, files and the sample."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.texts import _
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.start_tiles import StartTile
from scorecard_app.ui.theme import TextSize, ThemeStore

_COLUMNS = 3
_GAP = 16
_MARGIN = 32
_SIDE_WIDTH = 300
_FULL_WIDTH = 1320


@dataclass(frozen=True, slots=True)
class TileFace:
    """What a tile shows; `key` says which template it stands for."""

    key: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RecentFace:
    """A file that was open lately; `key` is its path."""

    key: str
    name: str
    detail: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class DraftFace:
    """Work that was never saved to a file of the user's; `key` says which."""

    key: str
    sentence: str


class StartPage(QScrollArea):
    """Offers what can be opened; says what was chosen and opens nothing itself."""

    template_chosen = Signal(str)
    recent_chosen = Signal(str)
    draft_continued = Signal(str)
    draft_discarded = Signal(str)
    blank_chosen = Signal()
    open_chosen = Signal()
    sample_chosen = Signal()

    def __init__(self, themes: ThemeStore, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons
        self._tiles: dict[str, StartTile] = {}
        self.setObjectName("startPage")
        self.setAccessibleName(_("Start page"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._drafts = QVBoxLayout()
        self._gallery = QGridLayout()
        self._gallery.setSpacing(themes.theme.px(_GAP))
        self._iconed: dict[QPushButton, str] = {}
        self._recent = QVBoxLayout()
        self._recent.setSpacing(themes.theme.px(2))
        self._build()
        self._repaint_icons()
        icons.changed.connect(self._repaint_icons)

    @property
    def tiles(self) -> Mapping[str, StartTile]:
        """Return the tiles by the key of their template."""
        return self._tiles

    def show_templates(self, faces: Sequence[TileFace]) -> None:
        """Show one tile a template, in place of those that were shown before."""
        for tile in self._tiles.values():
            self._gallery.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        for at, face in enumerate(faces):
            tile = StartTile(
                face.key, face.name, face.sentence, themes=self._themes, parent=self._page
            )
            tile.clicked.connect(self._choose_template)
            self._tiles[face.key] = tile
            self._gallery.addWidget(tile, at // _COLUMNS, at % _COLUMNS)

    def show_picture(self, key: str, picture: QImage) -> None:
        """Show the map of a template on its tile."""
        self._tiles[key].show_picture(picture)

    def show_recent(self, faces: Sequence[RecentFace]) -> None:
        """List the files that were open lately; missing ones are grey and cannot be chosen."""
        _empty(self._recent)
        if not faces:
            self._recent.addWidget(self._quiet(_("Files that you open or save appear here.")))
        for face in faces:
            button = _KeyButton(face.key, face.name, face.detail, themes=self._themes)
            button.setEnabled(not face.is_missing)
            button.clicked.connect(self._choose_recent)
            self._recent.addWidget(button)

    def show_drafts(self, faces: Sequence[DraftFace]) -> None:
        """Offer work that was not saved, on top of everything."""
        _empty(self._drafts)
        for face in faces:
            self._drafts.addWidget(self._draft_row(face))

    def _build(self) -> None:
        px = self._themes.theme.px
        self._page = QWidget(self)
        columns = QHBoxLayout()
        columns.setSpacing(px(_MARGIN))
        columns.addLayout(self._start_column(), 1)
        columns.addWidget(self._side_column())
        body = QVBoxLayout()
        body.setSpacing(px(_GAP))
        body.addLayout(self._drafts)
        body.addLayout(columns)
        body.addStretch(1)
        inner = QWidget(self._page)
        inner.setMaximumWidth(px(_FULL_WIDTH))
        inner.setLayout(body)
        body.setContentsMargins(0, 0, 0, 0)
        outer = QHBoxLayout(self._page)
        outer.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        self.setWidget(self._page)

    def _start_column(self) -> QVBoxLayout:
        px = self._themes.theme.px
        column = QVBoxLayout()
        column.setSpacing(px(_GAP))
        column.addWidget(self._heading(_("New from a template")))
        column.addLayout(self._gallery)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(_GAP // 2))
        for title, icon, signal in (
            (_("Blank scorecard"), "new", self.blank_chosen),
            (_("Open…"), "open", self.open_chosen),
            (_("Open the sample: Georgia compact"), "map", self.sample_chosen),
        ):
            button = QPushButton(title, self._page)
            self._iconed[button] = icon
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        return column

    def _side_column(self) -> QWidget:
        px = self._themes.theme.px
        side = QWidget(self._page)
        side.setFixedWidth(px(_SIDE_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(_GAP))
        column.addWidget(self._heading(_("Recent files")))
        column.addLayout(self._recent)
        column.addStretch(1)
        column.addWidget(
            self._quiet(
                _(
                    "Works offline. Nothing leaves this computer. "
                    "Every change is kept at once; your own file changes only when you save."
                )
            )
        )
        return side

    def _draft_row(self, face: DraftFace) -> QFrame:
        row = QFrame(self._page)
        row.setObjectName("draftRow")
        layout = QHBoxLayout(row)
        icon = QLabel(row)
        icon.setPixmap(self._icons.pixmap("info", role="accent"))
        layout.addWidget(icon)
        text = QLabel(face.sentence, row)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        layout.addWidget(text, 1)
        for title, slot in (
            (_("Continue"), self._continue_draft),
            (_("Discard"), self._discard_draft),
        ):
            button = QPushButton(title, row)
            button.setObjectName(face.key)
            button.setAccessibleDescription(face.sentence)
            button.clicked.connect(slot)
            layout.addWidget(button)
        return row

    def _repaint_icons(self) -> None:
        for button, name in self._iconed.items():
            button.setIcon(self._icons.icon(name))

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self._page)
        label.setFont(self._themes.theme.font(TextSize.TITLE, strong=True))
        return label

    def _quiet(self, text: str) -> QLabel:
        label = QLabel(text, self._page)
        label.setProperty("quiet", True)  # noqa: FBT003 - Qt's own way to say it
        label.setWordWrap(True)
        return label

    def _choose_template(self) -> None:
        tile = self.sender()
        if isinstance(tile, StartTile):
            self.template_chosen.emit(tile.key)

    def _choose_recent(self) -> None:
        self.recent_chosen.emit(self.sender().objectName())

    def _continue_draft(self) -> None:
        self.draft_continued.emit(self.sender().objectName())

    def _discard_draft(self) -> None:
        self.draft_discarded.emit(self.sender().objectName())


class _KeyButton(QPushButton):
    """A flat row of two lines that knows which file it stands for."""

    def __init__(self, key: str, name: str, detail: str, *, themes: ThemeStore) -> None:
        super().__init__()
        self.setObjectName(key)
        self.setFlat(True)
        self.setProperty("row", True)  # noqa: FBT003 - Qt's own way to say it
        self.setToolTip(key)
        self.setAccessibleName(f"{name}, {detail}")
        theme = themes.theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        layout.setSpacing(0)
        first = QLabel(name, self)
        second = QLabel(detail, self)
        second.setProperty("quiet", True)  # noqa: FBT003 - as above
        second.setFont(theme.font(TextSize.SMALL))
        for label in (first, second):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def sizeHint(self) -> QSize:
        """Ask for room for both lines."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
