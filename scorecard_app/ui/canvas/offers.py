"""A small menu of what could be done where something was dropped."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from scorecard_app.ui.canvas.workplace import Offer


def show_offers(over: QWidget, at: QPoint, offers: Sequence[Offer]) -> None:
    """Show what could be done at a place; Esc or a click elsewhere is no."""
    menu = QMenu(over)
    menu.setToolTipsVisible(True)
    for offer in offers:
        action = menu.addAction(offer.title.replace("&", "&&"))
        action.setEnabled(not offer.reason)
        action.setToolTip(offer.reason or offer.title)
        if offer.act is not None:
            action.triggered.connect(partial(_do, offer.act))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def _do(act: Callable[[], object], *_checked: bool) -> None:
    """Do what was offered; Qt adds whether it is checked."""
    act()
