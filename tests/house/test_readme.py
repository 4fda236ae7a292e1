"""The README tells the truth: its tables are made from the source, its links lead somewhere."""

import re
import sys
from pathlib import Path

import pytest

from scorecard_app import resources
from tests.house.readme import README, with_parts
from tests.house.sources import ROOT

TEXT = README.read_text(encoding="utf-8")


def test_the_parts_made_from_the_source_are_up_to_date() -> None:
    assert with_parts(TEXT) == TEXT, "run python -m tests.house.readme"


def test_every_link_and_picture_is_in_the_checkout() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)|<img src=\"([^\"]+)\"", TEXT)
    missing = [name for pair in targets for name in pair if name and not (ROOT / name).is_file()]
    assert targets
    assert missing == []


def test_the_two_commands_come_first_and_stand_alone() -> None:
    commands = re.findall(r"```bash\n(.*?)\n```", TEXT, flags=re.DOTALL)
    assert [command.split(" && ") for command in commands[:2]] == [
        ["python3 -m venv .venv", ".venv/bin/pip install -e .", ".venv/bin/scorecard"],
        ["python3 -m venv .venv", ".venv/bin/pip install -e '.[test]'", ".venv/bin/pytest"],
    ]


@pytest.mark.skipif(sys.byteorder == "big", reason="the example reads little-endian numbers")
def test_the_example_reads_the_sample(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)\n```", TEXT, flags=re.DOTALL)
    monkeypatch.chdir(Path(resources.path("samples/georgia-compact.scorecard")).parent)
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - the README's own example
    assert len(capsys.readouterr().out.splitlines()) > 100
