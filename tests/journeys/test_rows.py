"""All that the map does is done from the rows of outline and table, too, or says why not."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.relations import Relations
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.link_field import LinkField
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.models.outline_view import OutlineView
from tests.journeys.driver import User, started
from tests.journeys.rows import index_of_measure, map_of, outline_of, table_of

_LOOKS = "how the map is looked at"
_POINTS = "what a pointer does"
MAP_ALONE: Mapping[str, str] = {
    **dict.fromkeys(
        ("zoom_in", "zoom_out", "actual_size", "fit_all", "fit_selection", "minimap"), _LOOKS
    ),
    **dict.fromkeys(("link_labels", "next_overlay", "copy_picture", "trace", "open_parts"), _LOOKS),
    **dict.fromkeys(("backdrop", "fit_backdrop", "remove_backdrop"), _LOOKS),
    **dict.fromkeys(("filter_map", "find_on_map"), "the table has its own field and filters"),
    **dict.fromkeys(
        ("what_if", "reset_what_if", "keep_scenario"), "asked on the map; “Value” has its rows"
    ),
    "maps": "which map is looked at; the outline holds the objectives of all",
    "snap_off": _POINTS,
    "deselect": "Esc is the rows' own",
    "start_link": "L finds a row by its letter; Ctrl+L links",
    "delete": "Del is the rows' own",
    "edit_title": "F2 is the rows' own",
}
"""The commands that no row does, and why."""

SEVERAL = frozenset(each for each in DEEDS if each.startswith(("align", "distribute")))


def begin(user: User) -> None:
    user.program.starter.begin_from_template("devops-dora")
    user.wait_for_work()


def answers(user: User) -> tuple[object, ...]:
    """Return all by which a command can show that it did something."""
    return (
        user.card,
        user.open.view_state.selection,
        user.said,
        user.program.window.status.hint,
        QGuiApplication.clipboard().text(),
        map_of(user).map_scene.lock.is_on,
        QApplication.focusWidget(),
        len([each for each in user.program.window.findChildren(LinkField) if each.isVisible()]),
    )


def stand_on(user: User, rows: OutlineView, *ids: EntityId) -> None:
    """Choose rows, with the keyboard in them."""
    rows.setFocus()
    user.open.view_state.select(ids, origin="test")
    user.program.window.status.show_hint("")


def things(user: User, command_id: str) -> tuple[EntityId, ...]:
    """Return what has to be chosen for a command: two cards that may be linked, a link, a card."""
    first, second, *_more = user.card.links.values()
    if command_id == "link":
        return second.from_id, second.to_id
    if command_id in SEVERAL:
        every = sorted(user.card.objectives.values(), key=lambda each: each.number)
        return tuple(each.id for each in every)
    return (first.id,) if command_id == "edit_link" else (first.from_id,)


def test_every_command_of_the_map_works_at_the_rows_or_has_a_reason_not_to(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        for page, rows in (("show_map", outline_of(user)), ("show_scorecard", table_of(user))):
            user.choose(page)
            shown = user.program.window.page
            silent, strays = [], []
            for command_id in sorted(DEEDS.keys() - MAP_ALONE.keys()):
                stand_on(user, rows, *things(user, command_id))
                before = answers(user)
                user.choose(command_id)
                if answers(user) == before:
                    silent.append(command_id)
                focus = QApplication.focusWidget()
                is_on_map = focus is not None and map_of(user).isAncestorOf(focus)
                if is_on_map or user.program.window.page is not shown:
                    strays.append(command_id)
                user.press(Qt.Key.Key_Escape)
                while user.open.history.steps.can_undo:
                    user.open.history.undo()
            assert silent == []
            assert strays == []


def test_cards_are_made_linked_and_measured_in_the_table_by_keys_alone(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with started(tmp_path, qtbot, qapp) as user:
        begin(user)
        user.choose("show_scorecard")
        table, before = table_of(user), user.card
        first = min(user.card.objectives.values(), key=lambda each: each.number)
        stand_on(user, table, first.id)
        user.press(Qt.Key.Key_Insert)
        assert isinstance(QApplication.focusWidget(), QLineEdit)
        user.type("Ship smaller changes")
        user.press(Qt.Key.Key_Return)
        qtbot.waitUntil(table.hasFocus)
        (made,) = user.card.objectives.keys() - before.objectives.keys()
        assert user.card.objectives[made].name == "Ship smaller changes"
        assert user.open.history.steps.index == 1, "made and named in one step"
        assert user.open.view_state.current == made

        user.press(Qt.Key.Key_Insert)
        user.press(Qt.Key.Key_Escape)
        assert len(user.card.objectives) == len(before.objectives) + 1, "Esc gives it up"
        assert table.hasFocus()

        stand_on(user, table, made)
        user.press(Qt.Key.Key_L, ctrl=True)
        user.type(str(first.number))
        user.press(Qt.Key.Key_Return)
        (link,) = (each for each in user.card.links.values() if each.id not in before.links)
        assert (link.from_id, link.to_id) == (made, first.id)
        assert table.hasFocus()

        index, measure_id = index_of_measure(user, table)
        table.setCurrentIndex(index)
        user.press(Qt.Key.Key_C, ctrl=True)
        stand_on(user, table, made)
        user.press(Qt.Key.Key_V, ctrl=True)
        served = {each.objective_id for each in Relations(user.card).attachments_to(measure_id)}
        assert made in served
        assert user.program.window.status.hint.endswith("The cards share its values.")
        assert user.program.window.page is Page.SCORECARD
