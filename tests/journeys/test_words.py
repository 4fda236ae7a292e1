"""Words in the place of numbers are shown with the numbers they are read as, and corrected."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scorecard_app.exchange.preview.steps import Mark, Step
from tests.journeys.driver import started
from tests.journeys.importing import Importer

LIGHTS = "KPI,Jan 2026,Feb 2026,Mar 2026\nRoll-out,green,amber,rot\nTraining,n/a,green,Amber\n"


def test_a_word_is_read_as_the_number_that_is_typed_for_it(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    path = tmp_path / "lights.csv"
    path.write_text(LIGHTS)
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_blank()
        user.wait_for_work()
        importer = Importer(user)
        importer.drop(path)
        page = importer.page
        page.go_to(Step.SHAPE)
        table = page.shape.words
        model = table.model()

        def shown() -> list[tuple[str, ...]]:
            return [
                tuple(str(model.index(row, at).data()) for at in range(4))
                for row in range(model.rowCount())
            ]

        assert shown() == [
            ("amber", "2", "50", "Guessed"),
            ("green", "2", "100", "Guessed"),
            ("n/a", "1", "empty", "Guessed"),
            ("rot", "1", "0", "Guessed"),
        ]
        shape = next(each for each in page.desk.steps if each.step is Step.SHAPE)
        assert shape.mark is Mark.LOOK

        def type_at(row: int, text: str) -> None:
            table.setCurrentIndex(model.index(row, 2))
            table.edit(model.index(row, 2))
            edit = table.findChild(QLineEdit)
            assert edit is not None
            edit.selectAll()
            QTest.keyClicks(edit, text)
            QTest.keyClick(edit, Qt.Key.Key_Return)
            qapp.processEvents()  # what was typed is handed over by an event of its own
            user.wait_for_work()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

        type_at(0, "40")
        type_at(2, "10")
        assert [each[2:] for each in shown()] == [
            ("40", "Chosen"), ("100", "Guessed"), ("10", "Chosen"), ("0", "Guessed"),
        ]  # fmt: skip
        type_at(1, "much")
        assert "“much”" in page.desk.trouble
        table.setCurrentIndex(model.index(2, 2))
        QTest.keyClick(table, Qt.Key.Key_Delete)
        user.wait_for_work()
        assert shown()[2] == ("n/a", "1", "empty", "Guessed")
        importer.apply()
        numbers = [list(each.samples.unpacked().values()) for each in user.card.series.values()]
        assert numbers == [[100, 40, 0], [100, 40]]
