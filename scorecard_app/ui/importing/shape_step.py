"""The step that says what a row is, with a live preview of what becomes of the rows."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt

from scorecard_app.domain.plain import Plain
from scorecard_app.exchange.guesses.headers import KEY as HEADER_ROWS
from scorecard_app.exchange.guesses.meaning import TABLE
from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.exchange.preview.changes import ResultRow
from scorecard_app.exchange.preview.guesses import CONVENTIONS, GuessLine, of_file
from scorecard_app.exchange.preview.shapes import ShapeLine
from scorecard_app.texts import N_, _
from scorecard_app.ui.flat_model import FlatModel, Index
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.frame import StepFrame
from scorecard_app.ui.importing.guess_panel import GuessPanel
from scorecard_app.ui.importing.word_table import WordTable
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.plain_table import PlainTable
from scorecard_app.ui.theme import ThemeStore

_HEADS = (
    N_("Measure or objective"),
    N_("Unit"),
    N_("Belongs to"),
    N_("Baseline"),
    N_("Target"),
    N_("Actual values"),
    N_("Last"),
)
_NAME, _SERVES = 0, 2
_WIDTHS = (220, 76, 200, 84, 84, 236, 96)
_FIELDS = ("name", "unit", "serves", "baseline", "target", "values", "last")
_RIGHT = {3, 4, 6}
_SHAPE = "each row is"
_ELSEWHERE = frozenset({TABLE, HEADER_ROWS, *CONVENTIONS})


class ShapeStep(StepFrame):
    """Lets what a row is, and from when its values are, be corrected."""

    def __init__(self, desk: ImportDesk, themes: ThemeStore, icons: Icons) -> None:
        says = _("What one row of the table is, and from when its values are.")
        super().__init__(_("Shape"), says, desk, themes)
        self.panel = GuessPanel(_ShapeDecider(desk), themes, icons, self)
        self.words = WordTable(desk, themes)
        self._rows = RoleLabel(themes, "text.quiet", parent=self)
        title = RoleLabel(themes, strong=True, parent=self)
        title.say(_("What becomes of it"))
        self.preview = ResultTable(themes)
        title.setBuddy(self.preview)
        self.column.addWidget(self.panel)
        self.column.addWidget(self.words)
        self.column.addWidget(self._rows)
        self.row(title, None)
        self.column.addWidget(self.preview, 1)
        self.setFocusProxy(self.preview)

    def sync(self) -> None:
        """Show the guesses and what would become of the rows."""
        findings = self.findings
        shapes = findings.shapes if findings else ()
        lines = [_line(each, is_joined=len(shapes) > 1) for each in shapes]
        lines += [
            each
            for each in (findings.guesses if findings else ())
            if each.key.removeprefix(SECOND) not in _ELSEWHERE
        ]
        self.panel.show_lines(lines)
        is_joined = len(shapes) > 1
        rows = (of_file(each.book, each.rows) if is_joined else each.rows for each in shapes)
        self._rows.say("     ".join(rows))
        self.words.show_words(findings.words if findings else ())
        self.preview.show_rows(findings.results if findings else ())


class _ShapeDecider:
    """Corrects the columns where a shape is chosen, and all else as the desk does."""

    def __init__(self, desk: ImportDesk) -> None:
        self._desk = desk

    @property
    def corrections(self) -> Mapping[str, Plain]:
        """Return what the user decided; a shape was, where any column of its table was."""
        told = self._desk.corrections
        shapes = {f"{_SHAPE} {_book(key)}": "" for key in told if _is_column(key)}
        return {**told, **shapes}

    def correct(self, told: Mapping[str, Plain]) -> None:
        """Put decisions in the place of guesses."""
        plain: dict[str, Plain] = {}
        for key, value in told.items():
            plain |= value if key.startswith(_SHAPE) and isinstance(value, dict) else {key: value}
        self._desk.correct(plain)

    def answer(self, key: str, text: str) -> None:
        """Take what was typed for a guess."""
        self._desk.answer(key, text)

    def take_back(self, keys: Collection[str]) -> None:
        """Go back to the guess for each of these; for a shape, to those of its columns."""
        columns = {
            each
            for each in self._desk.corrections
            if _is_column(each) and f"{_SHAPE} {_book(each)}" in keys
        }
        self._desk.take_back({*keys, *columns})


class ResultTable(PlainTable):
    """Shows measures and objectives as they will be."""

    def __init__(self, themes: ThemeStore) -> None:
        self._model = _ResultModel()
        super().__init__(self._model, _("What becomes of the rows"), themes)
        self._model.setParent(self)
        self.give_room(dict(enumerate(_WIDTHS)), stretched=(_NAME, _SERVES))

    def show_rows(self, rows: tuple[ResultRow, ...]) -> None:
        """Show these rows."""
        self._model.show_rows(rows)


class _ResultModel(FlatModel):
    """One row a measure or objective."""

    def __init__(self) -> None:
        super().__init__(_HEADS)
        self.rows: tuple[ResultRow, ...] = ()

    def show_rows(self, rows: tuple[ResultRow, ...]) -> None:
        """Show these rows."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a cell."""
        text = getattr(self.rows[index.row()], _FIELDS[index.column()])
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if index.column() in _RIGHT
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)


def _is_column(key: str) -> bool:
    return key.removeprefix(SECOND).startswith("column ")


def _book(key: str) -> int:
    return 1 if key.startswith(SECOND) else 0


def _line(shape: ShapeLine, *, is_joined: bool) -> GuessLine:
    """Return what a row is as a guess like the others."""
    title = _("Each row is")
    return GuessLine(
        f"{_SHAPE} {shape.book}",
        of_file(shape.book, title) if is_joined else title,
        dict(shape.choices[0][1]),
        shape.text,
        shape.surety,
        shape.sure,
        shape.reason,
        tuple((dict(told), text) for text, told in shape.choices),
    )
