import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard_app.document.library import library
from scorecard_app.document.library.own import OwnLibrary, framework_of, own_measure
from scorecard_app.document.templates import from_template
from scorecard_app.errors import UserError
from scorecard_app.storage.personal_library import NAME, PersonalLibrary
from tests.builders import minter
from tests.storage.surroundings import context


def file_in(folder: Path) -> PersonalLibrary:
    return PersonalLibrary(folder, context(folder))


def own() -> OwnLibrary:
    scorecard = from_template("it-business-value", mint=minter())
    first = min(scorecard.measures)
    framework = framework_of(scorecard, framework_id="frame", name="Ours")
    return OwnLibrary().with_items(own_measure(scorecard, first), framework)


def test_no_file_is_an_empty_library(tmp_path: Path) -> None:
    found = file_in(tmp_path / "none yet").read()
    assert (found.library, found.warning) == (OwnLibrary(), "")


def test_reading_gives_what_was_written(tmp_path: Path) -> None:
    file_in(tmp_path / "new").write(own())
    assert file_in(tmp_path / "new").read().library == own()


def test_every_shipped_measure_can_be_kept(tmp_path: Path) -> None:
    kept = OwnLibrary(tuple(library().values()))
    file_in(tmp_path).write(kept)
    assert file_in(tmp_path).read().library == kept


def test_writing_leaves_one_file_that_only_its_owner_may_read(tmp_path: Path) -> None:
    for _time in range(2):
        file_in(tmp_path).write(own())
    assert [each.name for each in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


DAMAGES: dict[str, Callable[[str], str]] = {
    "half": lambda text: text[: len(text) // 2],
    "no json": lambda _text: "hello",
    "no object": lambda _text: "[1, 2]",
    "a field of another type": lambda text: text.replace('"library": "own"', '"library": 7'),
    "a field that nobody knows": lambda text: text.replace('"library": "own"', '"shelf": "own"'),
    "a reference to nothing": lambda text: text.replace(
        '"perspective_id": "new-', '"perspective_id": "x-'
    ),
    "bytes of no text": lambda text: text[:100] + "\udcff" + text[100:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_kept_aside_and_said_in_a_sentence(tmp_path: Path, damage: str) -> None:
    file_in(tmp_path).write(own())
    path = tmp_path / NAME
    text = DAMAGES[damage](path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    damaged = path.read_bytes()

    found = file_in(tmp_path).read()

    assert found.library == OwnLibrary()
    (aside,) = tmp_path.iterdir()
    assert aside.read_bytes() == damaged
    assert found.warning.startswith("Your library file is damaged.")
    assert f"“{aside.name}”" in found.warning


def test_a_file_of_a_newer_version_is_kept_aside(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(json.dumps({"format": 2, "shelves": []}), encoding="utf-8")
    assert "newer version" in file_in(tmp_path).read().warning


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_in(tmp_path).write(own())

    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UserError, match="disk is full"):
        file_in(tmp_path).write(OwnLibrary())
    monkeypatch.undo()

    assert file_in(tmp_path).read().library == own()
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(UserError, match="folder"):
        file_in(tmp_path).read()
