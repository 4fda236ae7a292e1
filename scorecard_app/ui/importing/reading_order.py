"""The order in which a page is read, for whoever walks through it by Tab."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def in_reading_order(part: QWidget) -> list[QWidget]:
    """Return what takes the keyboard by Tab, line by line from the top, each from its start.

    What scrolls by itself is read where it stands, whatever of it is in sight.
    """
    areas = [each for each in part.findChildren(QScrollArea) if each.isVisible()]
    within = [each for area in areas for each in area.findChildren(QWidget)]
    found: list[QWidget] = [part] if _takes_tab(part) else []
    found += [e for e in part.findChildren(QWidget) if _takes_tab(e) and e not in within]
    found += areas
    tops = {each: each.mapTo(part, QPoint(0, 0)) for each in found}
    found.sort(key=lambda each: (tops[each].y(), tops[each].x()))
    lines: list[list[QWidget]] = []
    for each in found:
        first = lines[-1][0] if lines else None
        if first is not None and tops[each].y() < tops[first].y() + first.height() // 2:
            lines[-1].append(each)
        else:
            lines.append([each])
    ordered = [each for line in lines for each in sorted(line, key=lambda one: tops[one].x())]
    return [every for each in ordered for every in (_inside(each) if each in areas else [each])]


def walk(page: QWidget, parts: Sequence[QWidget], *, is_next: bool) -> bool:
    """Give the keyboard to the next or previous of what takes it, beyond the page at its ends."""
    order = [each for part in parts for each in in_reading_order(part)]
    focus = QApplication.focusWidget()
    if focus is None or focus not in order:
        return False
    at = order.index(focus) + (1 if is_next else -1)
    following = order[at] if 0 <= at < len(order) else _beyond(page, focus, is_next=is_next)
    if following is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
    following.setFocus(reason)
    for area in page.findChildren(QScrollArea):
        if area.isAncestorOf(following):
            area.ensureWidgetVisible(following)
    return True


def _inside(area: QWidget) -> list[QWidget]:
    body = area.widget() if isinstance(area, QScrollArea) else None
    return in_reading_order(body) if body is not None else []


def _beyond(page: QWidget, start: QWidget, *, is_next: bool) -> QWidget | None:
    """Return what comes behind or before a page."""
    others = (each for each in _chain(start, is_next=is_next) if not page.isAncestorOf(each))
    return next((each for each in others if each is not page and _takes_tab(each)), None)


def _chain(start: QWidget, *, is_next: bool) -> Iterator[QWidget]:
    each = _beside(start, is_next=is_next)
    while each is not None and each is not start:
        yield each
        each = _beside(each, is_next=is_next)


def _beside(widget: QWidget, *, is_next: bool) -> QWidget | None:
    return widget.nextInFocusChain() if is_next else widget.previousInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return (
        widget.focusPolicy() & tab == tab
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
        and not widget.isWindow()
    )
