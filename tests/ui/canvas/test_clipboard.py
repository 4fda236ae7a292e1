"""Cards are copied, duplicated and pasted: as cards, as a table, as a picture, from lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas import card_pictures
from scorecard_app.ui.canvas.clipboard import CARDS, copy_cards
from scorecard_app.ui.canvas.copied_data import Pictures
from scorecard_app.ui.habits import Habits
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.picture import Paper
from tests.builders import card, lane
from tests.ui.canvas.stage import CTRL, SHIFT, Stage, card_at, far_apart, placement_of

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def stage_with(qtbot: QtBot, *selected: str, habits: Habits | None = None) -> Stage:
    """Return a stage on which these are selected."""
    return Stage(qtbot, far_apart("Value", "People"), habits).selecting(*selected)


def drawn_words(data: QMimeData) -> set[str]:
    """Return the words that the picture in lines and letters holds."""
    drawn = ET.fromstring(bytes(data.data("image/svg+xml").data()))  # noqa: S314 - our own picture
    return {text.strip() for text in drawn.itertext()}


def test_duplicates_share_measures_and_offer_to_do_otherwise(qtbot: QtBot, habits: Habits) -> None:
    stage = stage_with(qtbot, "Grow", habits=habits)
    stage.key(Key.Key_D, CTRL)
    assert (len(stage.card.objectives), len(stage.card.measures)) == (5, 1)
    notice = stage.notices[-1]
    assert notice.text == "1 card was copied. It shares the measure of the original."
    copy, none, undo = notice.offers
    assert [copy.title, none.title, undo.title] == ["Copy the measures", "No measures", "Undo"]
    copy.act()
    assert (len(stage.card.objectives), len(stage.card.measures)) == (5, 2)
    assert habits.copied_measures == "copied"
    stage.key(Key.Key_D, CTRL)
    assert len(stage.card.measures) == 3, "what was chosen last is remembered"


def test_an_offer_about_measures_changes_nothing_once_something_else_was_done(
    qtbot: QtBot, habits: Habits
) -> None:
    stage = stage_with(qtbot, "Grow", habits=habits)
    stage.key(Key.Key_D, CTRL)
    copy = stage.notices[-1].offers[0]
    stage.key(Key.Key_Delete)
    before = stage.card
    copy.act()
    assert stage.card is before


def test_cards_are_cut_and_pasted_and_copied_as_a_table(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train", "Hire")
    stage.key(Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[1].split("\t")[:5] == ["3", "Train", "People", "", "Not scored"]
    stage.key(Key.Key_X, CTRL)
    assert len(stage.card.objectives) == 2
    stage.key(Key.Key_V, CTRL)
    names = sorted(each.name for each in stage.card.objectives.values())
    assert names == ["Grow", "Hire", "Save", "Train"]


def test_copied_cards_are_a_table_for_excel_and_a_picture_for_slides(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train", "Hire")
    stage.key(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert set(data.formats()) >= {CARDS, "text/plain", "text/html", "image/svg+xml"}
    assert data.html().count("<tr>") == 3
    assert isinstance(data.imageData(), QImage)
    assert "Train" in drawn_words(data)


def test_shift_alt_c_copies_a_picture_of_the_selection_else_of_the_whole_map(
    qtbot: QtBot,
) -> None:
    stage = stage_with(qtbot, "Train")
    stage.key(Key.Key_C, SHIFT | ALT)
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasText()
    assert {"Train", "Hire"} & drawn_words(data) == {"Train"}
    part = data.imageData().size()
    stage.view_state.select(())
    stage.key(Key.Key_C, SHIFT | ALT)
    data = QGuiApplication.clipboard().mimeData()
    assert {"Train", "Hire", "People"} <= drawn_words(data)
    assert data.imageData().width() > part.width()
    assert stage.hints[-1] == "The map was copied as a picture."


@dataclass
class Late:
    """Does slow work when it is told to, and counts how often the clipboard changes."""

    works: list[Callable[[], None]] = field(default_factory=list)
    painted: int = 0
    copies: int = 0

    def slowly(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do it later."""
        self.works.append(lambda: then(work()))

    def count(self) -> None:
        """Count a change."""
        self.copies += 1


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Iterator[Late]:
    """Take two cards as many, of which the pictures are painted in the background."""
    late = Late()
    painted = card_pictures._painted

    def counted(paper: Paper, level: Level) -> Pictures:
        late.painted += 1
        return painted(paper, level)

    monkeypatch.setattr(card_pictures, "_FEW", 1)
    monkeypatch.setattr(card_pictures, "_painted", counted)
    clipboard = QGuiApplication.clipboard()
    clipboard.dataChanged.connect(late.count)
    yield late
    clipboard.dataChanged.disconnect(late.count)


def test_many_cards_are_copied_once_and_their_picture_is_painted_in_the_background(
    qtbot: QtBot, late: Late
) -> None:
    stage = stage_with(qtbot, "Train", "Hire")
    copy_cards(replace(stage.view.place, slowly=late.slowly))
    assert stage.hints[-1] == "2 cards copied."
    late.works.pop()()
    data = QGuiApplication.clipboard().mimeData()
    assert set(data.formats()) >= {CARDS, "text/plain", "text/html", "image/svg+xml"}
    assert (data.hasImage(), data.html().count("<tr>")) == (True, 3)
    assert isinstance(data.imageData(), QImage)
    assert "Train" in drawn_words(data)
    assert (late.copies, late.painted) == (1, 1)


def test_the_picture_of_many_cards_is_painted_at_once_when_it_is_pasted_before(
    qtbot: QtBot, late: Late
) -> None:
    stage, clipboard = stage_with(qtbot, "Train", "Hire"), QGuiApplication.clipboard()
    copy_cards(replace(stage.view.place, slowly=late.slowly))
    assert clipboard.mimeData().hasImage()
    assert clipboard.mimeData().hasFormat("image/svg+xml")
    assert (clipboard.mimeData().hasFormat(CARDS), late.painted) == (True, 0)
    assert clipboard.image().width() > 0
    assert "Train" in drawn_words(clipboard.mimeData())
    assert (late.copies, late.painted) == (1, 1)
    clipboard.setText("something else")
    late.works.pop()()
    assert clipboard.text() == "something else"


def test_what_was_copied_can_be_pasted_when_the_program_has_ended(
    qtbot: QtBot, qapp: QApplication, late: Late
) -> None:
    stage, clipboard = stage_with(qtbot, "Train", "Hire"), QGuiApplication.clipboard()
    copy_cards(replace(stage.view.place, slowly=late.slowly))
    qapp.aboutToQuit.emit()
    data = clipboard.mimeData()
    assert type(data) is QMimeData
    assert data.hasFormat(CARDS)
    assert data.hasImage()
    assert "Train" in drawn_words(data)


def test_a_table_copied_and_pasted_as_text_makes_a_card_of_each_row(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Train", "Hire")
    stage.key(Key.Key_C, CTRL)
    QGuiApplication.clipboard().setText(QGuiApplication.clipboard().text())
    stage.key(Key.Key_V, CTRL)
    made = [stage.card.objectives[ObjectiveId(each)].name for each in stage.selection]
    assert made == ["Train", "Hire"]


def test_ten_pasted_lines_are_ten_cards_in_one_step(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Hire")
    lines = [f"Idea {number}" for number in range(1, 11)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    stage.key(Key.Key_V, CTRL)
    made = [stage.card.objectives[ObjectiveId(each)] for each in stage.selection]
    assert [each.name for each in made] == lines
    assert {each.perspective_id for each in made} == {"People"}
    assert stage.steps == 1
    assert stage.notices[-1].text == "10 lines became cards in “People”."
    stage.notices[-1].offers[0].act()
    assert len(stage.card.objectives) == 4


def test_pasted_lines_stand_in_reading_order_beside_what_is_there(qtbot: QtBot) -> None:
    stage = Stage(qtbot, card(lane("Value"), card_at("Hire", "Value", 300, 24)))
    before = stage.card.objectives.keys()
    names = [f"Line {number}" for number in range(10)]
    QGuiApplication.clipboard().setText("\n".join(names))
    stage.key(Key.Key_V, CTRL)

    made = [each for each in stage.card.objectives.values() if each.id not in before]
    spots = {each.name: placement_of(stage.card, each.id) for each in made}
    assert sorted(spots, key=lambda name: (spots[name].y, spots[name].x)) == names
    rects = [stage.view.map_scene.rect_of(each) for each in stage.card.objectives]
    assert not any(a.intersects(b) for a, b in combinations(filter(None, rects), 2))


def test_pasting_nothing_says_what_could_be_pasted(qtbot: QtBot) -> None:
    stage = stage_with(qtbot)
    QGuiApplication.clipboard().setText(" \n")
    stage.key(Key.Key_V, CTRL)
    assert stage.hints[-1] == "There is nothing to paste: copy cards, lines of text, or a picture."


def test_the_second_column_describes_the_cards_and_figures_are_said_to_be_left_out(
    qtbot: QtBot,
) -> None:
    stage = stage_with(qtbot, "Hire")
    QGuiApplication.clipboard().setText("Keep people\tFewer leave\t92\nTeach\t\t7")
    stage.key(Key.Key_V, CTRL)
    made = [stage.card.objectives[ObjectiveId(each)] for each in stage.selection]
    assert [each.description for each in made] == ["Fewer leave", ""]
    assert stage.notices[-1].text == (
        "2 lines became cards in “People”. 1 description came from the cells beside it. "
        "2 other cells were left out: a card takes a name and a description."
    )


def test_a_measure_is_pasted_on_the_selected_cards(qtbot: QtBot) -> None:
    stage = stage_with(qtbot, "Sales")
    stage.key(Key.Key_C, CTRL)
    stage.view_state.select(["Train", "Grow"])
    stage.key(Key.Key_V, CTRL)
    served = {each.objective_id for each in stage.card.attachments.values()}
    assert served == {"Grow", "Train"}
    assert stage.steps == 1
    stage.view_state.select([])
    stage.key(Key.Key_V, CTRL)
    assert stage.hints[-1] == "Select the card that the measure is to serve, then paste."
