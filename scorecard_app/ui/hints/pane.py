"""The pane of hints: a list by how bad they are, and below it why the chosen one matters."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.edits.settings import set_setting
from scorecard_app.domain.ids import MintId
from scorecard_app.engine.hints import Known
from scorecard_app.present.hints import HintGroup, HintLine, hint_groups
from scorecard_app.present.mends import ASKING, MOST_MENDS, Mend
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.hints.mending import edit_for
from scorecard_app.ui.history import History
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.words import Words

_GAP = 8
_CALM_MS = 300
"""How long after a change the hints are looked up again: after a burst of typing, once."""

_LINE = Qt.ItemDataRole.UserRole


class HintsPane(QWidget):
    """Shows the hints of the open scorecard, up to date whenever nothing was changed for a moment.

    `revealed` carries the ids that the chosen hint is about; `counted` says how many there are.
    `link_wanted` and `measure_wanted` name an objective that is to be linked or measured,
    `data_wanted` a link of which it is to be shown what data say.
    """

    revealed = Signal(object)
    link_wanted = Signal(str)
    measure_wanted = Signal(str)
    data_wanted = Signal(str)
    counted = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        history: History,
        themes: ThemeStore,
        mint: MintId,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._history, self._mint = bridge, history, mint
        self._px = themes.theme.px
        self._groups: tuple[HintGroup, ...] = ()
        self.list = QTreeWidget(self)
        self.list.setHeaderHidden(True)
        self.list.setAccessibleName(_("Hints"))
        self.list.setIndentation(self._px(12))
        self.says, self.why = Words(themes, strong=True, parent=self), Words(themes, parent=self)
        self.show_button = QPushButton(_("Show it"), self)
        self.mend_buttons = tuple(QPushButton(self) for _each in range(MOST_MENDS))
        self.off_button = QPushButton(self)
        self.on_button = QPushButton(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._lay_out()
        self._connect()
        self._calm.start()

    @property
    def groups(self) -> tuple[HintGroup, ...]:
        """Return what is shown."""
        return self._groups

    @property
    def current(self) -> HintLine | None:
        """Return the chosen hint."""
        item = self.list.currentItem()
        line: HintLine | None = item.data(0, _LINE) if item else None
        return line

    def sync(self) -> None:
        """Look the hints up and show them; the chosen one stays chosen."""
        self._calm.stop()
        scene = self._bridge.scene
        groups = hint_groups(scene.relations, Known(scene.results, scene.doubted))
        if groups != self._groups:
            self._groups = groups
            self._fill()
        self.counted.emit(self.count_text)
        self._follow()

    @property
    def count_text(self) -> str:
        """Say how many remarks the rules make; nothing where there is none."""
        count = sum(bool(line.code) for group in self._groups for line in group.lines)
        if not count:
            return ""
        return ngettext("{count} hint", "{count} hints", count).format(count=count)

    def reveal(self) -> None:
        """Show what the chosen hint is about."""
        if self.current is not None and self.current.reveals:
            self.revealed.emit(self.current.reveals)

    def mend(self, at: int) -> None:
        """Do what one of the buttons offers about the chosen hint, or begin it."""
        line = self.current
        if line is None or at >= len(line.mends):
            return
        mend = line.mends[at]
        if mend in ASKING:
            if mend is not Mend.SHOW_DATA:
                self.reveal()
            self._asks[mend].emit(line.reveals[0])
            return
        edit = edit_for(mend, line, self._bridge.scene.relations, self._mint)
        self._history.run(_(mend.value), edit)

    def turn_off(self) -> None:
        """Let the rule of the chosen hint say nothing more in this scorecard."""
        if self.current is not None and self.current.code:
            off = (*self._bridge.scene.card.settings.hints_off, self.current.code)
            self._set_off(_("Turn hint {code} off").format(code=self.current.code), off)

    def turn_all_on(self) -> None:
        """Let every rule speak again."""
        self._set_off(_("Turn all hints on"), ())

    def _set_off(self, label: str, codes: tuple[str, ...]) -> None:
        self._history.run(label, partial(set_setting, field="hints_off", value=codes))

    def _lay_out(self) -> None:
        gap = self._px(_GAP)
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, self.mend_buttons),
            (second, (self.show_button, self.off_button)),
            (third, (self.on_button,)),
        ):
            row.setSpacing(gap)
            for button in buttons:
                row.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(gap, 0, gap, 0)
        foot.setSpacing(gap)
        foot.addWidget(self.says)
        foot.addWidget(self.why)
        foot.addLayout(first)
        foot.addLayout(second)
        foot.addLayout(third)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, gap)
        column.setSpacing(gap)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._asks = {
            Mend.LINK: self.link_wanted,
            Mend.FIND_MEASURE: self.measure_wanted,
            Mend.SHOW_DATA: self.data_wanted,
        }
        self._calm.timeout.connect(self.sync)
        self._bridge.facts_changed.connect(self._wait)
        self._bridge.scene_replaced.connect(self._wait)
        self._bridge.says_changed.connect(self._wait)
        self.list.currentItemChanged.connect(self._follow)
        self.list.activated.connect(self._reveal_activated)
        self.list.clicked.connect(self._reveal_activated)
        self.show_button.clicked.connect(self.reveal)
        for at, button in enumerate(self.mend_buttons):
            button.setProperty("at", at)
            button.clicked.connect(self._mend_clicked)
        self.off_button.clicked.connect(self.turn_off)
        self.on_button.clicked.connect(self.turn_all_on)

    def _wait(self) -> None:
        self._calm.start()

    def _mend_clicked(self) -> None:
        self.mend(self.sender().property("at"))

    def _reveal_activated(self, _index: QModelIndex) -> None:
        self.reveal()

    def _fill(self) -> None:
        kept = self.current
        self.list.clear()
        for group in self._groups:
            head = QTreeWidgetItem(self.list, [f"{group.title} ({len(group.lines)})"])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for line in group.lines:
                item = QTreeWidgetItem(head, [line.name])
                item.setData(0, _LINE, line)
                item.setToolTip(0, line.says)
                if line == kept:
                    self.list.setCurrentItem(item)
        self.list.expandAll()

    def _follow(self) -> None:
        """Say why the chosen hint matters, and offer what can be done about it."""
        line, off = self.current, self._bridge.scene.card.settings.hints_off
        self.says.setText(line.says if line else "")
        self.says.setVisible(line is not None)
        self.why.setText(line.why if line else self._nothing_chosen())
        self.show_button.setVisible(line is not None and bool(line.reveals))
        mends = line.mends if line else ()
        for at, button in enumerate(self.mend_buttons):
            button.setVisible(at < len(mends))
            button.setText(_(mends[at].value) if at < len(mends) else "")
        self.off_button.setVisible(line is not None and bool(line.code))
        if line is not None and line.code:
            self.off_button.setText(_("Turn hint {code} off").format(code=line.code))
        self.on_button.setVisible(bool(off))
        self.on_button.setText(_("Turn {codes} on").format(codes=", ".join(off)))

    def _nothing_chosen(self) -> str:
        if self._groups:
            return _("Choose a hint to read why it matters. Enter shows its card.")
        return _("There is nothing to remark.")

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when seen."""
        super().showEvent(event)
        self.sync()
