"""The strip above the content that says what happened; it never asks to be answered."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.speaking import announce


class MessageStrip(QFrame):
    """Shows one notice at a time; a new one takes the place of the last."""

    dismissed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._icons = icons
        self._notice: Notice | None = None
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(self)
        self._close.setAccessibleName(_("Dismiss the message"))
        self._close.setToolTip(_("Dismiss"))
        self._close.setFocusPolicy(_BY_TAB)
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        icons.changed.connect(self._repaint_icons)
        self._repaint_icons()
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """Return what is shown."""
        return self._notice

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the last."""
        self._notice = notice
        self._text.setText(notice.text)
        self.setAccessibleName(notice.text)
        self._offer(notice.offers)
        self._repaint_icons()
        self.show()
        if notice.is_news:
            announce(self, notice.text)

    def dismiss(self) -> None:
        """Take the notice away."""
        if self._notice is not None:
            self._notice = None
            self._offer(())
            self.hide()
            self.dismissed.emit()

    def end_with_change(self) -> None:
        """Take away what is no longer true once another edit was made."""
        if self._notice is not None and self._notice.ends_with_change:
            self.dismiss()

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [_OfferButton(offer, self) for offer in offers]
        for at, button in enumerate(self._buttons):
            self._row.insertWidget(2 + at, button)
            button.show()  # at once: the layout would do it with the next event

    def _repaint_icons(self) -> None:
        self._close.setIcon(self._icons.icon("close"))
        tone = self._notice.tone if self._notice else Tone.INFO
        self._icon.setPixmap(self._icons.pixmap(tone.value, role=_ROLES[tone]))


class _OfferButton(QPushButton):
    def __init__(self, offer: Offer, strip: MessageStrip) -> None:
        super().__init__(offer.title, strip)
        self._offer = offer
        self._strip: QObject = strip
        self.setFocusPolicy(_BY_TAB)
        self.clicked.connect(self._take)

    def _take(self) -> None:
        strip = self._strip
        if isinstance(strip, MessageStrip):
            strip.dismiss()
        self._offer.act()


_BY_TAB = Qt.FocusPolicy.TabFocus  # a click leaves the keyboard where it is: the button goes
_ROLES = {Tone.INFO: "accent", Tone.WARNING: "band.risk"}
