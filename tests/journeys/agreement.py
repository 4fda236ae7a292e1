"""What must hold at any moment on the map of a window, whatever its user does."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QAccessibleInterface

from scorecard_app.app.surroundings import context
from scorecard_app.storage.files import read_card, write_card
from scorecard_app.ui.bridge import scene_of
from scorecard_app.ui.canvas.items import CardItem
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.theme import ThemeStore

_IGNORED = (
    "does not support raise()",
    "does not support propagateSizeHints()",
    "support grabbing the keyboard",
)
_NAME = QAccessible.Text.Name


class Agreement:
    """Compares a map with its document, with a map made anew, and with what is read aloud."""

    def __init__(self, view: MapView, current: OpenDocument) -> None:
        self._view, self._open = view, current
        self._theme = ThemeStore("light").theme

    @property
    def is_at_rest(self) -> bool:
        """Say whether no gesture and no slide is under way, and no text is being written."""
        view = self._view
        parts = (view._titles._open, view._notes._open, view._linking._field)
        is_held = view._toolbox.is_busy or view._quick.is_growing
        is_sliding = view._gliding._glide.is_moving
        return not (is_held or is_sliding or any(each is not None for each in parts))

    def check_all(self, step: int, folder: Path) -> None:
        """Compare everything in turn: the dear comparisons are made more rarely."""
        self.check_rest()
        if step % 5 == 0:
            self.check_scene()
        if step % 7 == 0 and QAccessible.isActive():
            self.check_heard()
        if step % 11 == 0:
            self.check_undo()
            self.check_scene()
        if step % 40 == 0:
            self.check_saved(folder)

    def check_ids(self) -> None:
        """Compare what is shown with what the document holds, also in the middle of a gesture."""
        scene, current = self._view.map_scene, self._open
        assert current.bridge.scene.card is current.document.card
        items = [each for each in scene.items() if isinstance(each, CardItem)]
        shown = {each.face.objective_id for each in items}
        assert len(items) == len(shown)
        faces = scene.faces
        assert shown == (set() if faces is None else set(faces.cards)), "cards"
        card = current.document.card
        assert shown <= card.objectives.keys() or scene.focus_id is not None
        for each in items:
            name = card.objectives.get(each.face.objective_id)
            assert name is None or each.face.title.strip() in ("", *_titles(name.name)), "title"

    def check_scene(self) -> None:
        """Compare with a map that is made anew of the same document."""
        scene, card = self._view.map_scene, self._open.document.card
        fresh = MapScene(self._theme, scene._forms)
        fresh.overlay, fresh.focus_id = scene.overlay, scene.focus_id
        now = self._open.bridge.scene  # what data say is found off this thread, and only kept there
        found = replace(scene_of(card, now.day), says=now.says, doubted=now.doubted)
        fresh.show(found, scene.map_id)
        worn = {each: scene.wardrobe.of(each) for each in scene.shown_ids().objectives}
        fresh.wardrobe.wear({each: face for each, face in worn.items() if face is not None})
        assert scene.shown_ids() == fresh.shown_ids()
        for each in fresh.shown_ids().objectives:
            assert scene.rect_of(each) == fresh.rect_of(each), f"rect of {each}"
            assert scene.face_of(each) == fresh.face_of(each), f"face of {each}"
        for link_id in fresh.shown_ids().links:
            here, there = scene.links.route_of(link_id), fresh.links.route_of(link_id)
            assert (here is None) == (there is None)
            assert here is None or there is None or here.link == there.link, f"link {link_id}"
        assert [each.body for each in scene.arrangement.lanes] == [
            each.body for each in fresh.arrangement.lanes
        ]
        for note_id in fresh.shown_ids().notes:
            assert scene.rect_of(note_id) == fresh.rect_of(note_id), f"note {note_id}"
        fresh.deleteLater()

    def check_rest(self) -> None:
        """See that nothing of a gesture is left when none is under way."""
        scene = self._view.map_scene
        assert not scene.still.in_hand, "cards in hand"
        assert not scene.emphasis._marks, "marks"
        assert scene.guides.count == 0, "guides"
        assert scene.links.isVisible(), "links hidden"
        layout = scene._layout
        assert layout is None or not layout._is_held, "lanes held"

    def check_heard(self) -> None:
        """Walk what a screen reader walks; each names its parent and its place there."""
        root = QAccessible.queryAccessibleInterface(self._view)
        scene = self._view.map_scene
        names = [name for each in _children(root) for name in _names(each)]
        for objective_id in scene.shown_ids().objectives:
            face = scene.face_of(objective_id)
            assert face is not None
            title = " ".join(face.title.split())
            assert any(title in " ".join(name.split()) for name in names), f"{title} is not heard"

    def check_undo(self) -> None:
        """Take the last step back and do it again."""
        history, before = self._open.history, self._open.document.card
        if not history.steps.can_undo:
            return
        history.undo()
        history.redo()
        self._view._gliding.finish()
        assert self._open.document.card == before, "undo and redo"

    def check_saved(self, folder: Path) -> None:
        """Save, load, compare."""
        card = self._open.document.card
        path = folder / "hostile.scorecard"
        write_card(card, path, context=context(folder))
        assert read_card(path) == card, "saved and loaded"


def _titles(name: str) -> tuple[str, ...]:
    return (name, name.strip(), " ".join(name.split()))


def _children(of: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [of.child(index) for index in range(of.childCount())]
    assert all(each is not None and each.isValid() for each in found), "a hole in what is heard"
    return found


def _names(of: QAccessibleInterface) -> list[str]:
    return [of.text(_NAME), *(each.text(_NAME) for each in _children(of))]


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collect what nobody caught and what Qt complains of."""
    faults: list[str] = []

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    def keep_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(each in message for each in _IGNORED):
            faults.append(f"{kind.name}: {message}")

    hook, sys.excepthook = sys.excepthook, keep
    before = qInstallMessageHandler(keep_qt)
    try:
        yield faults
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(before)
