"""Pictures that the scorecard holds no more, kept once for whatever undo brings back."""

import sqlite3
from collections.abc import Iterable, Mapping

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.pictures import Picture
from scorecard_app.storage.schema import PAST_PICTURES, PICTURE_CODEC, PICTURES, quoted

_NAMES = ", ".join(quoted(column.name) for column in PICTURE_CODEC.columns)


def put_aside(db: sqlite3.Connection, ids: Iterable[EntityId]) -> None:
    """Keep pictures that are about to go."""
    sql = (
        f"INSERT OR REPLACE INTO {PAST_PICTURES} ({_NAMES}) "  # noqa: S608 - our own names
        f"SELECT {_NAMES} FROM {PICTURES} WHERE id = ?"
    )
    db.executemany(sql, [(each,) for each in ids])


def take_back(db: sqlite3.Connection, ids: Iterable[EntityId]) -> None:
    """Keep no longer what is in the scorecard again."""
    sql = f"DELETE FROM {PAST_PICTURES} WHERE id = ?"  # noqa: S608 - our own name
    db.executemany(sql, [(each,) for each in ids])


def forget(db: sqlite3.Connection) -> None:
    """Keep none, for a file without history."""
    db.execute(f"DELETE FROM {PAST_PICTURES}")  # noqa: S608 - our own name


def past_pictures(db: sqlite3.Connection) -> Mapping[EntityId, Picture]:
    """Return what is kept, by id; ValueError, KeyError or TypeError where a row is no picture."""
    rows = db.execute(f"SELECT {_NAMES} FROM {PAST_PICTURES}").fetchall()  # noqa: S608 - ours
    if not rows:
        return {}
    names = [column.name for column in PICTURE_CODEC.columns]
    cells = dict(zip(names, zip(*rows, strict=True), strict=True))
    return {each.id: each for each in PICTURE_CODEC.entities(cells)}
