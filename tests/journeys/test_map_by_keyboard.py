"""A whole map is built by the keyboard alone: perspectives, cards, and everything about links."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.document.templates import from_template
from scorecard_app.domain.links import IDENTITY, Link, LinkKind, Sign
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag, Perspective
from tests.journeys.driver import User, started
from tests.journeys.letters import type_letter
from tests.journeys.told import told

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard"  # a completer pops up
)
TEMPLATE = "it-business-value"
Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Ten fingers: presses keys into whatever has the keyboard, and counts what is not text."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.strokes = 0
        self.letters = 0
        self._copied = ""

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key that does something."""
        for _time in range(times):
            QTest.keyClick(self._target, key, held)
        self.strokes += times

    def type(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            type_letter(self._target, letter)
        self.letters += len(text)

    def type_again(self, text: str) -> None:
        """Type a text and copy it, or paste it where it is what was copied last."""
        if text != self._copied:
            self.type(text)
            self.press(Key.Key_A, CTRL)
            self.press(Key.Key_C, CTRL)
            self._copied = text
        else:
            self.press(Key.Key_V, CTRL)

    @property
    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.user.program.window

    @contextmanager
    def counted(self, tally: list[int]) -> Iterator[None]:
        """Note how many keys were pressed meanwhile that are not the letters of a text."""
        before = self.strokes
        yield
        tally.append(self.strokes - before)


def begin_blank(typist: Typist) -> None:
    """Walk to the button for a blank scorecard and press it."""
    for _step in range(40):
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and focus.text() == "Blank scorecard":
            break
        typist.press(Key.Key_Tab)
    typist.press(Key.Key_Space)
    typist.user.wait_for_work()


def name_scorecard(typist: Typist, name: str) -> None:
    """Name what is open: with nothing selected, its details are those of the scorecard."""
    typist.press(Key.Key_Return, CTRL)
    typist.type(name)
    typist.press(Key.Key_1, CTRL)


def go_to(typist: Typist, name: str) -> None:
    """Go to something by its name."""
    typist.press(Key.Key_K, CTRL)
    typist.type(f"@{name}")
    typist.press(Key.Key_Return)


def write_lane(typist: Typist, lane: Perspective) -> None:
    """Say what the perspective whose details are open is called and asks."""
    typist.type(lane.name)
    typist.press(Key.Key_Tab)
    typist.press(Key.Key_A, CTRL)
    typist.type(lane.question)


def build_lanes(typist: Typist, wanted: Scorecard) -> None:
    """Rename the lanes of a blank scorecard, and add those that it lacks."""
    value, client, change, run, technology, organization = Relations(wanted).perspectives
    old = ("Business value", "Clients", "Processes", "People and technology")
    for name, lane in zip(old, (value, client, change, technology), strict=True):
        go_to(typist, name)
        typist.press(Key.Key_Return, CTRL)
        write_lane(typist, lane)
        typist.press(Key.Key_1, CTRL)
    typist.press(Key.Key_N, CTRL | SHIFT)  # below the one that is selected still
    write_lane(typist, organization)
    typist.press(Key.Key_1, CTRL)
    go_to(typist, change.name)
    typist.press(Key.Key_N, CTRL | SHIFT)
    write_lane(typist, run)
    typist.press(Key.Key_Tab)
    typist.press(Key.Key_Up)  # beside it rather than below it
    typist.press(Key.Key_1, CTRL)


def build_cards(typist: Typist, wanted: Scorecard, tally: list[int]) -> None:
    """Make the cards of each lane, one below the other."""
    for lane in Relations(wanted).perspectives:
        go_to(typist, lane.name)
        cards = Relations(wanted).objectives_in(lane.id)
        for at, objective in enumerate(cards):
            with typist.counted(tally):
                typist.press(Key.Key_Return if at else Key.Key_Insert)
                typist.type(objective.name)
                typist.press(Key.Key_Return)
                times = {LeadLag.LEADING: 1, LeadLag.LAGGING: 2, None: 0}[objective.lead_lag]
                typist.press(Key.Key_F2, SHIFT, times)
    typist.press(Key.Key_Escape)


def runs_down(card: Scorecard, link: Link) -> bool:
    """Say whether a link runs down a row, which makes it feedback when it is drawn."""
    start, end = (card.objectives[each].perspective_id for each in (link.from_id, link.to_id))
    assert start is not None
    assert end is not None
    return card.perspectives[start].row < card.perspectives[end].row


def build_link(typist: Typist, wanted: Scorecard, link: Link) -> None:
    """Draw a link by the numbers of its ends, then write into its popover from field to field."""
    start, end = (wanted.objectives[each].number for each in (link.from_id, link.to_id))
    minus = "-" if link.sign is Sign.NEGATIVE else ""
    typist.press(Key.Key_L)
    typist.type(f"{start}>{minus}{end}")
    typist.press(Key.Key_Return)
    typist.press(Key.Key_Return)  # the link is selected: open it
    if link.kind is LinkKind.LOGICAL:
        assert link.magnitude == IDENTITY
        typist.press(Key.Key_Tab, times=4)  # sign, strength, lag, build-up
        typist.press(Key.Key_T)  # true by definition
    else:
        assert link.magnitude is not None
        assert link.magnitude.word is not None
        typist.press(Key.Key_Tab)
        typist.press(Qt.Key(ord(link.magnitude.word.value[0].upper())))
        typist.press(Key.Key_Tab)
        typist.type(str(link.lag_months))
        typist.press(Key.Key_Tab, times=2)
        if link.kind is LinkKind.CAUSAL and runs_down(wanted, link):
            typist.press(Key.Key_C)  # cause and effect, drawn as feedback at first
    typist.press(Key.Key_Tab, times=2)  # kind, and the heading of what follows
    typist.type(link.rationale)
    typist.press(Key.Key_Tab, times=2)
    typist.type_again(link.evidence_note)
    typist.press(Key.Key_Escape, times=2)  # the popover, then the selection


def test_the_map_of_a_framework_is_built_from_blank_by_the_keyboard_alone(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    ids = count()
    wanted = from_template(TEMPLATE, mint=lambda: f"id{next(ids)}")
    per_card: list[int] = []
    per_link: list[int] = []
    with started(tmp_path, qtbot, qapp) as user:
        typist = Typist(user)
        begin_blank(typist)
        name_scorecard(typist, wanted.settings.name)
        build_lanes(typist, wanted)
        build_cards(typist, wanted, per_card)
        for link in wanted.links.values():
            with typist.counted(per_link):
                build_link(typist, wanted, link)
        built, expected = told(user.card), told(wanted)
        culminating = user.card.settings.culminating_perspective_id

        assert built["scorecard"] == expected["scorecard"]
        assert built["perspectives"] == expected["perspectives"]
        assert built["objectives"] == expected["objectives"]
        assert built["links"] == expected["links"]
        assert culminating is not None
        assert user.card.perspectives[culminating].name == "Business value"
    assert (len(per_card), len(per_link)) == (19, 40)
    print(  # noqa: T201 - the figures of this claim
        f"keys beside the letters of texts: {sum(per_card) / 19:.1f} a card, "
        f"{sum(per_link) / 40:.1f} a link"
    )
    assert sum(per_card) / 19 < 4
    assert sum(per_link) / 40 < 16
