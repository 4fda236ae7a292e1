"""The page that says what this program is, and on whose work it stands."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QTextBrowser, QWidget

from scorecard_app import __version__, resources
from scorecard_app.texts import _
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.theme import ThemeStore

_LICENCES = "licences/THIRD-PARTY.md"
_HEIGHT = 360
_WIDTH = 760


class AboutPage(SidePage):
    """Shows the version, the promise and the licences of others."""

    def __init__(self, *, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(_("About"), themes, parent)
        px = themes.theme.px
        self.column.addWidget(self.heading(_("Scorecard {version}").format(version=__version__)))
        self.column.addWidget(
            self.paragraph(
                _(
                    "Strategy maps, measures and business value in one local file. "
                    "Works offline; nothing leaves this computer."
                )
            )
        )
        versions = f"Python {platform.python_version()} · Qt {qVersion()}"
        self.column.addWidget(self.paragraph(versions, quiet=True))
        self.column.addWidget(self.heading(_("The work of others")))
        licences = QTextBrowser(self)
        licences.setOpenLinks(False)
        licences.setMarkdown(resources.text(_LICENCES).partition("\n")[2])
        licences.setAccessibleName(_("Licences of others"))
        licences.setFixedHeight(px(_HEIGHT))
        licences.setMaximumWidth(px(_WIDTH))
        self.column.addWidget(licences)
