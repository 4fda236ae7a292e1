"""The tables of a `.scorecard` file, in the present version and those before it."""

from collections.abc import Mapping, Sequence

from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.scorecard import TABLES
from scorecard_app.domain.settings import Settings
from scorecard_app.storage.codec import Column, RowCodec

APPLICATION_ID = int.from_bytes(b"SCRD", "big")
"""Says in the header of the file, at byte 68, whose it is."""

MAJOR, MINOR = 1, 3
USER_VERSION = MAJOR << 16 | MINOR
"""Stands at byte 60. A newer minor version only adds tables and columns that have a default."""

PICTURES, PAST_PICTURES = "pictures", "past_pictures"
"""Pictures of the scorecard, and those that only its history names; no difference holds one."""

ADDED: Mapping[int, Mapping[str, tuple[str, ...]]] = {
    1: {
        SETTINGS: ("signal_rules", "score_scale"),
        "objectives": ("weight_source",),
        "measures": ("course", "phases"),
        "attachments": ("weight_source",),
        "series": ("formula",),
    },
    2: {"maps": ("backdrop",), "placements": ("width", "height")},
    3: {SETTINGS: ("yearly_caps",), "levers": ("owner_id", "start", "end")},
}
"""The columns that came with each minor version, by table; each stands behind the older ones."""

NEW: Mapping[int, tuple[str, ...]] = {2: (PICTURES, PAST_PICTURES)}
"""The tables that came with each minor version."""

CODECS: Mapping[str, RowCodec] = {name: RowCodec(kind) for name, kind in TABLES.items()}
"""How the rows of each table of entities are made."""

SETTINGS_CODEC = RowCodec(Settings)
"""How the one row of the settings is made, after its id."""

PICTURE_CODEC = CODECS[PICTURES]

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
    later = {name for version, names in NEW.items() if version > minor for name in names}
    names = [name for name in (SETTINGS, *CODECS, PAST_PICTURES) if name not in later]
    return "\n".join([*(table_sql(name, minor) for name in names), _OTHERS])


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
    codec = PICTURE_CODEC if name == PAST_PICTURES else CODECS.get(name)
    columns = SETTINGS_CODEC.columns if codec is None else codec.columns[1:]
    return [column for column in columns if column.name not in later]


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'
