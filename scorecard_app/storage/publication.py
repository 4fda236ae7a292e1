"""Turn a working database into a file to hand over: stamped, hashed, checked, put in place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scorecard_app.domain.scorecard import Scorecard
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
from scorecard_app.storage.disk import remove_abandoned, replace_file
from scorecard_app.storage.failures import damaged, unwritable

WORKING = "working_"
"""Rows of `meta` whose key begins so belong to one computer and are never published."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Which state of which document a file holds."""

    doc_uuid: str
    rev_uuid: str
    parent_rev: str
    rev_no: int

    @classmethod
    def of(cls, meta: Mapping[str, str]) -> "Revision":
        """Read it from the rows of `meta`."""
        return cls(meta["doc_uuid"], meta["rev_uuid"], meta["parent_rev"], int(meta["rev_no"]))

    @classmethod
    def first(cls, context: Context) -> "Revision":
        """Begin a new document."""
        return cls(context.mint(), context.mint(), "", 0)

    def following(self, context: Context) -> "Revision":
        """Return the revision that the next save makes."""
        return Revision(self.doc_uuid, context.mint(), self.rev_uuid, self.rev_no + 1)

    @property
    def meta(self) -> Mapping[str, str]:
        """Return it as rows of `meta`."""
        return {
            "doc_uuid": self.doc_uuid,
            "rev_uuid": self.rev_uuid,
            "parent_rev": self.parent_rev,
            "rev_no": str(self.rev_no),
        }


def create_database(path: Path, card: Scorecard, *, revision: Revision) -> None:
    """Write a scorecard into a new database of our own folders."""
    path.touch(mode=0o600, exist_ok=False)
    with opened(path) as db:
        make_disposable(db)
        with transaction(db):
            create_tables(db)
            write_all(db, card)
            write_meta(db, revision.meta)


def finish(
    path: Path, card: Scorecard, *, revision: Revision, with_history: bool, context: Context
) -> None:
    """Stamp and hash a copy of a working database, and check that it holds this very scorecard."""
    with opened(path) as db:
        make_disposable(db)
        with transaction(db):
            db.execute("DELETE FROM meta WHERE key GLOB ?", (f"{WORKING}*",))
            if not with_history:
                db.execute("DELETE FROM revisions")
            stamp = {
                **revision.meta,
                "saved_utc": context.now().isoformat(),
                "app_version": context.app_version,
            }
            write_meta(db, stamp)
            tables = read_tables(db)
            if card_of(tables) != card:
                raise damaged(card.settings.name)
            write_meta(db, {HASH_KEY: content_hash(tables)})
        if not with_history:
            db.execute("VACUUM")
        check_database(db, card.settings.name)


def put_in_place(path: Path, target: Path, *, context: Context) -> None:
    """Put a finished file in the place of the target; UserError says why it could not be."""
    remove_abandoned(target, now_s=context.now().timestamp())
    try:
        replace_file(path, target, token=context.mint(), pause=context.pause)
    except OSError as error:
        raise unwritable(target.name, error) from error
