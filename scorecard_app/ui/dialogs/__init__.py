"""Pages that are opened beside the work and never stop it."""

from scorecard_app.ui.dialogs.about_page import AboutPage
from scorecard_app.ui.dialogs.keys_page import KeysPage
from scorecard_app.ui.dialogs.page import SidePage
from scorecard_app.ui.dialogs.report_page import ReportPage
from scorecard_app.ui.dialogs.settings_page import SettingsPage

__all__ = ["AboutPage", "KeysPage", "ReportPage", "SettingsPage", "SidePage"]
