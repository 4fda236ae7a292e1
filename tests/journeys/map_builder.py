"""Someone at the window who has a map on paper, and makes it with the mouse; only words are typed.

What is clicked is found as an eye does: by where it is drawn and what it is called.
"""

from collections import Counter

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.domain.links import Link
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.present.words import LEAD_LAGS, LINK_KINDS, SIGNS, STRENGTHS
from scorecard_app.ui.canvas.ends import EndsItem, LinkEnd
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.inspector import Inspector
from scorecard_app.ui.editors.link_popover import LinkPopover
from scorecard_app.ui.editors.segments import SegmentControl
from scorecard_app.ui.paint.card import CARD
from scorecard_app.ui.start_page import StartPage
from tests.journeys.driver import User
from tests.journeys.mouse import Mouse

_GAP = 24


class MapBuilder:
    """Makes perspectives, cards and links."""

    def __init__(self, user: User) -> None:
        self._user = user
        self._mouse = Mouse(user.program.window, user.qtbot)
        self._window = user.program.window

    @property
    def count(self) -> Counter[str]:
        """Return what the mouse has done so far."""
        return Counter(self._mouse.count)

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self._user.card

    @property
    def view(self) -> MapView:
        """Return the map."""
        found = self._window.findChild(MapView)
        assert isinstance(found, MapView)
        return found

    def begin(self, name: str) -> None:
        """Begin with a blank scorecard, by its button, and name it."""
        page = self._window.findChild(StartPage)
        assert isinstance(page, StartPage)
        buttons = page.findChildren(QPushButton)
        self._mouse.click(next(each for each in buttons if each.text() == "Blank scorecard"))
        self._user.wait(lambda: self._user.program.session.current is not None)
        self._user.wait_for_work()
        self._write_over(inspector_of(self._window), "name", name)

    def name_lane(self, old: str, lane: Perspective) -> None:
        """Click on the header of a lane and say what it is called and asks."""
        header = lane_header(self.view, self.card, old)
        self._mouse.click(self.view.viewport(), self._pixel(header.center()))
        self._say_lane(lane)

    def add_lane(self, lane: Perspective) -> None:
        """Add a lane by the menu, and say what it is called and asks."""
        self._choose_command("Map", "Add perspective")
        self._say_lane(lane)

    def move_lane_beside(self, name: str, other: str) -> None:
        """Drag the header of a lane onto the right of another lane."""
        start, arrangement = (
            lane_header(self.view, self.card, name).center(),
            self.view.map_scene.arrangement,
        )
        goal = arrangement.lane(_lane_id(self.card, other))
        assert goal is not None
        end = QPointF(goal.outline.right() - _GAP, goal.outline.center().y())
        self._mouse.drag(self.view.viewport(), self._pixel(start), self._pixel(end))

    def fit(self) -> None:
        """Show the whole map."""
        self._choose_command("Map", "Zoom", "Fit the map")

    def add_card(self, objective: Objective, lane_name: str) -> None:
        """Click twice on an empty spot of a lane, type the title, and say whether it leads."""
        at = free_spot(self.view, self.card, lane_name)
        self._mouse.double_click(self.view.viewport(), self._pixel(at))
        self._mouse.type(objective.name)
        control = _control(inspector_of(self._window), "lead_lag")
        assert isinstance(control, QComboBox)
        self._mouse.choose(control, str(LEAD_LAGS[objective.lead_lag]))

    def add_link(self, start: str, end: str) -> None:
        """Drag from the dot of one card to another."""
        viewport = self.view.viewport()
        first, second = (card_rect(self.view, self.card, name) for name in (start, end))
        dot = QPointF(first.center().x(), first.top())
        self._mouse.move(viewport, self._pixel(first.center()))
        self._mouse.drag(viewport, self._pixel(dot), self._pixel(second.center()))

    def open_link(self) -> LinkPopover:
        """Click on an end of the link that was drawn."""
        (ends,) = (each for each in self.view.map_scene.items() if isinstance(each, EndsItem))
        self._mouse.click(self.view.viewport(), self._pixel(ends.spots[LinkEnd.START]))
        popover = self._window.findChild(LinkPopover)
        assert isinstance(popover, LinkPopover)
        assert popover.isVisible()
        assert self.view.rect().contains(popover.geometry())
        return popover

    def close_link(self, popover: LinkPopover) -> None:
        """Click on Close."""
        buttons = popover.findChildren(QPushButton)
        self._mouse.click(next(each for each in buttons if each.text() == "Close"))

    def say_link(self, link: Link, popover: LinkPopover | None = None) -> None:
        """Say what differs of a new link, in its details or in the popover."""
        form = popover or inspector_of(self._window)
        assert link.magnitude is not None
        if drawn_link(self._user).kind is not link.kind:
            self._take(form, "kind", str(LINK_KINDS[link.kind]))
        if drawn_link(self._user).sign is not link.sign:
            self._take(form, "sign", str(SIGNS[link.sign]))
        if drawn_link(self._user).magnitude != link.magnitude:
            self._take(form, "strength", str(STRENGTHS[link.magnitude.word]))
        if drawn_link(self._user).lag_months != link.lag_months:
            self._take(form, "usual_lag", str(link.lag_months))
        self._mouse.write(_control(form, "rationale"), link.rationale)
        self._mouse.write(_control(form, "evidence_note"), link.evidence_note)

    def _say_lane(self, lane: Perspective) -> None:
        self._write_over(inspector_of(self._window), "name", lane.name)
        self._write_over(inspector_of(self._window), "question", lane.question)

    def _choose_command(self, menu: str, *path: str) -> None:
        bar = self._window.menuBar()
        (title,) = (each for each in bar.actions() if each.text().replace("&", "") == menu)
        self._mouse.click(bar, bar.actionGeometry(title).center())
        for name in path:
            opened = QApplication.activePopupWidget()
            assert isinstance(opened, QMenu)
            self._mouse.choose_in_menu(opened, name)

    def _write_over(self, form: QWidget, key: str, text: str) -> None:
        control = _control(form, key)
        assert isinstance(control, QLineEdit | QPlainTextEdit)
        self._mouse.type_over(control, text)

    def _take(self, form: QWidget, key: str, label: str) -> None:
        controls = form.findChildren(SegmentControl)
        self._mouse.take(
            next(each for each in controls if each.objectName() == key and each.isVisible()), label
        )

    def _pixel(self, at: QPointF) -> QPoint:
        """Return where a point of the map is on the view; the whole map is shown if need be."""
        if not self.view.viewport().rect().contains(self.view.mapFromScene(at)):
            self.fit()
        pixel = self.view.mapFromScene(at)
        assert self.view.viewport().rect().contains(pixel), (at, pixel)
        self._clear_away(pixel)
        return pixel

    def _clear_away(self, pixel: QPoint) -> None:
        """Close the popover where it covers what is wanted."""
        popover = self._window.findChild(LinkPopover)
        if isinstance(popover, LinkPopover) and popover.isVisible():
            viewport = self.view.viewport()
            if popover.geometry().contains(viewport.mapTo(self.view, pixel)):
                self.close_link(popover)


def inspector_of(window: QWidget) -> Inspector:
    """Return the details of what is selected."""
    found = window.findChild(Inspector)
    assert isinstance(found, Inspector)
    return found


def drawn_link(user: User) -> Link:
    """Return the link that is selected, as it is by now."""
    current = user.open.view_state.current
    return next(each for each in user.card.links.values() if each.id == current)


def lane_header(view: MapView, card: Scorecard, name: str) -> QRectF:
    """Return where the header of a lane is."""
    lane = view.map_scene.arrangement.lane(_lane_id(card, name))
    assert lane is not None
    return lane.header


def card_rect(view: MapView, card: Scorecard, name: str) -> QRectF:
    """Return where a card stands."""
    found = next(each.id for each in card.objectives.values() if each.name == name)
    rect = view.map_scene.rect_of(found)
    assert rect is not None
    return rect


def free_spot(view: MapView, card: Scorecard, lane_name: str) -> QPointF:
    """Return a spot to the right of the cards of a lane."""
    lane = view.map_scene.arrangement.lane(_lane_id(card, lane_name))
    assert lane is not None
    rects = view.map_scene.card_rects()
    rights = [rect.right() for rect in rects if lane.body.intersects(rect)]
    left = max(rights, default=lane.body.left()) + _GAP
    x = min(left + CARD.width() / 2, lane.body.right() - _GAP / 2)
    return QPointF(x, lane.body.top() + _GAP + CARD.height() / 2)


def _control(form: QWidget, key: str) -> QWidget:
    """Return the control of a field that is shown."""
    rows = form.findChildren(FieldRow)
    return next(row.control for row in rows if row.control.objectName() == key and row.isVisible())


def _lane_id(card: Scorecard, name: str) -> PerspectiveId:
    return next(each.id for each in card.perspectives.values() if each.name == name)
