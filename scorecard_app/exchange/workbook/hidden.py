"""The hidden sheets: `_meta` says what the workbook is, `_base` what it held when written."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from scorecard_app import __version__
from scorecard_app.document.change import SETTINGS
from scorecard_app.domain.plain import Plain, from_plain, to_plain
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.cells import canonical

META: Final = "_meta"
BASE: Final = "_base"
FORMAT: Final = "scorecard workbook"
FORMAT_VERSION: Final = 1
SCHEMA_VERSION: Final = 1
SHEETS: Final = "sheets"
"""The fact that lists, as JSON, which sheets were written; others were added by people."""

_CHUNK: Final = 20_000
_TABLE, _SHEET, _COLUMN = "table", "sheet", "column"


@dataclass(frozen=True)
class TableMeta:
    """Where one table was written: its name in Excel, its sheet, and its column keys by header."""

    name: str
    sheet: str
    keys: Mapping[str, str]


@dataclass(frozen=True)
class Meta:
    """What `_meta` says: facts by name, and each table by the key of what it holds."""

    facts: Mapping[str, str]
    tables: Mapping[str, TableMeta] = field(default_factory=dict)


def facts(document_id: str, exported_at: datetime | None) -> Mapping[str, str]:
    """Return the facts about a workbook that is being written."""
    return {
        "format": FORMAT,
        "format version": str(FORMAT_VERSION),
        "schema version": str(SCHEMA_VERSION),
        "app version": __version__,
        "document id": document_id,
        "exported at": exported_at.isoformat() if exported_at else "",
    }


def added_sheets(meta: Meta, names: Sequence[str]) -> tuple[str, ...]:
    """Return the sheets that people added; none where it is not known which were written."""
    try:
        written = json.loads(meta.facts.get(SHEETS, "null"))
    except ValueError:
        return ()
    if not isinstance(written, list):
        return ()
    return tuple(each for each in names if each not in written)


def meta_rows(meta: Meta) -> Iterator[tuple[str, ...]]:
    """Yield the rows of `_meta`; `meta_from` is the inverse."""
    yield from meta.facts.items()
    for key, table in meta.tables.items():
        yield _TABLE, key, table.name, table.sheet
        for header, column in table.keys.items():
            yield _COLUMN, key, header, column


def meta_from(rows: Sequence[Sequence[Any]]) -> Meta | None:
    """Read the rows of `_meta`; None where this program did not write them."""
    texts = [[str(cell) for cell in row] for row in rows if row]
    if not texts or texts[0][:2] != ["format", FORMAT]:
        return None
    found: dict[str, str] = {}
    places: dict[str, tuple[str, str]] = {}
    keys: dict[str, dict[str, str]] = {}
    for name, value, *rest in (row for row in texts if len(row) > 1):
        if name == _TABLE and len(rest) > 1:
            places[value] = (rest[0], rest[1])
        elif name == _COLUMN and len(rest) > 1:
            keys.setdefault(value, {})[rest[0]] = rest[1]
        else:
            found[name] = value
    tables = {
        key: TableMeta(name, sheet, keys.get(key, {})) for key, (name, sheet) in places.items()
    }
    return Meta(found, tables)


def base_rows(card: Scorecard) -> Iterator[tuple[str, ...]]:
    """Yield each record of a scorecard: table, id, and its JSON in as many cells as it takes."""
    yield SETTINGS, SETTINGS, *_chunks(to_plain(card.settings))
    for table in TABLES:
        for key, entity in card.table(table).items():
            yield table, key, *_chunks(to_plain(entity))


def base_from(rows: Sequence[Sequence[Any]]) -> Scorecard | None:
    """Read the scorecard as it was written; None where the sheet is missing or damaged."""
    settings = Settings()
    tables: dict[str, dict[str, Entity]] = {}
    try:
        for table, key, *chunks in rows:
            plain = json.loads("".join(str(chunk) for chunk in chunks))
            if table == SETTINGS:
                settings = from_plain(Settings, plain)
            else:
                tables.setdefault(table, {})[key] = from_plain(TABLES[table], plain)
    except (ValueError, KeyError, TypeError, RecursionError, UserError):
        return None
    return Scorecard(settings=settings, **tables) if rows else None  # type: ignore[arg-type]  # by TABLES


def _chunks(plain: Plain) -> Iterator[str]:
    text = canonical(plain)
    return (text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK))
