from pathlib import Path

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from scorecard_app.document.library.own import OwnLibrary, own_measure
from scorecard_app.storage.personal_library import NAME
from tests.present.small_card import RATING, REVENUE, small_card
from tests.ui.library.places import own_file, stored


def own(*measures: str) -> OwnLibrary:
    names = {"Revenue": REVENUE, "Rating": RATING}
    return OwnLibrary().with_items(*(own_measure(small_card(), names[each]) for each in measures))


def said(spy: QSignalSpy) -> list[str]:
    return [spy.at(at)[0].text for at in range(spy.count())]


def test_the_last_of_many_quick_changes_is_what_is_written(tmp_path: Path, qtbot: QtBot) -> None:
    with stored(tmp_path, qtbot) as store:
        for _time in range(5):
            store.replace(own("Revenue"))
            store.replace(own("Revenue", "Rating"))
            store.replace(own("Rating"))
    assert own_file(tmp_path).read().library == own("Rating")


def test_what_is_loaded_in_the_background_is_announced(tmp_path: Path, qtbot: QtBot) -> None:
    own_file(tmp_path).write(own("Revenue"))
    with stored(tmp_path, qtbot) as store:
        assert not store.is_loaded
        with qtbot.waitSignal(store.changed):
            store.load()
        assert store.library == own("Revenue")


def test_a_damaged_file_is_said_once_and_a_new_library_begins(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / NAME).write_text("{", encoding="utf-8")
    with stored(tmp_path, qtbot) as store:
        noticed = QSignalSpy(store.noticed)
        assert store.library == OwnLibrary()
        store.replace(own("Revenue"))
        assert len(said(noticed)) == 1
        assert "is damaged" in said(noticed)[0]
    assert own_file(tmp_path).read().library == own("Revenue")
    assert len(list(tmp_path.glob("library-*.json"))) == 1


def test_a_file_that_cannot_be_read_is_never_written_over(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / NAME).mkdir()
    with stored(tmp_path, qtbot) as store:
        noticed = QSignalSpy(store.noticed)
        assert store.library == OwnLibrary()
        store.replace(own("Revenue"))
        assert store.library == OwnLibrary()
        assert len(said(noticed)) == 2
    assert (tmp_path / NAME).is_dir()


def test_a_write_that_fails_is_said_and_the_next_one_tried(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "data"
    with stored(folder, qtbot) as store:
        assert store.library == OwnLibrary()
        (folder / NAME).mkdir(parents=True)
        noticed = QSignalSpy(store.noticed)
        store.replace(own("Revenue"))
        qtbot.waitUntil(lambda: noticed.count() == 1)
        (folder / NAME).rmdir()
        store.replace(own("Rating"))
    assert own_file(folder).read().library == own("Rating")
