"""Every file that ships with the program is found, in a checkout and in an installed wheel."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard_app import resources
from tests.house.sources import ROOT, trees

SHIPPED = ROOT / "resources"
_NAME = re.compile(r"(?P<folder>[a-z_]+)/[\w./-]*\.\w+")

OPEN_ALL = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import scorecard_app
from scorecard_app import resources

assert Path(scorecard_app.__file__).is_relative_to(sys.argv[1]), scorecard_app.__file__
assert resources.root().is_relative_to(sys.argv[1]), resources.root()
for name in sys.stdin.read().splitlines():
    print(name, len(resources.path(name).read_bytes()))
"""


def _shipped() -> dict[str, int]:
    """Return the size of every resource by name."""
    return {
        path.relative_to(SHIPPED).as_posix(): path.stat().st_size
        for path in SHIPPED.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _named_in_source() -> list[tuple[str, str]]:
    """Return (where, name) of every text in the source that reads like a resource's name."""
    folders = {path.name for path in SHIPPED.iterdir() if path.is_dir()}
    return [
        (f"{file}:{node.lineno}", node.value)
        for file, tree in trees("scorecard_app").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if (match := _NAME.fullmatch(node.value)) and match["folder"] in folders
    ]


def test_every_resource_that_the_source_names_is_there() -> None:
    named = _named_in_source()
    missing = [f"{where} {name}" for where, name in named if not (SHIPPED / name).is_file()]
    assert named
    assert missing == []


def test_every_icon_that_the_window_asks_for_is_there() -> None:
    asked = [
        (f"{file}:{text.lineno}", text.value)
        for file, tree in trees("scorecard_app/ui", "scorecard_app/app").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for text in _icon_names(node)
    ]
    missing = [(where, name) for where, name in asked if not _is_icon(name)]
    assert asked
    assert missing == []


def test_a_checkout_finds_its_own_resources() -> None:
    assert resources.root() == SHIPPED


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this checkout and install it, alone, into a folder of its own."""
    wheels = tmp_path_factory.mktemp("wheels")
    target = tmp_path_factory.mktemp("site")
    _run("-m", "hatchling", "build", "--target", "wheel", "--directory", str(wheels))
    (wheel,) = wheels.glob("*.whl")
    pip = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile")
    _run(*pip, "--disable-pip-version-check", "--target", str(target), str(wheel))
    return target


def test_an_installed_wheel_opens_every_resource(installed: Path, tmp_path: Path) -> None:
    shipped = _shipped()
    opened = _run("-c", OPEN_ALL, str(installed), cwd=tmp_path, stdin="\n".join(shipped))
    assert dict(line.rsplit(" ", 1) for line in opened.splitlines()) == {
        name: str(size) for name, size in shipped.items()
    }


def _icon_names(call: ast.Call) -> list[ast.Constant]:
    """Return the texts by which a call names an icon, as in `icon="undo"` and `pixmap("undo")`."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
    if isinstance(call.func, ast.Attribute) and call.func.attr in {"icon", "pixmap"}:
        named += call.args[:1]
    return [each for each in named if isinstance(each, ast.Constant) and each.value]


def _is_icon(name: object) -> bool:
    return (SHIPPED / "icons" / f"{name}.svg").is_file()


def _run(*arguments: str, cwd: Path = ROOT, stdin: str = "") -> str:
    done = subprocess.run(  # noqa: S603 - our own arguments
        [sys.executable, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
