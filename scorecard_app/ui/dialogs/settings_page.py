"""The settings page: what holds for the open scorecard, and what the program remembers."""

from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from scorecard_app.texts import _, available_languages
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.session import Session
from scorecard_app.ui.settings import ProgramSettings
from scorecard_app.ui.theme import COLOUR_SAFE

ORIGIN = "settings"
_CURRENCIES = ("EUR", "USD", "GBP", "CHF", "JPY", "CNY", "INR", "BRL", "SEK", "NOK", "PLN")
_GAP = 8
_WIDTH = 560
_LABEL_WIDTH = 136


class SettingsPage(SidePage):
    """Edits both kinds of settings as they are changed; there is nothing to confirm."""

    def __init__(
        self,
        program: ProgramSettings,
        session: Session,
        parts: Parts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Settings"), parts.themes, parent)
        self._program = program
        self._session = session
        self._forms = parts.forms
        self._build_fields()
        self._build()
        self._read_program()
        self.follow()
        program.changed.connect(self._read_program)
        session.replaced.connect(self.follow)

    def follow(self) -> None:
        """Edit the settings of the scorecard that is open now."""
        current = self._session.current
        self._document_part.setVisible(current is not None)
        if current is not None:
            current.bridge.facts_changed.connect(self._read_document)
            self._read_document()

    def _build_fields(self) -> None:
        self._name = _named(QLineEdit(), _("Name of the scorecard"))
        self._currency = _named(QComboBox(), _("Currency"))
        self._currency.setEditable(True)
        self._currency.addItems(_CURRENCIES)
        self._fiscal = _named(QComboBox(), _("The fiscal year starts in"))
        for number, month in enumerate(self._forms.month_names, 1):
            self._fiscal.addItem(month, number)
        self._language = _named(QComboBox(), _("Language"))
        self._language.addItem(_("As the system"), "")
        for code in available_languages():
            self._language.addItem(QLocale(code).nativeLanguageName().capitalize(), code)
        self._theme = _named(QComboBox(), _("Theme"))
        for name, title in (
            ("system", _("As the system")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("contrast-light", _("High contrast, light")),
            ("contrast-dark", _("High contrast, dark")),
        ):
            self._theme.addItem(title, name)
        self._bands = _named(QComboBox(), _("Colours of the bands"))
        self._bands.addItem(_("Red, amber, green"), "")
        self._bands.addItem(_("Safe for colour-blind eyes"), COLOUR_SAFE)
        self._user = _named(QLineEdit(), _("Your name"))
        self._user.setPlaceholderText(_("As on this computer"))
        self._autosave = QCheckBox(_("Save the file after every change"))
        self._motion = QCheckBox(_("Nothing moves by itself"))
        self._tab = QCheckBox(_("Tab makes a linked card on the map"))
        self._wheel = QCheckBox(_("The wheel of the mouse zooms the map"))

    def _build(self) -> None:
        self._document_part = self._part(
            _("This scorecard"),
            [
                (_("Name"), self._name),
                (_("Currency"), self._currency),
                (_("Fiscal year starts in"), self._fiscal),
            ],
        )
        self.column.addWidget(self._document_part)
        self.column.addWidget(
            self._part(
                _("The program"),
                [
                    (_("Language"), self._language),
                    (
                        "",
                        _quiet(_("Another language is spoken from the next start on.")),
                    ),
                    (_("Theme"), self._theme),
                    (_("Bands"), self._bands),
                    (_("Motion"), self._motion),
                    (_("Keyboard"), self._tab),
                    (_("Wheel"), self._wheel),
                    (_("Saving"), self._autosave),
                    (_("Your name"), self._user),
                    (
                        "",
                        _quiet(_("It stands beside your changes in the file’s history.")),
                    ),
                ],
            )
        )
        self._connect()

    def _part(self, title: str, rows: list[tuple[str, QWidget]]) -> QWidget:
        px = self._themes.theme.px
        part = QWidget(self)
        part.setMaximumWidth(px(_WIDTH))
        form = QFormLayout(part)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(px(_GAP))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.heading(title))
        for text, field in rows:
            label = QLabel(text)
            label.setMinimumWidth(px(_LABEL_WIDTH))
            form.addRow(label, field)
        return part

    def _connect(self) -> None:
        self._name.editingFinished.connect(self._edit_name)
        self._currency.textActivated.connect(self._edit_currency)
        line = self._currency.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._edit_currency)
        self._fiscal.activated.connect(self._edit_fiscal_start)
        self._language.activated.connect(self._choose_language)
        self._theme.activated.connect(self._choose_theme)
        self._bands.activated.connect(self._choose_bands)
        self._user.editingFinished.connect(self._choose_user)
        self._autosave.clicked.connect(self._choose_autosave)
        self._motion.clicked.connect(self._choose_motion)
        self._tab.clicked.connect(self._choose_tab)
        self._wheel.clicked.connect(self._choose_wheel)

    def _read_document(self) -> None:
        if self._session.current is None:
            return
        settings = self._session.current.card.settings
        if self._name.text() != settings.name:
            self._name.setText(settings.name)
        if self._currency.currentText() != settings.currency:
            self._currency.setCurrentText(settings.currency)
        self._fiscal.setCurrentIndex(settings.fiscal_start - 1)

    def _read_program(self) -> None:
        program = self._program
        self._language.setCurrentIndex(max(0, self._language.findData(program.language)))
        self._theme.setCurrentIndex(max(0, self._theme.findData(program.theme)))
        self._bands.setCurrentIndex(max(0, self._bands.findData(program.band_palette)))
        self._user.setText(program.user_name)
        self._autosave.setChecked(program.autosave)
        self._motion.setChecked(program.reduced_motion)
        self._tab.setChecked(program.habits.tab_links)
        self._wheel.setChecked(program.habits.wheel_zooms)

    def _edit_name(self) -> None:
        self._edit("name", self._name.text())

    def _edit_currency(self) -> None:
        self._edit("currency", self._currency.currentText())

    def _edit_fiscal_start(self) -> None:
        self._edit("fiscal_start", self._fiscal.currentData())

    def _edit(self, field: str, value: Any) -> None:  # noqa: ANN401 - a field of Settings
        if self._session.current is None:
            return
        from scorecard_app.document.edits import set_setting  # noqa: PLC0415 - not at the start

        edit = partial(set_setting, field=field, value=value)
        self._session.current.history.run(_("Change the settings"), edit, origin=ORIGIN)
        self._read_document()

    def _choose_language(self) -> None:
        self._program.choose(language=self._language.currentData())

    def _choose_theme(self) -> None:
        self._program.choose(theme=self._theme.currentData())

    def _choose_bands(self) -> None:
        self._program.choose(band_palette=self._bands.currentData())

    def _choose_user(self) -> None:
        self._program.choose(user_name=self._user.text().strip())

    def _choose_autosave(self) -> None:
        self._program.choose(autosave=self._autosave.isChecked())

    def _choose_motion(self) -> None:
        self._program.choose(reduced_motion=self._motion.isChecked())

    def _choose_tab(self) -> None:
        self._program.habits.keep_tab_links(on=self._tab.isChecked())

    def _choose_wheel(self) -> None:
        self._program.habits.use_wheel(zooms=self._wheel.isChecked())


_W = TypeVar("_W", bound=QWidget)


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("quiet", True)  # noqa: FBT003 - Qt's own way to say it
    return label


def _named(field: _W, name: str) -> _W:
    field.setAccessibleName(name)
    return field
