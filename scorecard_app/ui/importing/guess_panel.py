"""Guesses as lines: what is guessed, how surely and why; each is corrected by a choice."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QToolButton, QWidget

from scorecard_app.domain.plain import Plain
from scorecard_app.exchange.preview.guesses import GuessLine, Surety
from scorecard_app.texts import _
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.words import Words

_GAP, _ACROSS, _BOX, _MARK = 4, 12, 330, 16
_SHARE = 0.45
"""How much of the height of its step a panel takes at most."""

_ICONS: Final[Mapping[Surety, tuple[str, str]]] = {
    Surety.QUESTION: ("help", "band.risk"),
    Surety.UNSURE: ("info", "accent"),
    Surety.CHOSEN: ("check", "band.on"),
}


class Decider(Protocol):
    """Who takes what the user decides."""

    @property
    def corrections(self) -> Mapping[str, Plain]:
        """Return what the user decided."""
        ...

    def correct(self, told: Mapping[str, Plain]) -> None:
        """Put decisions in the place of guesses."""
        ...

    def answer(self, key: str, text: str) -> None:
        """Take what was typed for a guess."""
        ...

    def take_back(self, keys: Collection[str]) -> None:
        """Go back to the guess for each of these."""
        ...


class GuessPanel(QScrollArea):
    """Shows lines of guesses one below the other; a line keeps its place while its key is there.

    It is as high as its lines; where they would leave too little to what is below, they scroll.
    """

    def __init__(
        self, desk: Decider, themes: ThemeStore, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._icons = icons
        self._lines: dict[str, _GuessRow] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._body = QWidget()
        self.setWidget(self._body)
        px = themes.theme.px
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(_ACROSS))
        self._grid.setVerticalSpacing(px(_GAP))
        self._grid.setColumnStretch(4, 1)

    def has(self, key: str) -> bool:
        """Say whether a guess is shown."""
        return key in self._lines

    def box(self, key: str) -> QComboBox:
        """Return the list in which a guess is corrected."""
        return self._lines[key].box

    def show_lines(self, lines: Sequence[GuessLine]) -> None:
        """Show these guesses."""
        if list(self._lines) != [each.key for each in lines]:
            self.hide()  # else every label that appears lays all of them out anew
            for row in self._lines.values():
                row.vanish(self._grid)
            self._lines = {
                line.key: _GuessRow(self._body, self._desk, self._themes, self._icons)
                for line in lines
            }
            for at, row in enumerate(self._lines.values()):
                row.place(self._grid, at)
        for line in lines:
            self._lines[line.key].show_line(line)
        self.setVisible(bool(lines))
        self.fit()

    def fit(self) -> None:
        """Be as high as the lines, or as the step allows."""
        step = self.parentWidget()
        wanted = self._grid.heightForWidth(self.viewport().width())
        most = int(step.height() * _SHARE) if step is not None else wanted
        self.setFixedHeight(max(min(wanted, most), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be higher where the reasons need another line."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class _CalmBox(QComboBox):
    """A list that the wheel does not turn: whoever scrolls past corrects nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what lies below."""
        event.ignore()


class _GuessRow(QWidget):
    """The widgets of one line; it has no look of its own."""

    def __init__(self, panel: QWidget, desk: Decider, themes: ThemeStore, icons: Icons) -> None:
        super().__init__(panel)
        self.hide()
        self._desk = desk
        self._icons = icons
        self._line: GuessLine | None = None
        self._title = RoleLabel(themes, parent=panel)
        self.box = _CalmBox(panel)
        self.box.setFixedWidth(themes.theme.px(_BOX))
        self._mark = RoleLabel(themes, parent=panel)
        self._sure = RoleLabel(themes, "text.quiet", parent=panel)
        self._why = Words(themes, "text.quiet", parent=panel)
        self._back = QToolButton(panel)
        self._back.setIcon(icons.icon("undo"))
        self._back.setToolTip(_("Back to the guess"))
        self._back.clicked.connect(self._take_back)
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(policy)
        self.box.activated.connect(self._choose)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Stand in a row of the panel."""
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._title, row, 0, middle)
        grid.addWidget(self.box, row, 1, middle)
        grid.addWidget(self._mark, row, 2, middle)
        grid.addWidget(self._sure, row, 3, middle)
        grid.addWidget(self._why, row, 4, middle)
        grid.addWidget(self._back, row, 5, middle)

    def vanish(self, grid: QGridLayout) -> None:
        """Go, with all that belongs to the line; Qt deletes later, the room is free at once."""
        for each in (self._title, self.box, self._mark, self._sure, self._why, self._back, self):
            grid.removeWidget(each)
            each.hide()
            each.deleteLater()

    def show_line(self, line: GuessLine) -> None:
        """Show a guess."""
        if line == self._line:
            return
        self._line = line
        self._title.say(line.title)
        self._title.setBuddy(self.box)
        self.box.setAccessibleName(line.title)
        self.box.setAccessibleDescription(f"{line.sure}. {line.reason}")
        self._fill(line)
        self._sure.say(line.sure)
        self._why.say(line.reason)
        self._back.setVisible(line.key in self._desk.corrections)
        self._back.setAccessibleName(_("Back to the guess: {title}").format(title=line.title))
        name, role = _ICONS.get(line.surety, ("", ""))
        if name:
            self._mark.setPixmap(self._icons.pixmap(name, role=role, side=_MARK))
        else:
            self._mark.clear()

    def _fill(self, line: GuessLine) -> None:
        with QSignalBlocker(self.box):
            self.box.setEditable(line.is_free)
            self.box.clear()
            for value, text in line.choices:
                self.box.addItem(text, value)
            values = [value for value, _text in line.choices]
            if line.value in values:
                self.box.setCurrentIndex(values.index(line.value))
            else:
                self.box.setCurrentIndex(-1)  # so that the arrow key takes the first offer
                self.box.setPlaceholderText(line.text or _("Choose…"))
            edit = self.box.lineEdit()
            if edit is not None:
                self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
                edit.setText(line.text)
                edit.setCursorPosition(0)
                edit.setPlaceholderText(line.hint)
                edit.editingFinished.connect(self._take_typed, Qt.ConnectionType.UniqueConnection)

    def _choose(self, at: int) -> None:
        line = self._line
        if line is not None and 0 <= at < len(line.choices):
            value: Plain = line.choices[at][0]
            if value != line.value:
                self._desk.correct({line.key: value})

    def _take_typed(self) -> None:
        line, edit = self._line, self.box.lineEdit()
        if line is None or edit is None:
            return
        typed = edit.text().strip()
        offered = {text: value for value, text in line.choices}
        if typed in offered:
            if self._desk.corrections.get(line.key) != offered[typed]:
                self._desk.correct({line.key: offered[typed]})
        elif typed != line.text and (typed or line.value):
            self._desk.answer(line.key, typed)

    def _take_back(self) -> None:
        if self._line is not None:
            self._desk.take_back([self._line.key])
