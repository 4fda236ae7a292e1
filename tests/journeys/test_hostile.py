"""Whatever a hostile, clumsy, hurried user does to the map: nothing breaks, and nothing is lost."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.agreement import Agreement, watched
from tests.journeys.driver import User, started
from tests.journeys.hostile import Hostile

SAMPLE = "sample"


def begin(user: User, where: str) -> None:
    """Open what is played on, and show its map."""
    if where == SAMPLE:
        user.program.starter.open_sample()
    else:
        user.program.starter.begin_from_template(where)
    user.wait_for_work()
    user.choose("show_map")
    user.program.window.docks.detail.close()
    user.program.window.docks.inspector.close()


def play(user: User, seed: int, *, steps: int, folder: Path) -> None:
    """Act so often, and see each time that all agree."""
    with watched() as faults:
        hostile = Hostile(user, seed)
        agreement = Agreement(hostile.view, user.open)
        for step in range(steps):
            hostile.act()
            told = "\n".join([*faults[:1], *hostile.done])
            assert not faults, told
            agreement.check_ids()
            if agreement.is_at_rest:
                agreement.check_all(step, folder)
            assert not faults, told
        hostile.rest()
        assert not faults, faults[0]


def test_a_hostile_user_breaks_nothing(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user, "it-business-value")
        QAccessible.setActive(True)
        try:
            play(user, seed=1, steps=40, folder=tmp_path)
        finally:
            QAccessible.setActive(False)


@pytest.mark.long
@pytest.mark.parametrize("where", ["it-business-value", "goals-cascade", SAMPLE])
@pytest.mark.parametrize("seed", range(2, 12))
def test_many_hostile_users_break_nothing(
    where: str, seed: int, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user, where)
        user.program.settings.choose(reduced_motion=bool(seed % 2))
        play(user, seed, steps=300, folder=tmp_path)
