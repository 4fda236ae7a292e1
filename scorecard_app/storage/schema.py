"""The tables of a `.scorecard` file, version 1.0, and the text that documents them."""

from collections.abc import Iterator, Mapping

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.scorecard import TABLES
from scorecard_app.domain.settings import Settings
from scorecard_app.storage.codec import RowCodec

APPLICATION_ID = int.from_bytes(b"SCRD", "big")
"""Says in the header of the file, at byte 68, whose it is."""

MAJOR, MINOR = 1, 0
USER_VERSION = MAJOR << 16 | MINOR
"""Stands at byte 60. A newer minor version only adds tables and columns that have a default."""

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


def schema_sql() -> str:
    """Return the SQL that makes an empty file: what the README shows and what opening expects."""
    return "\n".join([*_statements(), _OTHERS])


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _statements() -> Iterator[str]:
    settings = ['"id" TEXT', *(column.declaration for column in SETTINGS_CODEC.columns)]
    yield _create(SETTINGS, settings)
    for name, codec in CODECS.items():
        yield _create(name, [column.declaration for column in codec.columns])


def _create(name: str, declarations: list[str]) -> str:
    """Write one CREATE TABLE; its first column is the id."""
    _id, *others = declarations
    lines = ",\n".join(['  "id" TEXT NOT NULL PRIMARY KEY', *(f"  {line}" for line in others)])
    return f"CREATE TABLE {name} (\n{lines}\n);\n"
