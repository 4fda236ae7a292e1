"""What the program remembers is there again from the same file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from scorecard_app.ui.settings import MAX_RECENT, ProgramSettings

NOON = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


def opened(folder: Path) -> ProgramSettings:
    """Open the settings of a folder, as a new start of the program does."""
    return ProgramSettings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


@pytest.mark.usefixtures("qapp")
def test_without_a_file_everything_has_its_first_value(tmp_path: Path) -> None:
    settings = opened(tmp_path)

    assert (settings.language, settings.theme, settings.user_name) == ("", "system", "")
    assert not settings.autosave
    assert not settings.reduced_motion
    assert settings.recent == ()
    assert settings.geometry.isEmpty()


@pytest.mark.usefixtures("qapp")
def test_choices_are_there_again_at_the_next_start(tmp_path: Path) -> None:
    before = opened(tmp_path)
    before.choose(language="de", theme="dark", user_name="Ada; Countess", autosave=True)
    before.keep_geometry(QByteArray(b"\x00\x01"))
    before.keep_layout("roomy", QByteArray(b"\x02"))
    before.flush()
    after = opened(tmp_path)

    assert (after.language, after.theme, after.user_name) == ("de", "dark", "Ada; Countess")
    assert after.autosave
    assert after.geometry == QByteArray(b"\x00\x01")
    assert after.layout("roomy") == QByteArray(b"\x02")
    assert after.layout("compact").isEmpty()


@pytest.mark.usefixtures("qapp")
def test_only_what_differs_is_announced(tmp_path: Path) -> None:
    settings, heard = opened(tmp_path), list[str]()
    settings.changed.connect(heard.append)
    settings.choose(theme="dark", autosave=False)
    settings.choose(theme="dark")

    assert heard == ["theme"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("count", [1, 2, MAX_RECENT + 3])
def test_the_file_touched_last_comes_first_and_the_oldest_go(tmp_path: Path, count: int) -> None:
    before = opened(tmp_path)
    for number in range(count):
        before.touch(tmp_path / f"{number}, and more.scorecard", NOON)
    before.touch(tmp_path / "0, and more.scorecard", NOON)
    before.flush()
    recent = opened(tmp_path).recent

    assert recent[0].path == tmp_path / "0, and more.scorecard"
    assert recent[0].touched == NOON
    assert len(recent) == min(count + (count > MAX_RECENT), MAX_RECENT)
    assert len({each.path for each in recent}) == len(recent)
