"""The view of the map: builds its parts, shows what the document says, and takes the keys."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
)
from PySide6.QtWidgets import QWidget

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import MapId, MintId, ObjectiveId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.present.moves import DESCRIPTIONS
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.background import Background
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.canvas.align_bar import AlignBar
from scorecard_app.ui.canvas.backdrop_panel import BackdropPanel
from scorecard_app.ui.canvas.dropping import MeasureDrops
from scorecard_app.ui.canvas.focus_frame import FocusFrame
from scorecard_app.ui.canvas.gliding import Gliding
from scorecard_app.ui.canvas.home import home_of
from scorecard_app.ui.canvas.keys import HELD, MapKeys
from scorecard_app.ui.canvas.landing import Landing
from scorecard_app.ui.canvas.link_field import LinkAsking
from scorecard_app.ui.canvas.menu_key import MenuKey
from scorecard_app.ui.canvas.note_editor import NoteEditing
from scorecard_app.ui.canvas.offers import show_offers
from scorecard_app.ui.canvas.pan_keys import pan_by_key
from scorecard_app.ui.canvas.pinch import Pinch
from scorecard_app.ui.canvas.quick_create import QuickCreate
from scorecard_app.ui.canvas.returning import Returning
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.canvas.seeing import Seeing
from scorecard_app.ui.canvas.slow_work import slowly_by
from scorecard_app.ui.canvas.surface import Surface
from scorecard_app.ui.canvas.title_editor import TitleEditing
from scorecard_app.ui.canvas.tools.tool import CancelReason
from scorecard_app.ui.canvas.tools.toolbox import Toolbox
from scorecard_app.ui.canvas.what_if.on_map import WhatIfOnMap
from scorecard_app.ui.canvas.workplace import (
    ORIGIN,
    TitleRequest,
    Way,
    Workplace,
)
from scorecard_app.ui.habits import Habits
from scorecard_app.ui.history import History
from scorecard_app.ui.motion import Motion
from scorecard_app.ui.paint.levels import density_named
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState


class MapView(Surface):
    """Shows the map that the view state names, in step with document, selection and theme.

    `link_opened` names a link that is to be edited, `note_wanted` a free note, and `drops` tells
    which measure of the library was dropped where. `spoken` is what is said of a command aloud.
    `moved` says that all stands elsewhere now, and `projected` whether the map is shown to a room.
    `picture_wanted` asks for the file of a picture and carries what takes it.
    """

    hint_changed = Signal(str)
    spoken = Signal(str)
    zoom_changed = Signal(float)
    menu_requested = Signal(QPoint)
    link_opened = Signal(str)
    note_wanted = Signal(object)
    backdrop_wanted = Signal()
    moved = Signal()
    noticed = Signal(object)
    details_wanted = Signal()
    projected = Signal(bool)
    picture_wanted = Signal(object)

    def __init__(  # noqa: PLR0913 - what every part of the window is given
        self,
        bridge: Bridge,
        history: History,
        *,
        view_state: ViewState,
        themes: ThemeStore,
        forms: LocaleForms,
        mint: MintId,
        motion: Motion | None = None,
        background: Background | None = None,
        habits: Habits | None = None,
        parent: QWidget | None = None,
    ) -> None:
        scene = MapScene(themes.theme, forms)
        super().__init__(scene, motion, parent)
        self._bridge, self._view_state, self._themes = bridge, view_state, themes
        self.seeing = Seeing(scene, bridge, view_state)
        self.place = Workplace(
            scene=scene,
            bridge=bridge,
            history=history,
            view_state=view_state,
            mint=mint,
            camera=self.camera,
            edit_title=self._open_title,
            edit_note=self.note_wanted.emit,
            edit_backdrop=self.backdrop_wanted.emit,
            hint=self.hint_changed.emit,
            answer=self._answer,
            open_menu=self.menu_requested.emit,
            open_link=self.link_opened.emit,
            offer=partial(show_offers, self),
            tell=self.noticed.emit,
            open_details=self.details_wanted.emit,
            ask_link=self._ask_link,
            grow=self._grow,
            settle=self.settle,
            habits=habits,
            seeing=self.seeing,
            slowly=slowly_by(background, self, self.hint_changed.emit),
        )
        self.camera.home = partial(home_of, self.place)
        self.background = background
        self.what_if = WhatIfOnMap(self.place, forms, self)
        self.drops = MeasureDrops(self.place, self)
        self.backdrop_panel = BackdropPanel(self.place, themes, forms, self)
        place = replace(self.place, answer=self.hint_changed.emit)
        self._toolbox = Toolbox(place, self.what_if)
        self._gliding = Gliding(self.map_scene, motion or Motion(), self)
        editing = self.place, self.viewport()
        self._titles, self._notes = TitleEditing(*editing), NoteEditing(*editing)
        self._linking = LinkAsking(*editing)
        self._keys, self._quick = MapKeys(self.place), QuickCreate(self.place)
        self._dress()
        self._connect()
        self._show_map()

    def present(self, *, is_presented: bool) -> None:
        """Show the map to a room: all of it in large letters, or as much as can be read."""
        self._toolbox.cancel(CancelReason.INTERRUPTED)
        self.map_scene.project(is_projected=is_presented)
        self.projected.emit(is_presented)
        self.fit_all()

    def use_density(self, name: str) -> None:
        """Let the cards say as much as the density of this name."""
        self.map_scene.look.use_density(density_named(name))
        self.map_scene.update()

    def settle(self) -> None:
        """End what a key would hold, for a command that came from a menu."""
        self._quick.commit()

    def _dress(self) -> None:
        """Name the view for those who cannot see it, and give it the colours of the theme."""
        self.setAccessibleName(_("Strategy map"))
        self._use_theme()

    def _describe(self) -> None:
        """Say what the map is, and what lies behind it, to those who cannot see it."""
        shown = self._bridge.scene.card.maps.get(self.map_scene.map_id or MapId(""))
        said = _(DESCRIPTIONS[shown.style if shown else MapStyle.LANES])
        face = self.map_scene.backdrop.face
        self.setAccessibleDescription(f"{said} {face.said}" if face else said)

    def _connect(self) -> None:
        self._landing = Landing(self.drops, self.place, self)
        self._pinch = Pinch(self.camera, self._toolbox, self)
        self._returning = Returning(self.place, self)
        self._focus_frame = FocusFrame(self, self._themes)
        self._menu_key = MenuKey(self.place, self)
        self._align_bar = AlignBar(self.place, self._themes, self.viewport())
        self.map_scene.gestures = self._toolbox
        self.map_scene.carried.connect(self._follow_hand)
        self._bridge.changed.connect(self._follow)
        self._bridge.scene_replaced.connect(self._show_again)
        self._bridge.says_changed.connect(self._show_says)
        self._view_state.map_changed.connect(self._show_map)
        self._view_state.overlay_changed.connect(self._show_again)
        self._view_state.focus_changed.connect(self._show_map)
        self._view_state.selection_changed.connect(self._follow_selection)
        self._themes.changed.connect(self._use_theme)
        self.seeing.listen()
        self.note_wanted.connect(self._notes.start)
        self.backdrop_wanted.connect(self.backdrop_panel.open)
        self.backdrop_panel.choosing.connect(self.picture_wanted)
        for part in (self._titles, self._notes, self._linking, self._toolbox, self._align_bar):
            self.camera.moved.connect(part.follow)
        self.camera.moved.connect(self.moved)
        self.camera.zoomed.connect(self.zoom_changed)

    def _show_map(self) -> None:
        """Show the map that was chosen, or the first, whole."""
        self._show_again()
        self.fit_all()

    def _show_says(self) -> None:
        """Show what data say of links, where that is asked."""
        if self._view_state.overlay is Overlay.DATA:
            self._show_again()

    def _show_again(self) -> None:
        """Show the same map of another day or another document."""
        self._gliding.stop()
        self._toolbox.cancel(CancelReason.INTERRUPTED)
        scene = self._bridge.scene
        maps = [each.id for each in scene.relations.maps]
        chosen = self._view_state.map_id
        self.map_scene.overlay = self._view_state.overlay
        self.map_scene.focus_id = next(reversed(self._view_state.focus), None)
        self.map_scene.show(scene, chosen if chosen in maps else next(iter(maps), None))
        self.map_scene.emphasis.select(self._view_state.selection)
        self._describe()
        self._toolbox.follow()
        self._titles.follow()
        self._notes.follow()

    def _follow(self, change: Change) -> None:
        """Show what a change made different; a map that came or went may be another one."""
        if change.touches("maps") and self.map_scene.map_id not in change.after.maps:
            self._show_again()
        else:
            self._follow_cards(change)
            if change.touches("maps", "pictures"):
                self._describe()
            self._toolbox.follow()
            self._titles.follow()
            self._notes.follow()
            self._align_bar.follow()

    def _follow_hand(self) -> None:
        """Keep what stands beside cards and links with them, which are in hand."""
        if len(self._view_state.selection) > 1:
            self._toolbox.follow()
            self._align_bar.follow()

    def _follow_cards(self, change: Change) -> None:
        """Show what a change made different; cards slide there, and another style is seen whole."""
        self._gliding.finish()
        before, old_style = self._gliding.places_before(change), self.map_scene.map_style
        self.map_scene.follow(change, self._bridge.scene)
        if self.map_scene.map_style is not old_style:
            self.fit_all()
        self._gliding.start(before)

    def _follow_selection(self, origin: str) -> None:
        """Show what is selected, and bring it into sight if it was selected elsewhere."""
        selection = self._view_state.selection
        self.map_scene.emphasis.select(selection)
        self._toolbox.follow()
        self._align_bar.follow()
        boxes = filter(None, map(self.map_scene.rect_of, selection))
        box = next(boxes, None)
        if origin != ORIGIN and box is not None:
            self.camera.reveal(box)

    def _use_theme(self) -> None:
        self.map_scene.use_theme(self._themes.theme)
        self.setBackgroundBrush(self._themes.theme.brush("canvas"))

    def _answer(self, sentence: str) -> None:
        self.hint_changed.emit(sentence)
        self.spoken.emit(sentence)

    def _ask_link(self, from_id: ObjectiveId | None) -> None:
        self._linking.start(from_id)

    def _grow(self, way: Way) -> None:
        self._quick.grow(way)

    def _open_title(self, request: TitleRequest) -> None:
        self._titles.start(request)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a gesture, zoom, or do what the key means for the cards."""
        if event.key() in HELD:
            self._toolbox.hold_keys(event.modifiers() | HELD[event.key()])
        if event.key() == Qt.Key.Key_Escape and (
            self._toolbox.cancel(CancelReason.ESCAPE) or self._quick.cancel() or self.seeing.leave()
        ):
            return
        if event.key() == Qt.Key.Key_Space:
            self._toolbox.pans_with_left = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif not (
            self._toolbox.is_busy
            or self.what_if.press(event)
            or self._keys.press(event)
            or pan_by_key(self.camera, self.viewport().size(), event)
        ):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End what lasts as long as a key is held."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._toolbox.pans_with_left = False
            self.viewport().unsetCursor()
        if event.key() in HELD:
            self._toolbox.hold_keys(event.modifiers() & ~HELD[event.key()])
        self._keys.release(event)
        self._quick.release(event)
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own signature
        """Keep Tab for making cards while one is selected; F6 always leaves."""
        return not self._keys.takes_tab() and super().focusNextPrevChild(next)

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom by a pinch, which Qt sends to the viewport; forget the pointer when it leaves."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.camera.zoom_by(1 + event.value(), event.position())
                return True
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._gliding.finish()
            self.camera.flight.finish()
            at = self.mapToScene(event.position().toPoint())
            if self._linking.take_click(at, event.button()):
                return True
        elif event.type() == QEvent.Type.Leave:
            self._toolbox.hover(None)
        return super().viewportEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give a gesture up when another window takes over."""
        self._toolbox.cancel(CancelReason.INTERRUPTED)
        self._quick.cancel()
        self._toolbox.pans_with_left = False
        super().focusOutEvent(event)
