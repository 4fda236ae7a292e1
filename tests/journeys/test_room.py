"""The map shown to a room, with captures by the keyboard alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scorecard_app.domain.links import Sign
from scorecard_app.ui.canvas.lane_acts import toggle_lane
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.room.capture_bar import CaptureBar
from scorecard_app.ui.room.curtain import Curtain
from tests.journeys.driver import User, started
from tests.journeys.hands import MapHand
from tests.journeys.test_what_someone_can_do import DELIVER, called
from tests.journeys.test_window import begin
from tests.ui.colour_science import contrast

KEYS = Qt.Key


class Room:
    """The projected map, and a keyboard."""

    def __init__(self, user: User) -> None:
        self.user = user
        window = user.program.window
        view, bar = window.findChild(MapView), window.findChild(CaptureBar)
        curtain = window.findChild(Curtain)
        assert view is not None
        assert bar is not None
        assert curtain is not None
        self.view, self.bar, self.curtain = view, bar, curtain

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def type(self, text: str) -> None:
        """Type letter by letter, each where the keyboard is by then."""
        for letter in text:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClicks(focus, letter)


@contextmanager
def presented(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    """Show the map of a framework to a room."""
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.choose("present")
        yield Room(user)


def names(room: Room) -> set[str]:
    """Return the names of all cards."""
    return {each.name for each in room.user.card.objectives.values()}


def test_everything_but_the_map_is_put_away_and_escape_brings_it_back(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with presented(tmp_path, qtbot, qapp) as room:
        window = room.user.program.window
        bars = [window.menuBar(), window.status, *window.findChildren(QToolBar)]
        assert window.isFullScreen()
        assert all(bar.isHidden() for bar in bars)
        assert window.docks.outline.isHidden()
        room.press(KEYS.Key_Escape)
        assert not window.isFullScreen()
        assert not any(bar.isHidden() for bar in bars)
        assert not window.docks.outline.isHidden()
        assert room.user.program.parts.themes.choice == "system"


def test_typing_begins_a_card_and_enter_makes_one_a_line(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with presented(tmp_path, qtbot, qapp) as room:
        before = len(names(room))
        room.type("Train managers")
        room.press(KEYS.Key_Return)
        room.type("Share what was learnt")
        room.press(KEYS.Key_Return)
        assert {"Train managers", "Share what was learnt"} <= names(room)
        assert len(names(room)) == before + 2
        assert room.bar.says.text() == "Card 21"


def test_up_chooses_the_lane_above_for_what_is_typed(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with presented(tmp_path, qtbot, qapp) as room:
        room.type("Keep data clean")
        room.press(KEYS.Key_Up)
        room.press(KEYS.Key_Return)
        relations = room.user.open.bridge.scene.relations
        lane = relations.perspectives[-2]
        assert "Keep data clean" in {each.name for each in relations.objectives_in(lane.id)}


def test_numbers_link_cards_in_one_step(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    with presented(tmp_path, qtbot, qapp) as room:
        before = room.user.card
        room.type("18>16>-4")
        room.press(KEYS.Key_Return)
        number = {key: each.number for key, each in before.objectives.items()}
        made = [link for key, link in room.user.card.links.items() if key not in before.links]
        assert {(number[each.from_id], number[each.to_id], each.sign) for each in made} == {
            (18, 16, Sign.POSITIVE),
            (16, 4, Sign.NEGATIVE),
        }
        room.user.choose("undo")
        assert room.user.card == before


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1>99", "There is no card 99."),
        ("3>3", "An objective cannot be linked to itself."),
    ],
)
def test_what_cannot_be_done_is_said_and_stays_to_be_mended(
    typed: str, says: str, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with presented(tmp_path, qtbot, qapp) as room:
        room.type(typed)
        room.press(KEYS.Key_Return)
        assert room.bar.says.text() == says
        assert room.bar.field.text() == typed


def test_b_and_w_blank_the_screen_until_a_key_is_pressed(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with presented(tmp_path, qtbot, qapp) as room:
        for key, colour in ((KEYS.Key_B, KEYS.Key_B), (KEYS.Key_W, KEYS.Key_W)):
            room.press(key)
            assert room.curtain.isVisible()
            shade = room.curtain.grab().toImage().pixelColor(5, 5)
            assert shade.lightness() == (255 if colour == KEYS.Key_W else 0)
            room.press(KEYS.Key_Space)
            assert not room.curtain.isVisible()
        assert room.user.program.window.isFullScreen()


def test_with_a_card_selected_b_blanks_and_typing_captures_and_its_title_stays(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with presented(tmp_path, qtbot, qapp) as room:
        before = room.user.card
        deliver = called(before, DELIVER)
        hand = MapHand(room.user)
        hand.click(hand.middle(deliver))
        room.press(KEYS.Key_B)
        assert room.curtain.isVisible()
        room.press(KEYS.Key_Space)
        room.type("18>16")
        room.press(KEYS.Key_Return)
        assert len(room.user.card.links) == len(before.links) + 1
        assert room.user.card.objectives == before.objectives


@dataclass(frozen=True)
class Written:
    """A text as it stands on the screen: how high its letters are in pixels, and their colour."""

    text: str
    px: float
    colour: QColor


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """Keep every text that the map and the palette paint from now on."""
    found: list[Written] = []
    draw = QPainter.drawText

    def draw_text(painter: QPainter, *given: object) -> object:
        text = next(each for each in given if isinstance(each, str))
        px = painter.font().pixelSize() * painter.worldTransform().m22()
        found.append(Written(text, px, painter.pen().color()))
        return draw(painter, *given)  # type: ignore[call-overload]  # as it was given

    monkeypatch.setattr(QPainter, "drawText", draw_text)
    return found


@pytest.mark.parametrize("lines", [1080, 768])
def test_everything_written_in_the_room_is_whole_large_and_of_high_contrast(
    lines: int, written: list[Written], tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    """knowledge/workshop.md: cards 24 px at 1080 lines, labels never under 18, text 7:1."""
    with presented(tmp_path, qtbot, qapp) as room:
        window, view = room.user.program.window, room.view
        window.showNormal()
        window.resize(round(lines * 16 / 9), lines)
        toggle_lane(view.place, view.map_scene.arrangement.lanes[1])
        view.map_scene.links.show_labels(is_shown=True)
        view.fit_all()
        link_id = next(iter(room.user.card.links))
        view.place.open_link(link_id)
        room.user.program.acts.palette.open()
        written.clear()
        window.grab()
        share, theme = lines / 1080, room.user.program.parts.themes.theme
        assert len(written) > 80
        assert not [each.text for each in written if "…" in each.text]
        assert {each.text for each in written if each.px < 18 * share - 0.5} == set()
        titles = {each.name.split()[0] for each in room.user.card.objectives.values()}
        large = [each for each in written if each.px >= 24 * share - 0.5]
        assert len({each.text.split()[0] for each in large} & titles) > len(titles) / 2
        grounds = [theme.colour(each) for each in ("card", "lane.0", "lane.1", "surface")]
        quiet = {each.colour.name() for each in written}
        assert all(contrast(QColor(one), other) >= 7 for one in quiet for other in grounds)
        assert {text for text, px in widget_texts(window) if px < 18 * share - 0.5} == set()


def widget_texts(window: QWidget) -> Iterator[tuple[str, float]]:
    """Return what is written in the controls that are seen, and how high its letters are."""
    for each in window.findChildren(QWidget):
        if isinstance(each, QLabel | QLineEdit | QAbstractButton) and each.isVisible():
            text = each.text() or (each.placeholderText() if isinstance(each, QLineEdit) else "")
            if text:
                yield text, each.fontInfo().pixelSize()
