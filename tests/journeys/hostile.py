"""A hostile, clumsy, hurried user: random keys and mouse on the map, in the wrong order on purpose.

What it does follows from a seed. After every act the map must agree with the document.
"""

from collections import deque
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.objectives import rename_objective
from scorecard_app.domain.ids import EntityId
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.commands import COMMANDS, Menu
from tests.journeys.driver import User
from tests.journeys.letters import type_letter

if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_BUTTONS = (*(_LEFT,) * 8, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_HELD = (*(_PLAIN,) * 6, _SHIFT, _CTRL, _ALT, _SHIFT | _CTRL, _SHIFT | _ALT, _CTRL | _ALT)
_LETTERS = "aZ 9ß€漢\t\n3>7:"
_LEAVES = frozenset({"diagnostics", "find_measure", "save_measures", "backdrop"})
"""Commands that ask for a file, or leave the map for good."""

_TAUGHT = tuple(each for each in COMMANDS if each.menu is not Menu.FILE and each.id not in _LEAVES)
_KEYS = tuple(key for each in _TAUGHT for key in each.keys)
_SIZES = ((1920, 1080), (1366, 768), (700, 500), (1100, 900))
_REMEMBERED = 40
_EDGES = (QPointF(0, -0.5), QPointF(0, 0.5), QPointF(-0.5, 0), QPointF(0.5, 0))


class Mouse:
    """A hand on the mouse that presses, drags and turns at random places, in and out of the map."""

    def __init__(self, view: MapView, random: Random) -> None:
        self.view, self._random = view, random
        self.held = _NONE

    @property
    def _port(self) -> QWidget:
        return self.view.viewport()

    def _spot(self) -> QPoint:
        """Return a pixel of the map: on a card, its edge, a link, somewhere, or outside."""
        scene, kind = self.view.map_scene, self._random.random()
        cards = scene.cards_in_order()
        if cards and kind < 0.6:
            rect = scene.rect_of(self._random.choice(cards))
            assert rect is not None
            at = rect.center()
            if kind < 0.25:
                edge = self._random.choice(_EDGES)
                at += QPointF(edge.x() * rect.width(), edge.y() * rect.height())
            return self.view.mapFromScene(at)
        links = sorted(scene.shown_ids().links)
        if links and kind < 0.7:
            route = scene.links.route_of(self._random.choice(links))
            if route is not None:
                return self.view.mapFromScene(route.box.center())
        far = 60 if kind < 0.95 else 4_000
        size = self._port.size()
        across = self._random.randint(-far, size.width() + far)
        return QPoint(across, self._random.randint(-far, size.height() + far))

    def _mods(self) -> Qt.KeyboardModifier:
        return self._random.choice(_HELD)

    def _send(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
        screen = self._port.mapToGlobal(at).toPointF()
        event = QMouseEvent(kind, at.toPointF(), screen, button, self.held, self._mods())
        QApplication.sendEvent(self._port, event)

    def press(self) -> str:
        at, button = self._spot(), self._random.choice(_BUTTONS)
        self.held |= button
        self._send(QEvent.Type.MouseButtonPress, at, button)
        return f"{button.name} {at.x()},{at.y()}"

    def move(self) -> str:
        at = self._spot()
        self._send(QEvent.Type.MouseMove, at, _NONE)
        return f"{at.x()},{at.y()}"

    def release(self) -> str:
        at, held = self._spot(), self.held
        for button in (each for each in set(_BUTTONS) if each & held):
            self.held &= ~button
            self._send(QEvent.Type.MouseButtonRelease, at, button)
        return f"{at.x()},{at.y()}"

    def click(self) -> str:
        at, mods = self._spot(), self._mods()
        QTest.mouseClick(self._port, _LEFT, mods, at)
        return f"{at.x()},{at.y()} {mods}"

    def double_click(self) -> str:
        at = self._spot()
        QTest.mouseDClick(self._port, _LEFT, self._mods(), at)
        return f"{at.x()},{at.y()}"

    def drag(self) -> str:
        button, start, end = self._random.choice(_BUTTONS), self._spot(), self._spot()
        self.held |= button
        self._send(QEvent.Type.MouseMove, start, _NONE)
        self._send(QEvent.Type.MouseButtonPress, start, button)
        for step in range(1, 4):
            self._send(QEvent.Type.MouseMove, start + (end - start) * step / 3, _NONE)
        self.held &= ~button
        self._send(QEvent.Type.MouseButtonRelease, end, button)
        return f"{button.name} {start.x()},{start.y()} {end.x()},{end.y()}"

    def turn_wheel(self) -> str:
        at, turn, mods = self._spot(), self._random.choice((-600, -120, 120, 600)), self._mods()
        screen = self._port.mapToGlobal(at).toPointF()
        event = QWheelEvent(
            at.toPointF(),
            screen,
            QPoint(),
            QPoint(0, turn),
            self.held,
            mods,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt's own signature
        )
        QApplication.sendEvent(self._port, event)
        return f"{turn} {mods}"


class Elsewhere:
    """Somebody who edits, chooses and undoes by other panes and menus meanwhile."""

    def __init__(self, user: User, random: Random) -> None:
        self.user, self._random = user, random

    def choose(self) -> str:
        """Choose a command, as from the palette or a menu."""
        command = self._random.choice(_TAUGHT)
        action = self.user.program.actions[command.id]
        if action.isEnabled():
            action.trigger()
        return f"{command.id} {action.isEnabled()}"

    def undo(self) -> str:
        self.user.program.actions["undo"].trigger()
        return ""

    def redo(self) -> str:
        self.user.program.actions["redo"].trigger()
        return ""

    def _pick(self, *tables: str) -> EntityId | None:
        """Return something of the scorecard, the same for the same seed whatever its id."""
        table = self._random.choice(tables)
        keys = list(self.user.card.table(table))
        return self._random.choice(keys) if keys else None

    def edit(self) -> str:
        """Rename a card as the outline and the table do."""
        found = self._pick("objectives")
        if found is None:
            return ""
        name = self._random.choice(("", "Other", "W" * 300, "עסק", "a\u0301" * 40))
        history = self.user.open.history
        history.run("Rename", lambda card: rename_objective(card, objective_id=found, name=name))  # type: ignore[arg-type]
        return name

    def delete(self) -> str:
        found = self._pick("objectives", "links", "perspectives", "maps", "notes", "measures")
        if found is not None and len(self.user.card.objectives) > 4:
            history = self.user.open.history
            history.run("Delete", lambda card: delete_items(card, ids=[found]))
        return str(found)

    def select(self) -> str:
        found = [self._pick("objectives", "objectives", "links", "notes") for _ in range(2)]
        chosen = [each for each in found if each][: self._random.randint(0, 2)]
        self.user.open.view_state.select(chosen, origin="outline")
        return str(len(chosen))

    def show_overlay(self) -> str:
        overlay = self._random.choice(tuple(Overlay))
        self.user.open.view_state.show_overlay(overlay)
        return overlay.name

    def drill(self) -> str:
        found = self._pick("objectives")
        state = self.user.open.view_state
        state.look_into([] if state.focus or found is None else [found])  # type: ignore[list-item]
        return ""


class Hostile:
    """Acts at random on the map of a window; `done` tells what it did last."""

    def __init__(self, user: User, seed: int) -> None:
        view = user.program.window.findChild(MapView)
        assert isinstance(view, MapView)
        self.user, self.view = user, view
        self.done: deque[str] = deque(maxlen=_REMEMBERED)
        self._random = Random(seed)  # noqa: S311 - the same acts for the same seed
        self._mouse, others = Mouse(view, self._random), Elsewhere(user, self._random)
        self._acts: dict[Callable[[], str], int] = {
            self._mouse.press: 10,
            self._mouse.move: 22,
            self._mouse.release: 12,
            self._mouse.click: 10,
            self._mouse.double_click: 3,
            self._mouse.drag: 10,
            self._mouse.turn_wheel: 4,
            self._key: 22,
            self._escape: 5,
            self._type: 8,
            others.choose: 10,
            others.undo: 6,
            others.redo: 4,
            others.edit: 4,
            others.delete: 2,
            others.select: 5,
            self._lose_focus: 2,
            self._resize: 1,
            others.show_overlay: 1,
            others.drill: 1,
            self._paste_text: 2,
            self._leave_it: 4,
            self._come_back: 6,
        }

    def act(self) -> None:
        """Do one thing."""
        kinds = tuple(self._acts)
        kind = self._random.choices(kinds, tuple(self._acts.values()))[0]
        self.done.append(f"{kind.__name__} …")
        self.done[-1] = f"{kind.__name__} {kind()}"
        if self._random.random() < 0.5:
            QApplication.processEvents()

    def rest(self) -> None:
        """Let go of everything, and go back to the map."""
        if self._mouse.held is not _NONE:
            self._mouse.release()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if self.user.program.window.menuBar().isHidden():  # the map is shown to a room
            self.user.program.acts.room.toggle()
        self.user.choose("show_map")
        self.view.setFocus()
        QApplication.processEvents()

    def _focused(self) -> QWidget:
        """Return what has the keyboard; not a button, whose menu would wait for an answer."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget() or self.view
        return self.view if isinstance(found, QAbstractButton) else found

    def _key(self) -> str:
        name = self._random.choice(_KEYS)
        combined = QKeySequence(name)[0]  # type: ignore[index]  # missing in the stubs
        into = self.view if self._random.random() < 0.7 else self._focused()
        QTest.keyClick(into, combined.key(), combined.keyboardModifiers())
        if combined.keyboardModifiers() & _CTRL:
            QTest.keyRelease(self.view, Qt.Key.Key_Control)
        return f"{name} into {type(into).__name__}"

    def _escape(self) -> str:
        into = self._focused()
        QTest.keyClick(into, Qt.Key.Key_Escape)
        return type(into).__name__

    def _type(self) -> str:
        text = "".join(self._random.choices(_LETTERS, k=self._random.randint(1, 5)))
        into = self._focused()
        for letter in text:
            special = {"\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_Return}.get(letter)
            if special is not None:
                QTest.keyClick(self._focused(), special)
            else:
                type_letter(self._focused(), letter)
        return f"{text!r} into {type(into).__name__}"

    def _lose_focus(self) -> str:
        reason = self._random.choice(
            (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.OtherFocusReason)
        )
        QApplication.sendEvent(self.view, QFocusEvent(QEvent.Type.FocusOut, reason))
        return reason.name

    def _resize(self) -> str:
        size = self._random.choice(_SIZES)
        self.user.program.window.resize(*size)
        return str(size)

    def _paste_text(self) -> str:
        text = self._random.choice(("One\nTwo\nThree", "", "x\ty\nz", "\n".join("abcdefghij")))
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(self.view, Qt.Key.Key_V, _CTRL)
        return repr(text)

    def _leave_it(self) -> str:
        """Wait for what slides, and for what was put off."""
        for _turn in range(3):
            QApplication.processEvents()
        return ""

    def _come_back(self) -> str:
        """Go back to the map, if another page or a popup took over."""
        if self._mouse.held is _NONE:
            self.rest()
        return ""
