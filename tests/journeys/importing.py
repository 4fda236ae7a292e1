"""What a user does on the page of an import, by keys and mouse."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.exchange.preview.steps import Step
from scorecard_app.ui.importing.guess_panel import GuessPanel
from scorecard_app.ui.importing.page import ImportPage
from tests.journeys.driver import User


class Importer:
    """Leads a user through the page; `corrections` counts what was decided by hand."""

    def __init__(self, user: User) -> None:
        self.user = user

    @property
    def page(self) -> ImportPage:
        """Return the page."""
        page = self.user.program.acts.imports.page
        assert page is not None
        return page

    @property
    def findings(self) -> Findings:
        """Return what was found."""
        found = self.page.desk.findings
        assert found is not None
        return found

    @property
    def corrections(self) -> int:
        """Count what was decided by hand."""
        return len(self.page.desk.corrections)

    def drop(self, *paths: Path) -> None:
        """Drop a file on the window, or two."""
        window = self.user.program.window
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        at, none = QPointF(200, 200), Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        drop = QDropEvent(at, copy, mime, Qt.MouseButton.LeftButton, none)
        window.dropEvent(drop)
        self.user.wait_for_work()

    def join(self, path: Path) -> None:
        """Choose a second file to be joined."""
        self.page.go_to(Step.SOURCE)
        self.user.answer(path)
        self.page.source.join_button.click()
        self.user.wait_for_work()

    def choose_table(self, sheet: str) -> None:
        """Choose the first table of a sheet in the tree, by a click."""
        self.page.go_to(Step.RANGE)
        tree = self.page.range.tree
        entry = next(each for each in _items(tree) if each == sheet)
        item = tree.findItems(entry, Qt.MatchFlag.MatchExactly)[0].child(0)
        assert item is not None
        tree.scrollToItem(item)
        centre = tree.visualItemRect(item).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=centre)
        self.user.wait_for_work()

    def choose(self, key: str, step: Step = Step.CHECK) -> None:
        """Take the first choice that is offered for a guess, by the keyboard."""
        self.page.go_to(step)
        box = self._box(key)
        box.setFocus()
        box.setCurrentIndex(-1)
        QTest.keyClick(box, Qt.Key.Key_Down)
        self.user.wait_for_work()

    def answer(self, key: str, text: str) -> None:
        """Type the answer to a question."""
        self.page.go_to(Step.CHECK)
        edit = self._box(key).lineEdit()
        assert edit is not None
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        self.user.wait_for_work()

    def go_by_keys(self, step: Step) -> None:
        """Walk through the steps by the arrow keys."""
        steps = self.page.steps
        steps.setFocus()
        QTest.keyClick(steps, Qt.Key.Key_Home)
        for _each in range(list(Step).index(step)):
            QTest.keyClick(steps, Qt.Key.Key_Down)
        assert self.page.step is step

    def answer_by_keys(self, key: str, text: str) -> None:
        """Answer a question by keys alone: type the answer, or take the first one for none."""
        self.go_by_keys(Step.CHECK)
        box = self._box(key)
        control = box.lineEdit() if text else box
        while focused() not in {box, box.lineEdit()}:
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
            assert self.page.isAncestorOf(focused()), f"Tab leads past “{key}”"
        if text and control is not None:
            QTest.keyClicks(control, text)
            QTest.keyClick(control, Qt.Key.Key_Return)
        else:
            QTest.keyClick(box, Qt.Key.Key_Down)
        self.user.wait_for_work()

    def click(self, name: str) -> None:
        """Click the button of this accessible name."""
        buttons = self.page.findChildren(QAbstractButton)
        next(each for each in buttons if each.accessibleName() == name).click()
        self.user.wait_for_work()

    def apply(self) -> None:
        """Press Apply."""
        assert self.page.apply_button.isEnabled(), self.page.desk.trouble
        self.page.apply_button.click()
        self.user.wait_for_work()

    def undo(self) -> None:
        """Take the import back on its last step, and look at the files again."""
        self.page.go_to(Step.RESULT)
        self.page.result.undo_button.click()
        self.user.wait_for_work()

    def _box(self, key: str) -> QComboBox:
        for panel in self.page.findChildren(GuessPanel):
            if panel.isVisible() and panel.has(key):
                return panel.box(key)
        message = f"nothing asks for “{key}” here"
        raise AssertionError(message)


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _items(tree: QTreeWidget) -> list[str]:
    found = []
    walk = QTreeWidgetItemIterator(tree)
    while walk.value() is not None:
        found.append(walk.value().text(0))
        walk += 1
    return found
