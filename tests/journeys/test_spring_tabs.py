"""A measure is dragged from the table to a card of the map, and to another row of the table."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.domain.relations import Relations
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.toolbar import ViewBar
from tests.journeys.driver import started
from tests.journeys.rows import Drag, card_on_map, index_of_measure, table_of


def test_a_measure_row_is_dropped_on_a_card_by_way_of_the_button_of_the_map_or_on_a_row(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("devops-dora")
        user.wait_for_work()
        user.choose("show_scorecard")
        window, table = user.program.window, table_of(user)
        index, measure_id = index_of_measure(user, table)
        (attached,) = Relations(user.card).attachments_to(measure_id)
        other = next(each for each in user.card.objectives if each != attached.objective_id)
        (bar,) = window.findChildren(ViewBar)
        button = bar.widgetForAction(user.program.actions["show_map"])
        steps = user.open.history.steps.count

        drag = Drag(table.model().mimeData([index]))
        assert not drag.over(button, button.rect().center()), "a button takes nothing"
        assert "Stay here" in window.status.hint
        drag.over(*card_on_map(user, other))
        assert not bar.spring.timer.isActive(), "who only passes shows nothing"
        drag.over(button, button.rect().center())
        bar.spring.timer.timeout.emit()
        assert window.page is Page.MAP
        assert drag.over(*card_on_map(user, other))
        drag.drop()

        served = {each.objective_id for each in Relations(user.card).attachments_to(measure_id)}
        assert served == {attached.objective_id, other}
        assert user.open.history.steps.count == steps + 1

        third = next(each for each in user.card.objectives if each not in served)
        user.choose("show_scorecard")
        row = table.rect_of(third)
        assert row is not None
        drag = Drag(table.model().mimeData([index]))
        drag.over(table.viewport(), row.center())
        drag.drop()
        assert len(Relations(user.card).attachments_to(measure_id)) == 3
