"""The rows of a scorecard in its database: written whole or by delta, read back, and hashed."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from scorecard_app.document.change import SETTINGS, Delta, Record
from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.codec import RowCodec, Value
from scorecard_app.storage.past_pictures import put_aside, take_back
from scorecard_app.storage.schema import CODECS, PICTURES, SETTINGS_CODEC, quoted

HASH_KEY = "content_sha256"
"""The one row of `meta` that the hash does not cover: the hash itself."""

_REVISIONS = "revisions"
_REVISION_TYPES: Mapping[str, type] = {
    "seq": int,
    **dict.fromkeys(("kind", "label", "gesture", "origin", "user", "time"), str),
    "delta": bytes,
}
_LAST_SEQ = 1 << 53
"""Beyond any number of changes, and far enough below the largest integer of SQLite."""


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of one table, by primary key."""

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]


class RowsError(Exception):
    """Rows of one table that no scorecard could have written; the text is the table's name."""


def write_all(db: sqlite3.Connection, card: Scorecard) -> None:
    """Put a whole scorecard into the empty tables."""
    db.execute(_upsert(SETTINGS), _settings_row(card))
    for name, codec in CODECS.items():
        entities = card.table(name).values()
        if entities:
            db.executemany(_upsert(name), codec.rows(entities))


def write_delta(db: sqlite3.Connection, delta: Delta) -> None:
    """Put the after side of a delta into the tables; columns we do not know stay as they are."""
    for name, records in delta.items():
        gone = [(key,) for key, (_before, after) in records.items() if after is None]
        if name == PICTURES:
            put_aside(db, (key for (key,) in gone))
        if gone:
            db.executemany(f"DELETE FROM {quoted(name)} WHERE id = ?", gone)  # noqa: S608 - ours
        there = {key: after for key, (_before, after) in records.items() if after is not None}
        if name == PICTURES:
            take_back(db, there)
        if there:
            db.executemany(_upsert(name), _rows(name, there))


def read_tables(db: sqlite3.Connection) -> Mapping[str, Table]:
    """Read every table there is, known or not, in the order of their names."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: _read_table(db, name) for name in sorted(names)}


def content_hash(tables: Mapping[str, Table]) -> str:
    """Return the SHA-256 of all tables.

    The text that is hashed has a line for each table in the order of their names, a JSON array
    without spaces in UTF-8: the name, the columns, then every row by primary key, as an array in
    which a blob stands as `{"sha256": "…"}`.
    """
    digest = hashlib.sha256()
    for name, table in tables.items():
        rows = table.rows
        if name == "meta":
            rows = [row for row in rows if row[0] != HASH_KEY]
        digest.update(_encode([name, table.columns, *rows]).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def card_of(tables: Mapping[str, Table]) -> Scorecard:
    """Build the scorecard that these tables hold; RowsError names the table that holds none."""
    settings = _entities(SETTINGS, SETTINGS_CODEC, tables)
    if len(settings) != 1:
        raise RowsError(SETTINGS)
    entities = {
        name: {entity.id: entity for entity in _entities(name, codec, tables)}
        for name, codec in CODECS.items()
    }
    return Scorecard(settings[0], **entities)


def check_revisions(tables: Mapping[str, Table]) -> None:
    """Refuse revisions that none of ours could follow; RowsError as for the other tables."""
    table = tables[_REVISIONS]
    places = [table.columns.index(name) for name in _REVISION_TYPES]
    types = [*_REVISION_TYPES.values()]
    for row in table.rows:
        cells: list[Any] = [row[place] for place in places]
        if [*map(type, cells)] != types or not 0 < cells[0] < _LAST_SEQ:
            raise RowsError(_REVISIONS)


def meta_of(tables: Mapping[str, Table]) -> Mapping[str, str]:
    """Return the rows of `meta`."""
    columns = tables["meta"].columns
    key, value = columns.index("key"), columns.index("value")
    return {str(row[key]): str(row[value]) for row in tables["meta"].rows}


def write_meta(db: sqlite3.Connection, values: Mapping[str, str]) -> None:
    """Set rows of `meta`."""
    db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", values.items())


def _blob(value: bytes) -> dict[str, str]:
    return {"sha256": hashlib.sha256(value).hexdigest()}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_blob).encode


def _read_table(db: sqlite3.Connection, name: str) -> Table:
    info = db.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (name,)).fetchall()
    columns = tuple(column for column, _pk in info)
    key = [column for column, pk in sorted(info, key=lambda row: row[1]) if pk] or columns
    order = ", ".join(map(quoted, key))
    names = ", ".join(map(quoted, columns))
    sql = f"SELECT {names} FROM {quoted(name)} ORDER BY {order}"  # noqa: S608 - quoted names
    return Table(columns, db.execute(sql).fetchall())


def _entities(name: str, codec: RowCodec, tables: Mapping[str, Table]) -> list[Any]:
    table = tables[name]
    if not table.rows:
        return []
    cells = dict(zip(table.columns, zip(*table.rows, strict=True), strict=True))
    try:
        return list(codec.entities(cells))
    except Exception as error:  # the cells may hold anything, and UserError names no table
        raise RowsError(name) from error


def _rows(name: str, records: Mapping[EntityId, Record]) -> Iterator[tuple[Value, ...]]:
    if name == SETTINGS:
        return ((SETTINGS, *row) for row in SETTINGS_CODEC.rows(records.values()))
    return CODECS[name].rows(records.values())


def _settings_row(card: Scorecard) -> tuple[Value, ...]:
    return next(_rows(SETTINGS, {SETTINGS: card.settings}))


@cache
def _upsert(name: str) -> str:
    """Return the statement that adds or replaces the columns that we know."""
    if name == SETTINGS:
        columns = ["id", *(column.name for column in SETTINGS_CODEC.columns)]
    else:
        columns = [column.name for column in CODECS[name].columns]
    names = ", ".join(map(quoted, columns))
    holes = ", ".join("?" for _column in columns)
    news = ", ".join(f"{quoted(each)} = excluded.{quoted(each)}" for each in columns[1:])
    return (
        f"INSERT INTO {quoted(name)} ({names}) VALUES ({holes}) "  # noqa: S608 - our own names
        f"ON CONFLICT (id) DO UPDATE SET {news}"
    )
