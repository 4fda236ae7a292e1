"""From any score to its derivation in one step, and on to what it rests on."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from scorecard_app.ui.commands import EXPLAIN
from scorecard_app.ui.editors.explanation_tree import ExplanationTree
from tests.journeys.driver import User, started

NUMBER = 6
"""An objective of the sample that has measures of its own."""


def begin(user: User) -> str:
    """Open the sample and select one of its objectives."""
    user.program.starter.open_sample()
    user.wait_for_work()
    (chosen,) = (each.id for each in user.card.objectives.values() if each.number == NUMBER)
    user.open.view_state.select([chosen])
    return chosen


def tree(user: User) -> ExplanationTree:
    """Return the derivation that is in sight."""
    (found,) = (
        each
        for each in user.program.window.docks.inspector.findChildren(ExplanationTree)
        if each.isVisible()
    )
    return found


def said(shown: ExplanationTree) -> Iterator[tuple[str, str]]:
    """Yield what each open line says and what it comes to."""
    index = shown.model().index(0, 0)
    while index.isValid():
        yield str(index.data()), str(index.siblingAtColumn(1).data() or "")
        index = shown.indexBelow(index)


def test_one_command_shows_how_the_score_of_a_card_came_to_be(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        chosen = begin(user)
        user.choose(EXPLAIN)
        lines = dict(said(tree(user)))
        score = user.open.bridge.scene.results.history(chosen).scores[0]
        assert lines[user.card.objectives[chosen].name] == f"{score:.2f}"  # type: ignore[index]  # an id
        assert lines["Coverage: the share of the weight with fresh data"] == "100 %"


def test_a_line_of_the_derivation_opens_what_it_is_about(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.choose(EXPLAIN)
        shown = tree(user)
        shown.opened.emit(next(iter(user.card.measures)))
        name = next(iter(user.card.measures.values())).name
        assert next(said(tree(user)))[0] == name


def test_the_derivation_follows_another_date(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.choose(EXPLAIN)
        before = dict(said(tree(user)))
        for _month in range(12):
            user.choose("earlier")
        assert dict(said(tree(user))) != before


def test_a_derivation_is_put_away_by_its_button(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.choose(EXPLAIN)
        shown = tree(user)
        (button,) = (
            each
            for each in user.program.window.findChildren(QToolButton, "why")
            if each.isVisible()
        )
        button.click()
        assert not shown.isVisible()


def test_the_derivation_comes_into_sight_wherever_the_form_was_scrolled_to(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        (area,) = (
            each
            for each in user.program.window.docks.inspector.findChildren(QScrollArea)
            if each.isVisible() and each.verticalScrollBar().maximum() > 0
        )
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        user.choose(EXPLAIN)
        shown = tree(user)
        user.wait(lambda: not shown.visibleRegion().isEmpty())
