"""Several names in one line: picked in a list or typed, each completed by itself."""

import pytest
from pytestqt.qtbot import QtBot

from scorecard_app.present.form_parts import Choice
from scorecard_app.ui.editors.names_control import NamesControl
from scorecard_app.ui.theme import ThemeStore


@pytest.fixture
def control(qtbot: QtBot) -> NamesControl:
    made = NamesControl(ThemeStore("light"))
    qtbot.addWidget(made)
    made.offer([Choice("a", "Ann"), Choice("b", "Bob")])
    made.show_text("ann, Zoe")
    return made


def test_who_is_ticked_in_the_list_stands_in_the_line_beside_who_is_not_listed(
    control: NamesControl,
) -> None:
    typed: list[str] = []
    control.typed.connect(typed.append)
    control.fill_list()
    ann, bob = control.list.actions()
    assert (ann.isChecked(), bob.isChecked()) == (True, False)
    bob.trigger()
    ann.trigger()
    assert typed == ["ann, Zoe, Bob", "Zoe, Bob"]


def test_a_name_is_completed_behind_those_that_stand_before_it(control: NamesControl) -> None:
    completer = control.completer()
    assert completer is not None
    control.setText("Zoe, bo")
    completer.setCompletionPrefix(control.text())
    assert completer.currentCompletion() == "Zoe, Bob"


def test_where_nobody_is_known_the_list_says_so(control: NamesControl) -> None:
    control.offer([])
    control.fill_list()
    (said,) = control.list.actions()
    assert said.text() == "Nobody is known yet: type a name"
    assert not said.isEnabled()
