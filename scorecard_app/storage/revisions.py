"""The revision rows: every change as a compact difference, from which undo is rebuilt."""

import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from typing import Any

from scorecard_app.document.change import SETTINGS, Change, Delta, Record, apply
from scorecard_app.domain.pictures import Picture
from scorecard_app.domain.plain import Plain, field_types, from_plain, to_plain
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.storage.past_pictures import past_pictures

MAX_STEPS = 500
"""As many steps can be undone after opening; older revisions stay in the file."""

_QUICK = 1
_ROOM = 16 << 20
"""Bytes of inflated differences read for one undo stack: a small row can hold gigabytes."""
_INSERT = (
    "INSERT INTO revisions (seq, kind, label, gesture, origin, user, time, delta) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)

_UNREADABLE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    UserError,
    zlib.error,
)
"""What reading a difference may raise that a newer version recorded, or a foreign hand."""


class RevisionKind(Enum):
    """Whether a change is a new edit, or takes one back, or does one again."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


class _Side(Enum):
    """The two sides of a recorded difference, by their place in it."""

    BEFORE = 0
    AFTER = 1


@dataclass(frozen=True, slots=True)
class Revision:
    """One change on its way into the file; changes of one named gesture are one step of undo."""

    change: Change
    kind: RevisionKind
    gesture: str
    user: str
    time: str

    def is_continued_by(self, later: "Revision") -> bool:
        """Say whether the next one belongs to the same gesture."""
        return _is_one_gesture((self.kind.value, self.gesture), (later.kind.value, later.gesture))

    def joined(self, later: "Revision") -> "Revision":
        """Return one revision for both."""
        return replace(later, change=self.change.joined(later.change))


@dataclass(frozen=True, slots=True)
class History:
    """The undo stack: what was done, the oldest first; what was undone, the next redo first."""

    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()


_Album = Mapping[Any, Picture]


@dataclass(frozen=True, slots=True)
class _Source:
    """What history is read from: rows by their number, and every picture by its id."""

    rows: Mapping[int, tuple[str, str, bytes]]
    pictures: _Album


def write_revision(db: sqlite3.Connection, seq: int, revision: Revision) -> None:
    """Add the row of one change."""
    change = revision.change
    row = (
        seq,
        revision.kind.value,
        change.label,
        revision.gesture,
        change.origin,
        revision.user,
        revision.time,
        pack_delta(change.delta),
    )
    db.execute(_INSERT, row)


def last_seq(db: sqlite3.Connection) -> int:
    """Return the number of the last revision, 0 where there is none."""
    (seq,) = db.execute("SELECT coalesce(max(seq), 0) FROM revisions").fetchone()
    return int(seq)


def read_history(db: sqlite3.Connection, card: Scorecard) -> History:
    """Rebuild the undo stack of a scorecard; it ends where a revision cannot be read."""
    done, undone = _stacks(db)
    steps = [*done[-MAX_STEPS:], *undone]
    rows = {seq: _row(db, seq) for step in steps for seq in step}
    source = _Source(rows, {**_kept(db), **card.pictures})
    back = _walk(card, [step[::-1] for step in reversed(done[-MAX_STEPS:])], source, _Side.BEFORE)
    onward = _walk(card, undone[::-1], source, _Side.AFTER)
    return History(tuple(change.reversed() for change in reversed(back)), tuple(onward))


def pack_delta(delta: Delta) -> bytes:
    """Return table → id → [before, after] as compressed JSON.

    Of an entity that is on both sides only the fields that differ are there, and of samples only
    the periods that differ. A picture is named by its id: its bytes are kept beside the history.
    """
    plain = {
        table: {key: _sides(before, after) for key, (before, after) in records.items()}
        for table, records in delta.items()
    }
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), _QUICK)


def _sides(before: Record | None, after: Record | None) -> list[Plain]:
    if before is None or after is None:
        return [_whole(before), _whole(after)]
    sides: tuple[dict[str, Plain], dict[str, Plain]] = ({}, {})
    kind: type = type(after)
    for name in field_types(kind):
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if isinstance(old, Samples):
            sides[0][name], sides[1][name] = _different(old.unpacked(), new.unpacked())
        else:
            sides[0][name], sides[1][name] = to_plain(old), to_plain(new)
    return list(sides)


def _whole(record: Record | None) -> Plain:
    return {"id": record.id} if isinstance(record, Picture) else to_plain(record)


def _different(old: Mapping[int, float], new: Mapping[int, float]) -> tuple[Plain, Plain]:
    """Return the numbers on each side, by ordinal, where they differ; None where one is missing."""
    keys = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    return (
        {str(key): old.get(key) for key in keys},
        {str(key): new.get(key) for key in keys},
    )


def _stacks(db: sqlite3.Connection) -> tuple[list[list[int]], list[list[int]]]:
    """Replay which revisions, grouped into steps, are done and which are undone."""
    done: list[list[int]] = []
    undone: list[list[int]] = []
    rows = db.execute("SELECT seq, kind, gesture FROM revisions ORDER BY seq").fetchall()
    for (_seq, *last), (seq, kind, gesture) in pairwise([(0, "", ""), *rows]):
        if kind == RevisionKind.EDIT.value:
            undone.clear()
            if done and _is_one_gesture(tuple(last), (kind, gesture)):
                done[-1].append(seq)
            else:
                done.append([seq])
            continue
        source, target = (done, undone) if kind == RevisionKind.UNDO.value else (undone, done)
        if source:
            target.append(source.pop())
    return done, undone


def _is_one_gesture(earlier: tuple[str, ...], later: tuple[str, ...]) -> bool:
    return earlier == later and later[0] == RevisionKind.EDIT.value and later[1] != ""


def _kept(db: sqlite3.Connection) -> _Album:
    """Return the pictures that are kept for the history; none where they cannot be read."""
    try:
        return past_pictures(db)
    except _UNREADABLE:
        return {}


def _row(db: sqlite3.Connection, seq: int) -> tuple[str, str, bytes]:
    sql = "SELECT label, origin, delta FROM revisions WHERE seq = ?"
    label, origin, delta = db.execute(sql, (seq,)).fetchone()
    return label, origin, delta


def _walk(
    card: Scorecard,
    steps: list[list[int]],
    source: _Source,
    side: _Side,
) -> list[Change]:
    """Go from step to step, away from the present scorecard, towards one side of each."""
    changes: list[Change] = []
    here, room = card, _ROOM
    for step in steps:
        there = here
        try:
            for seq in step:
                text = _inflated(source.rows[seq][2], room)
                room -= len(text)
                there = _moved(there, json.loads(text), (source.pictures, side))
        except _UNREADABLE:
            break
        label, origin, _delta = source.rows[step[-1]]
        change = Change(label, here, there, origin)
        if change.delta:
            changes.append(change)
            here = there
    return changes


def _inflated(packed: bytes, room: int) -> bytes:
    """Return the text of a difference; ValueError where it is longer than there is room."""
    inflater = zlib.decompressobj()
    text = inflater.decompress(packed, room)
    if not inflater.eof:
        raise ValueError
    return text


def _moved(card: Scorecard, plain: Mapping[str, Any], where: tuple[_Album, _Side]) -> Scorecard:
    """Return the scorecard on one side of a recorded difference; `card` is the other side."""
    return apply(card, {table: _records(card, table, plain[table], where) for table in plain})


def _records(
    card: Scorecard, table: str, plain: Mapping[str, list[Any]], where: tuple[_Album, _Side]
) -> Mapping[str, tuple[Record | None, Record | None]]:
    """Return one table of a delta that leads from a scorecard to one side of a difference."""
    kind: type = Settings if table == SETTINGS else TABLES[table]
    known: Mapping[str, Record] = (
        {SETTINGS: card.settings} if table == SETTINGS else card.table(table)
    )
    pictures, side = where
    return {
        key: (
            known.get(key),
            pictures[key]
            if kind is Picture and sides[side.value] == {"id": key}
            else _revived(kind, known.get(key), sides[side.value]),
        )
        for key, sides in plain.items()
    }


def _revived(kind: type, known: Any, plain: Any) -> Any:  # noqa: ANN401 - checked below
    """Return the entity that a side of a difference describes, in full or beside the known one."""
    if plain is None or known is None:
        return from_plain(kind, plain) if plain is not None else None
    types = field_types(kind)
    fields = {
        name: _samples(getattr(known, name), value)
        if types[name] is Samples
        else from_plain(types[name], value)
        for name, value in plain.items()
    }
    return replace(known, **fields)


def _samples(known: Samples, changes: Mapping[str, float | None]) -> Samples:
    return known.updated({int(key): number for key, number in changes.items()})
