"""What a user does with the library, in the real window with the real library."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.document.templates import template_names
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.relations import Relations
from scorecard_app.present.library import Facet, Filter
from scorecard_app.ui.library.pane import LibraryPane
from scorecard_app.ui.measure_drag import carry_measure
from scorecard_app.ui.models.outline_model import OutlineModel
from scorecard_app.ui.models.outline_view import OutlineView
from tests.journeys.driver import User, started

COPY = Qt.DropAction.CopyAction
SHIPPED = {each.id for each in template_names()}
TYPICAL = 99.9
"""What the library collected as a typical availability of critical services, in percent."""


def own_measures(user: User) -> list[str]:
    return [each.id for each in user.program.acts.library.own.library.measures]


def test_a_measure_is_searched_and_attached_by_keys_alone_in_one_step(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_blank()
        user.wait_for_work()
        user.choose("add_objective")
        user.type("Keep services up")
        user.press(Qt.Key.Key_Return)
        steps = user.open.history.steps.count

        user.choose("find_measure")
        user.type("availability")
        user.press(Qt.Key.Key_Down)
        user.press(Qt.Key.Key_Return)

        (measure,) = user.card.measures.values()
        (objective,) = user.card.objectives.values()
        assert measure.name == "Service availability"
        assert "≥ 99.9%" in measure.target_basis
        relations = Relations(user.card)
        assert relations.main_measure(objective.id) == measure
        targets = relations.first_series(measure.id, SeriesKind.TARGET)
        assert targets is not None
        assert list(targets.samples.values()) == [pytest.approx(TYPICAL, abs=0)]
        assert "Its target is 99.9 %. An illustrative default" in user.said
        assert user.open.history.steps.count == steps + 1
        pane = user.program.window.docks.library.widget()
        assert isinstance(pane, LibraryPane)
        assert pane.hint.text() == "“Keep services up” has this measure already."

        user.choose("undo")
        assert not user.card.measures
        assert not user.card.series


def test_the_notice_names_the_guards_that_are_there(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("it-business-value")
        user.wait_for_work()
        objective = next(iter(user.card.objectives))
        user.program.acts.library.attach("bv-change-share", objective)
        assert user.said.endswith("Guarded by: Service availability.")


def test_own_measures_and_frameworks_go_from_one_scorecard_to_the_next(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("devops-dora")
        user.wait_for_work()
        first = min(user.card.measures.values(), key=lambda each: each.name)
        user.open.view_state.select([first.id])
        user.choose("save_measures")
        assert user.said == f"“{first.name}” is in your library now, without its values."
        user.choose("save_framework")
        assert "is kept as a framework" in user.said
        user.wait_for_work()

    with started(tmp_path, qtbot, qapp) as user:
        tiles = user.program.starter._page.tiles
        (own,) = (tile for key, tile in tiles.items() if key not in SHIPPED)
        assert own.text() == "Software delivery scorecard"
        user.program.starter.begin_from_template(own.key)
        user.wait_for_work()
        assert {each.name for each in user.card.measures.values()} >= {first.name}
        assert not user.card.series, "a framework has no values"

        user.choose("find_measure")
        pane = user.program.window.docks.library.widget()
        assert isinstance(pane, LibraryPane)
        user.type(first.name)
        pane.filters.choose(Filter(Facet.LIBRARY, "own"))
        user.press(Qt.Key.Key_Down)
        user.press(Qt.Key.Key_Delete)
        assert user.said == f"“{first.name}” is no longer in your library."
        assert own_measures(user) == []
        notice = user.program.window.strip.notice
        assert notice is not None
        notice.offers[0].act()
        assert own_measures(user) == [first.id]


def test_a_measure_dropped_on_a_row_is_attached_and_the_next_shares_it(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("devops-dora")
        user.wait_for_work()
        one, other = sorted(user.card.objectives.values(), key=lambda each: each.number)[:2]
        outline = user.program.window.docks.outline.widget()
        assert isinstance(outline, OutlineView)
        model = outline.model()
        assert isinstance(model, OutlineModel)
        for objective in (one, other):
            row = model.index_of(objective.id)
            model.dropMimeData(carry_measure("op-mttr"), COPY, -1, -1, row)
        assert "shares it: one measure, several objectives" in user.said
        (measure,) = (m for m in user.card.measures.values() if m.source_id == "op-mttr")
        assert len(Relations(user.card).attachments_to(measure.id)) == 2
