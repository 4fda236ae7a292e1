"""The menu of a column: everything that it may become."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from scorecard_app.exchange.preview.columns import ColumnRow, column_offers
from scorecard_app.texts import _
from scorecard_app.ui.importing.desk import ImportDesk


def column_menu(row: ColumnRow, desk: ImportDesk, parent: QWidget) -> QMenu:
    """Return what a column may become; what it is now is ticked."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    for offer in column_offers():
        action = menu.addAction(offer.title, partial(desk.correct, {row.key: offer.value}))
        action.setCheckable(True)
        action.setChecked(offer.title == row.becomes)
        if offer.synonyms:
            action.setToolTip(_("Also known as: {words}").format(words=offer.synonyms))
    if row.key in desk.corrections:
        menu.addSeparator()
        menu.addAction(_("Back to the guess"), partial(desk.take_back, [row.key]))
    return menu
