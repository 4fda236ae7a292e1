import random
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard_app.storage.drafts import recoverable, remove_spent
from scorecard_app.storage.files import read_card
from tests.storage.editor_process import SAVE_EVERY
from tests.storage.surroundings import MEASURE, Ear, context


def killed_after(lines: int, folder: Path) -> dict[str, int]:
    """Let the editor run, kill it after so many acknowledgements; return the last of each kind."""
    command = [sys.executable, "-m", "tests.storage.editor_process"]
    arguments = [str(folder / "state"), str(folder / "plan.scorecard")]
    last = {"edit": 0, "save": 0}
    with subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True) as editor:  # noqa: S603 - ours
        assert editor.stdout is not None
        for count, line in enumerate(editor.stdout, 1):
            kind, number = line.split()
            last[kind] = int(number)
            if count == lines:
                editor.kill()
    return last


def check_nothing_is_lost(folder: Path, acknowledged: dict[str, int]) -> None:
    drafts = recoverable(folder / "state")
    reached = 0
    for draft in drafts:
        copy = draft.open(context=context(folder), listener=Ear().listener)
        reached = int(copy.card.measures[MEASURE].name)
        done = [int(step.after.measures[MEASURE].name) for step in copy.history().done]
        assert done == list(range(1, reached + 1))[-len(done) :]
        assert draft.changes <= reached - acknowledged["save"]
        copy.close(keep=True)
    path = folder / "plan.scorecard"
    saved = int(read_card(path).measures[MEASURE].name) if path.exists() else 0
    assert saved % SAVE_EVERY == 0
    assert saved >= acknowledged["save"]
    assert max(reached, saved) >= acknowledged["edit"]
    remove_spent(folder / "state")
    assert recoverable(folder / "state") == drafts


def kill_and_check(seed: int, folder: Path) -> None:
    lines = random.Random(seed).randint(1, 40)  # noqa: S311 - no secret
    check_nothing_is_lost(folder, killed_after(lines, folder))


@pytest.mark.parametrize("seed", range(20))
def test_no_acknowledged_change_is_lost_when_the_process_is_killed(
    tmp_path: Path, seed: int
) -> None:
    kill_and_check(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20, 220))
def test_no_acknowledged_change_is_lost_in_many_kills(tmp_path: Path, seed: int) -> None:
    kill_and_check(seed, tmp_path)
