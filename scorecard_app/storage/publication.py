"""Turn a working database into a file to hand over: stamped, hashed, checked, put in place."""

import sqlite3
from pathlib import Path

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.storage.content import (
    HASH_KEY,
    card_of,
    content_hash,
    read_tables,
    write_all,
    write_meta,
)
from scorecard_app.storage.context import Context
from scorecard_app.storage.database import (
    check_database,
    create_tables,
    make_disposable,
    opened,
    transaction,
)
from scorecard_app.storage.disk import real_place, remove_abandoned, replace_file
from scorecard_app.storage.failures import damaged, unwritable
from scorecard_app.storage.past_pictures import forget
from scorecard_app.storage.slot import SLOT_KEY
from scorecard_app.storage.soundness import why_not_sound
from scorecard_app.storage.version import Version
from scorecard_app.texts import _


def create_database(path: Path, card: Scorecard, *, version: Version) -> None:
    """Write a scorecard into a new database of our own folders."""
    path.touch(mode=0o600, exist_ok=False)
    with opened(path) as db:
        make_disposable(db)
        with transaction(db):
            create_tables(db)
            write_all(db, card)
            write_meta(db, version.meta)


def finish(
    path: Path, card: Scorecard, *, version: Version, with_history: bool, context: Context
) -> None:
    """Stamp and hash a copy of a working database, and check that it holds this very scorecard.

    UserError if the scorecard could not be opened again.
    """
    name = card.settings.name
    _refuse_unsound(card)
    with opened(path) as db:
        make_disposable(db)
        with transaction(db):
            if not with_history:
                db.execute("DELETE FROM revisions")
                forget(db)
            _stamp(db, version, context)
            tables = read_tables(db)
            if card_of(tables) != card:
                raise damaged(name)
            write_meta(db, {HASH_KEY: content_hash(tables)})
        if not with_history:
            db.execute("VACUUM")
        check_database(db, name)


def place_to_save(target: Path) -> Path:
    """Return where a file that is saved under this name will really stand."""
    try:
        return real_place(target)
    except OSError as error:
        raise unwritable(target.name, error) from error


def put_in_place(path: Path, target: Path, *, context: Context) -> None:
    """Put a finished file in the place of the target; UserError says why it could not be."""
    remove_abandoned(target, now_s=context.now().timestamp())
    try:
        replace_file(path, target, token=context.mint(), pause=context.pause)
    except OSError as error:
        raise unwritable(target.name, error) from error


def _refuse_unsound(card: Scorecard) -> None:
    """Refuse to write a file that would be refused when it is opened."""
    reason = why_not_sound(card)
    if reason:
        raise UserError(
            _(
                "“{name}” was not saved, because it could not be opened again. {reason} "
                "Undo that, then save."
            ).format(name=card.settings.name, reason=reason)
        )


def _stamp(db: sqlite3.Connection, version: Version, context: Context) -> None:
    """Say what this file is, and forget what concerns this computer alone."""
    db.execute("DELETE FROM meta WHERE key = ?", (SLOT_KEY,))
    stamp = {"saved_utc": context.now().isoformat(), "app_version": context.app_version}
    write_meta(db, {**version.meta, **stamp})
