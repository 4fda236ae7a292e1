"""Read and write `.scorecard` files without a working copy: for the command line and scripts."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.context import Context
from scorecard_app.storage.database import opened
from scorecard_app.storage.failures import no_room_to_work
from scorecard_app.storage.publication import (
    create_database,
    finish,
    place_to_save,
    put_in_place,
)
from scorecard_app.storage.source import Loaded, copy_in, load
from scorecard_app.storage.version import Version


def read_card(path: Path) -> Scorecard:
    """Return the scorecard that a file holds; UserError says in a sentence why it holds none."""
    return read_file(path).card


def read_file(path: Path) -> Loaded:
    """Return all that a file says; SQLite opens a private copy of it only."""
    with _own_folder() as folder:
        copy = folder / "copy.db"
        copy_in(path, copy)
        with opened(copy) as db:
            return load(db, path.name)


def write_card(card: Scorecard, path: Path, *, context: Context) -> None:
    """Write a scorecard as a new document without history; an old file is replaced whole.

    To change a file that is there, open a `WorkingCopy` of it: that keeps its history and what a
    newer version of the program put into it.
    """
    place = place_to_save(path)
    with _own_folder() as folder:
        database = folder / "new.db"
        version = Version.first(context)
        create_database(database, card, version=version)
        finish(database, card, version=version, with_history=True, context=context)
        put_in_place(database, place, context=context)


@contextmanager
def _own_folder() -> Iterator[Path]:
    """Lend a folder that only we may read, and take it away; UserError where none can be used."""
    try:
        with TemporaryDirectory(prefix="scorecard-") as folder:
            yield Path(folder)
    except (OSError, sqlite3.OperationalError) as error:
        raise no_room_to_work(error) from error
