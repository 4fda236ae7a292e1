"""Which scenario is best? Side by side by stream, by card and over time; kept and renamed here."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QToolButton

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.scenarios import (
    duplicate_scenario,
    keep_scenario,
    rename_scenario,
)
from scorecard_app.domain.ids import ScenarioId
from scorecard_app.domain.value import Scenario
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.naming import suggested_name
from scorecard_app.present.worth.compared import (
    Option,
    Run,
    cards_answer,
    money_answer,
    run_all,
    streams_answer,
)
from scorecard_app.present.worth.over_time import over_time
from scorecard_app.texts import N_, _
from scorecard_app.ui.drawing import Heed, Work
from scorecard_app.ui.worth.desk import ORIGIN, SUPPOSED, Desk
from scorecard_app.ui.worth.part import Part

_WIDTH = 220


class ScenariosPart(Part):
    """Compares the scenarios of the file; the name of the chosen one is typed below."""

    KEY: ClassVar[str] = "scenarios"
    TITLE: ClassVar[str] = N_("Which scenario is best?")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))
        self._runs: tuple[Run, ...] = ()
        self.by_money, self.by_stream, self.by_card = (QToolButton(self) for _e in range(3))
        self._sides = (self.by_money, self.by_stream, self.by_card)
        self.keep, self.take_up, self.copy, self.delete = (QToolButton(self) for _e in range(4))
        self.field = QLineEdit(self)
        self._name_all()
        self.sheet.add_asks(self._sides)
        self.sheet.add_acts((self.keep, self.take_up, self.copy, self.delete, self.field))
        self.sheet.row_chosen.connect(self._read_chosen)
        for each in self._sides:
            each.clicked.connect(self._show)
        self.keep.clicked.connect(self._keep)
        self.take_up.clicked.connect(self._take_up)
        self.copy.clicked.connect(self._copy)
        self.delete.clicked.connect(self._delete)
        self.field.editingFinished.connect(self._rename)

    def _name_all(self) -> None:
        self.by_money.setText(_("By money"))
        self.by_stream.setText(_("By stream"))
        self.by_card.setText(_("By card"))
        sides = QButtonGroup(self)
        for each in self._sides:
            each.setCheckable(True)
            sides.addButton(each)
        self.by_money.setChecked(True)
        self.keep.setText(_("Keep what is supposed"))
        self.take_up.setText(_("Suppose this"))
        self.take_up.setToolTip(_("Open this scenario as what is supposed now, also on the map"))
        self.copy.setText(_("Duplicate"))
        self.delete.setText(_("Delete"))
        self.field.setAccessibleName(_("Name of the scenario"))
        self.field.setPlaceholderText(_("Name"))
        self.field.setMaximumWidth(self._desk.themes.theme.px(_WIDTH))

    def read(self) -> None:
        """Offer what can be done at once."""
        self.keep.setEnabled(not self._desk.foresight.supposed.is_empty)
        if not self._desk.options:
            self._take_runs(())

    def work(self) -> Work | None:
        """Run every scenario in the same futures."""
        desk = self._desk
        if desk.network is None or not desk.options:
            return None
        return partial(_run, desk.board, desk.network, desk.options, desk.draws)

    def take(self, found: object) -> None:
        """Show the scenarios."""
        if isinstance(found, tuple):
            self._take_runs(found)

    def _take_runs(self, runs: tuple[Run, ...]) -> None:
        self._runs = runs
        self._show()

    def _show(self) -> None:
        answers = (money_answer, streams_answer, cards_answer)
        for side, answer in zip(self._sides, answers, strict=True):
            side.setVisible(bool(self._runs))
            if side.isChecked():
                self.sheet.show_answer(answer(self._desk.board, self._runs))
        self._read_chosen()

    def _read_chosen(self) -> None:
        chosen, row = self._chosen, self.sheet.table.chosen
        for each in (self.take_up, self.copy, self.delete, self.field):
            each.setVisible(bool(self._runs) and self.by_money.isChecked())
            each.setEnabled(chosen is not None)
        self.field.setText(chosen.name if chosen is not None else "")
        self.field.setCursorPosition(0)
        key = row.key if row is not None else ""
        of = "" if self.by_money.isChecked() else key
        self.sheet.show_chart(over_time(self._desk.board, self._runs, key, of=of))

    @property
    def _chosen(self) -> Scenario | None:
        row = self.sheet.table.chosen
        if row is None or row.key == SUPPOSED:
            return None
        return self._desk.card.scenarios.get(ScenarioId(row.key))

    def _keep(self) -> None:
        name = suggested_name(self._desk.board, self._desk.plan)
        scenario_id = ScenarioId(self._desk.mint())
        made = self._desk.foresight.supposed.as_scenario(scenario_id, name)
        edit = partial(keep_scenario, scenario=made)
        self._desk.history.run(_("Keep a scenario"), edit, origin=ORIGIN)

    def _take_up(self) -> None:
        if self._chosen is not None:
            self._desk.foresight.supposed.take(self._chosen)

    def _copy(self) -> None:
        if self._chosen is not None:
            edit = partial(
                duplicate_scenario,
                scenario_id=self._chosen.id,
                new_id=ScenarioId(self._desk.mint()),
            )
            self._desk.history.run(_("Duplicate a scenario"), edit, origin=ORIGIN)

    def _delete(self) -> None:
        if self._chosen is not None:
            edit = partial(delete_items, ids=(self._chosen.id,))
            self._desk.history.run(_("Delete a scenario"), edit, origin=ORIGIN)

    def _rename(self) -> None:
        chosen, name = self._chosen, self.field.text()
        if chosen is not None and name.strip() != chosen.name:
            edit = partial(rename_scenario, scenario_id=chosen.id, name=name)
            self._desk.history.run(_("Rename a scenario"), edit, origin=ORIGIN)


def _run(
    board: Board,
    network: Network,
    options: Sequence[Option],
    draws: Draws,
    _heed: Heed,
) -> tuple[Run, ...]:
    return run_all(board, network, options, draws)
