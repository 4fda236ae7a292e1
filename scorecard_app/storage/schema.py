"""The tables of a `.scorecard` file, in the present version and those before it."""

from collections.abc import Mapping, Sequence

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.scorecard import TABLES
from scorecard_app.domain.settings import Settings
from scorecard_app.storage.codec import Column, RowCodec

APPLICATION_ID = int.from_bytes(b"SCRD", "big")
"""Says in the header of the file, at byte 68, whose it is."""

MAJOR, MINOR = 1, 1
USER_VERSION = MAJOR << 16 | MINOR
"""Stands at byte 60. A newer minor version only adds tables and columns that have a default."""

ADDED: Mapping[int, Mapping[str, tuple[str, ...]]] = {
    1: {
        SETTINGS: ("signal_rules", "score_scale"),
        "objectives": ("weight_source",),
        "measures": ("course", "phases"),
        "attachments": ("weight_source",),
        "series": ("formula",),
    },
}
"""The columns that came with each minor version, by table; each stands behind the older ones."""

CODECS: Mapping[str, RowCodec] = {name: RowCodec(kind) for name, kind in TABLES.items()}
"""How the rows of each table of entities are made."""

SETTINGS_CODEC = RowCodec(Settings)
"""How the one row of the settings is made, after its id."""

_OTHERS = """\
CREATE TABLE revisions (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  gesture TEXT NOT NULL,
  origin TEXT NOT NULL,
  user TEXT NOT NULL,
  time TEXT NOT NULL,
  delta BLOB NOT NULL
);

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
"""


def schema_sql(minor: int = MINOR) -> str:
    """Return the SQL that makes an empty file: what the README shows and what opening expects."""
    return "\n".join([*(table_sql(name, minor) for name in (SETTINGS, *CODECS)), _OTHERS])


def table_sql(name: str, minor: int = MINOR) -> str:
    """Return the statement that makes the table of one kind, as it was in a minor version."""
    lines = ['  "id" TEXT NOT NULL PRIMARY KEY']
    lines += [f"  {column.declaration}" for column in columns_of(name, minor)]
    body = ",\n".join(lines)
    return f"CREATE TABLE {name} (\n{body}\n);\n"


def columns_of(name: str, minor: int = MINOR) -> Sequence[Column]:
    """Return the columns of a table behind its id, as they were in a minor version."""
    later = {
        column
        for version, tables in ADDED.items()
        if version > minor
        for column in tables.get(name, ())
    }
    columns = SETTINGS_CODEC.columns if name == SETTINGS else CODECS[name].columns[1:]
    return [column for column in columns if column.name not in later]


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'
