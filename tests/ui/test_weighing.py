"""Links are weighed aside, and nobody is told what nobody waits for."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from scorecard_app.document.document import Document
from scorecard_app.document.edits.links import set_link
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import LinkKind
from scorecard_app.engine.evidence.says import Says
from scorecard_app.ui.background import Background
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.weighing import Weighing
from tests.builders import card, lane, link, objective

LINK = LinkId("a→b")


class Scale:
    """A scorecard of one link, and what weighs it."""

    def __init__(self) -> None:
        self.owner = QObject()
        self.background = Background()
        document = Document(card(lane("V"), objective("a"), objective("b"), link("a", "b")))
        self.history = History(document, self.owner)
        self.bridge = Bridge(document, date(2026, 9, 30), self.owner)
        self.weighing = Weighing(self.bridge, self.background, self.owner)


def test_what_data_say_is_found_and_found_again_after_an_edit(qtbot: QtBot) -> None:
    scale = Scale()
    with qtbot.waitSignal(scale.bridge.says_changed):
        scale.weighing.hurry()
    assert scale.bridge.scene.says == {LINK: Says.NO_MEASURE}
    with qtbot.waitSignal(scale.weighing.changed):
        scale.history.run(
            "Change",
            lambda before: set_link(before, link_id=LINK, kind=LinkKind.LOGICAL),
        )
    assert scale.bridge.scene.says == {LINK: Says.BY_DEFINITION}
    scale.background.close()


def test_a_scorecard_that_is_closed_meanwhile_is_told_nothing(qtbot: QtBot) -> None:
    scale = Scale()
    scale.weighing.hurry()
    assert scale.background.is_busy
    scale.owner.deleteLater()
    QCoreApplication.sendPostedEvents(scale.owner, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not scale.background.is_busy)
    assert scale.weighing.found is None
    scale.background.close()
