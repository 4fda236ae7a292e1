"""What was decided about imports is remembered in a file of the user's own, or not at all."""

from pathlib import Path

import pytest

from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.ui.importing.profile_store import NAME, ProfileStore
from tests.exchange.tables import meaning

ROWS = [["KPI", "Region", "Actual"], ["Sales", "North", 1.0]]


def told() -> Meaning:
    """Return a table about which something was decided."""
    return meaning(ROWS, {"column B": "ignored", "table": "Data!A1:C2"})


def test_what_was_decided_is_there_the_next_time_and_can_be_forgotten(tmp_path: Path) -> None:
    ProfileStore(tmp_path / "new").remember(told())
    store = ProfileStore(tmp_path / "new")
    (profile,) = store.profiles
    assert dict(profile.decisions) == {"column B": "ignored"}
    store.remember(told())
    assert len(store.profiles) == 1
    store.forget(profile.signature)
    assert ProfileStore(tmp_path / "new").profiles == ()


def test_a_table_about_which_nothing_was_decided_leaves_no_profile(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.remember(meaning(ROWS))
    assert not (tmp_path / NAME).exists()


def test_a_file_that_cannot_be_read_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("nothing of ours")
    assert ProfileStore(tmp_path).profiles == ()


def test_a_folder_that_takes_no_file_is_named_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UserError, match=r"“import-profiles.json” could not be written"):
        ProfileStore(tmp_path / "taken").remember(told())
