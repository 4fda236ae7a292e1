"""The step that takes files: dropped, chosen or pasted, one or two that are to be joined."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scorecard_app.exchange.intake.plan import State
from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.exchange.preview.guesses import of_file
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.frame import StepFrame, empty
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.words import Words

_PAD, _GAP, _WIDE, _ICON = 24, 10, 720, 32


class SourceStep(StepFrame):
    """Takes files and says how they were read."""

    def __init__(self, desk: ImportDesk, themes: ThemeStore, icons: Icons) -> None:
        says = _(
            "Any workbook or table: .xlsx, .xlsm, .xlsb, .xls, .ods, .csv, .tsv. Nothing changes "
            "in the scorecard before you apply the import."
        )
        super().__init__(_("Source"), says, desk, themes)
        self._icons = icons
        self._choose = QPushButton(_("Choose a file…"), self)
        self._paste = QPushButton(_("Paste a block"), self)
        self.join_button = QPushButton(_("Join a second file…"), self)
        self.join_button.setToolTip(_("Its rows belong to those of the first by a column of ids"))
        self.forget_button = QPushButton(_("Forget it"), self)
        self._known = Words(themes, "text.quiet", parent=self)
        self._says = Words(themes, parent=self)
        self._trouble = Words(themes, "text.error", parent=self)
        self._files = QVBoxLayout()
        self._files.setSpacing(themes.theme.px(_GAP))
        self.column.addWidget(self._drop_zone())
        self.column.addLayout(self._files)
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._says)
        self.row(self.join_button, None)
        self._known_row = self.row(self._known, self.forget_button)
        self._known_row.setStretch(0, 1)
        self.column.addStretch(1)
        self._choose.clicked.connect(desk.files.choose)
        self._paste.clicked.connect(self.paste)
        self.join_button.clicked.connect(desk.files.choose_second)
        self.forget_button.clicked.connect(desk.forget_profiles)
        self.setFocusProxy(self._choose)

    def paste(self) -> None:
        """Take what lies on the clipboard."""
        self.desk.files.paste(QGuiApplication.clipboard().text())

    def sync(self) -> None:
        """Show the files."""
        findings = self.findings
        sources = findings.sources if findings else ()
        empty(self._files)
        for at, each in enumerate(sources):
            name = of_file(at, each.name) if len(sources) > 1 else each.name
            self._files.addWidget(_FileRow(at, name, each.says, self.desk, self.themes))
        self._trouble.say("" if self.desk.work else self.desk.trouble)
        self._says.say(_says(findings))
        self.join_button.setVisible(self.desk.files.can_join)
        known = findings.remembered if findings else ()
        text = _("Tables with these headers were imported before; what was decided then is used.")
        self._known.say(text if known else "")
        self.forget_button.setVisible(bool(known))

    def _drop_zone(self) -> QWidget:
        px = self.themes.theme.px
        zone = QFrame(self)
        zone.setObjectName("dropZone")
        words = RoleLabel(self.themes, parent=zone)
        words.say(_("Drop a file anywhere on the window"))
        quiet = RoleLabel(self.themes, "text.quiet", parent=zone)
        quiet.say(_("or choose one, or paste cells that were copied elsewhere (Ctrl+V)"))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(_GAP))
        for each in (self._choose, self._paste):
            each.setParent(zone)
            buttons.addWidget(each)
        buttons.addStretch(1)
        column = QVBoxLayout(zone)
        column.setContentsMargins(px(_PAD), px(_PAD), px(_PAD), px(_PAD))
        column.setSpacing(px(_GAP))
        column.addWidget(words)
        column.addWidget(quiet)
        column.addLayout(buttons)
        zone.setMaximumWidth(px(_WIDE))
        return zone


def _says(findings: Findings | None) -> str:
    """Say what is left to do."""
    if findings is None or findings.intake is None:
        return ""
    count = len(findings.questions)
    if count:
        return ngettext(
            "{count} question is open: the step “Check” asks it.",
            "{count} questions are open: the step “Check” asks them.",
            count,
        ).format(count=count)
    if not findings.changes:
        return _("Nothing in it can be taken. The steps “Shape” and “Columns” say how it is read.")
    if all(each.state is State.UNCHANGED for each in findings.changes):
        return _("The scorecard says already what the table says.")
    return _("No question is open. The steps at the left show every guess, and correct it.")


class _FileRow(QFrame):
    """One file: its name, how it was read, and a way to put it away."""

    def __init__(self, at: int, name: str, says: str, desk: ImportDesk, themes: ThemeStore) -> None:
        super().__init__()
        self.setObjectName("draftRow")
        self._at = at
        self._desk = desk
        px = themes.theme.px
        self.setMaximumWidth(px(_WIDE))
        title = RoleLabel(themes, strong=True, parent=self)
        title.say(name)
        quiet = RoleLabel(themes, "text.quiet", parent=self)
        quiet.say(says)
        away = QPushButton(_("Remove"), self)
        away.setAccessibleName(_("Remove “{name}”").format(name=name))
        away.clicked.connect(self._remove)
        texts = QVBoxLayout()
        texts.addWidget(title)
        texts.addWidget(quiet)
        row = QHBoxLayout(self)
        row.addLayout(texts, 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignVCenter)

    def _remove(self) -> None:
        self._desk.files.remove(self._at)
