"""The value view: questions at the left, one of them answered beside them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from scorecard_app.present.numbers import format_plain
from scorecard_app.present.worth.futures import futures_meaning, futures_words
from scorecard_app.present.worth.supposing import supposed_words
from scorecard_app.texts import _
from scorecard_app.ui.background import Background
from scorecard_app.ui.drawing import Drawing
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.theme import TextSize
from scorecard_app.ui.worth.desk import Desk
from scorecard_app.ui.worth.doubts import DoubtsPart, MeasuringPart
from scorecard_app.ui.worth.goals import GoalsPart
from scorecard_app.ui.worth.levers import LeversPart
from scorecard_app.ui.worth.part import Part
from scorecard_app.ui.worth.questions import QuestionList
from scorecard_app.ui.worth.scenarios import ScenariosPart
from scorecard_app.ui.worth.split import SplitPart
from scorecard_app.ui.worth.verdict_part import VerdictPart
from scorecard_app.ui.worth.ways import WaysPart

_ACROSS, _DOWN, _GAP = 16, 12, 8
_WIDE = 1_000


class ValuePage(QWidget):
    """Answers the chosen question; `lit` carries what is to be lit on the map.

    `map_wanted` says that cards are to be pushed there.
    """

    lit = Signal(object)
    map_wanted = Signal()

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        desk.setParent(self)
        self._desk = desk
        self._drawing = Drawing(background, self)
        self.verdict = VerdictPart(desk)
        self.levers = LeversPart(desk)
        self.split = SplitPart(desk)
        self.goals = GoalsPart(desk)
        self.doubts = DoubtsPart(desk)
        self.measuring = MeasuringPart(desk)
        self.ways = WaysPart(desk)
        self.scenarios = ScenariosPart(desk)
        self._parts: tuple[Part, ...] = (
            self.verdict, self.levers, self.split, self.goals,
            self.doubts, self.measuring, self.ways, self.scenarios,
        )  # fmt: skip
        self.questions = QuestionList([_(each.TITLE) for each in self._parts], desk.themes, self)
        self.title = RoleLabel(desk.themes, "text", size=TextSize.TITLE, strong=True, parent=self)
        self.supposed = ElidedLabel(desk.themes, "text.quiet", parent=self)
        self.working = RoleLabel(desk.themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.draw = RoleLabel(desk.themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.stop, self.again, self.reset = (QToolButton(self) for _each in range(3))
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.questions.setCurrentRow(0)

    @property
    def part(self) -> Part:
        """Return the part that is shown."""
        return self._parts[max(self.questions.currentRow(), 0)]

    def ask(self, part: Part) -> None:
        """Show the answer to another question."""
        self.questions.setCurrentRow(self._parts.index(part))

    def ask_for(self, key: str) -> None:
        """Show the answer to another question, and let it take the keyboard."""
        part = next(each for each in self._parts if key == each.KEY)
        self.ask(part)
        part.setFocus()

    def _lay_out(self) -> None:
        px = self._desk.themes.theme.px
        self.stop.setText(_("Stop"))
        self.again.setText(_("Other futures"))
        self.again.setToolTip(
            _("Try other futures by another seed: what stays the same is no accident")
        )
        self.reset.setText(_("Reset"))
        self.reset.setToolTip(_("Suppose nothing: every card as it is today"))
        head = QHBoxLayout()
        head.setSpacing(px(_GAP))
        head.addWidget(self.title)
        head.addStretch(1)
        for each in (self.working, self.stop, self.draw, self.again, self.reset):
            if isinstance(each, QToolButton):
                each.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            head.addWidget(each)
        column = QVBoxLayout()
        column.setContentsMargins(px(_ACROSS), px(_DOWN), px(_ACROSS), px(_DOWN))
        column.setSpacing(px(_GAP))
        column.addLayout(head)
        column.addWidget(self.supposed)
        column.addWidget(self._stack, 1)
        for part in self._parts:
            self._stack.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.questions)
        row.addLayout(column, 1)
        self.setFocusProxy(self.questions)
        self.stop.hide()

    def _connect(self) -> None:
        foresight = self._desk.foresight
        foresight.changed.connect(self._read)
        self.questions.currentRowChanged.connect(self._turn_to)
        self._drawing.found.connect(self._take)
        self._drawing.refused.connect(self._refuse)
        self._drawing.worked.connect(self._note_work)
        self._drawing.told.connect(self._note_share)
        self.stop.clicked.connect(self._drawing.stop)
        self.again.clicked.connect(foresight.supposed.draw_anew)
        self.reset.clicked.connect(foresight.supposed.reset)
        self.ways.lit.connect(self.lit)
        self.verdict.map_wanted.connect(self.map_wanted)
        self.verdict.levers_wanted.connect(self._turn_to_levers)
        for part in self._parts:
            part.asked.connect(self._ask)

    def _turn_to_levers(self) -> None:
        self.ask_for(LeversPart.KEY)

    def _turn_to(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentIndex(row)
            self.title.setText(_(self.part.TITLE))
            self._read()

    def _read(self) -> None:
        """Show what is known at once, and ask for what takes time."""
        if not self.isVisible():
            return
        foresight = self._desk.foresight
        self._say_supposed()
        self.reset.setEnabled(not foresight.supposed.is_empty)
        chances = self._desk.draws, foresight.forms
        self.draw.setText(futures_words(*chances))
        self.draw.setToolTip(futures_meaning(*chances))
        for each in (self.draw, self.again):
            each.setVisible(self.part.IS_DRAWN)
        if foresight.trouble:
            self._drawing.stop()
            self.part.refuse(foresight.trouble)
            return
        self.part.read()
        self._ask()

    def _say_supposed(self) -> None:
        foresight = self._desk.foresight
        words = supposed_words(self._desk.board, foresight.plan)
        said = _("Supposed: {changes}.").format(changes=" · ".join(words))
        remarks = " ".join(each.text for each in foresight.remarks)
        nothing = _("Nothing is supposed to change.")
        self.supposed.show_whole(" ".join((said if words else nothing, remarks)).strip())

    def _ask(self) -> None:
        work = self.part.work()
        if work is None:
            self._drawing.stop()
        else:
            self._drawing.ask(work)

    def _take(self, found: object) -> None:
        if self.isVisible():
            self.part.take(found)

    def _refuse(self, why: str) -> None:
        self.part.refuse(why)

    def _note_work(self, is_working: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self.working.say(_("Working…") if is_working else "")
        self.stop.setVisible(is_working)

    def _note_share(self, share: float) -> None:
        if self.stop.isVisible():
            percent = format_plain(100 * share, self._desk.foresight.forms, decimals=0)
            self.working.setText(_("Working… {percent} %").format(percent=percent))

    def sizeHint(self) -> QSize:
        """Want no more than it needs: the panes beside it keep their width."""
        return self.minimumSizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Look into the future while it is looked at."""
        super().showEvent(event)
        self._desk.foresight.watch(is_watched=True)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Work for nobody."""
        super().hideEvent(event)
        self._drawing.stop()
        self._desk.foresight.watch(is_watched=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the questions less room where there is little."""
        super().resizeEvent(event)
        width = self._desk.themes.theme.px(_WIDE)
        self.questions.use_room(is_wide=event.size().width() >= width)
