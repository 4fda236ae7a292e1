"""Find the files that ship with the program: in a frozen build, a checkout or a wheel."""

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """Return the folder of all resources.

    PyInstaller unpacks it beside the frozen program, a wheel carries it inside the package, and
    a checkout has it beside the package.
    """
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package)) / "resources"
    for folder in (frozen, package / "_resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    message = f"no resources folder near {package.name}"
    raise FileNotFoundError(message)


def path(name: str) -> Path:
    """Return the path of one resource, named relative to the folder: "icons/undo.svg"."""
    found = root() / name
    if not found.is_file():
        message = f"no resource called {name}"
        raise FileNotFoundError(message)
    return found


def text(name: str) -> str:
    """Return the text of one resource."""
    return path(name).read_text(encoding="utf-8")


def names(folder: str, pattern: str = "*") -> tuple[str, ...]:
    """Return the names of the resources in a folder, sorted, each as `path` takes it."""
    return tuple(sorted(f"{folder}/{found.name}" for found in (root() / folder).glob(pattern)))


def locale_dir() -> Path:
    """Return the folder of the translation catalogues, one folder a language."""
    return root() / "locale"
