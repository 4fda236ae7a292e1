"""The working copy: where a scorecard lives while it is open, and from where it is saved."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from scorecard_app.document.change import Change
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.storage import courtesy
from scorecard_app.storage.content import write_meta
from scorecard_app.storage.context import Context
from scorecard_app.storage.database import connect, make_durable, opened, transaction
from scorecard_app.storage.disk import real_place, sync_file, sync_folder
from scorecard_app.storage.failures import FileChangedError, no_room_to_work, unprepared, unreadable
from scorecard_app.storage.locks import FolderLock
from scorecard_app.storage.publication import (
    create_database,
    finish,
    place_to_save,
    put_in_place,
)
from scorecard_app.storage.recorder import Listener, Recorder
from scorecard_app.storage.revisions import History, RevisionKind, last_seq, read_history
from scorecard_app.storage.slot import Pending, Slot, read_slot, slots_folder, write_slot
from scorecard_app.storage.source import Loaded, copy_in, load, load_working
from scorecard_app.storage.stamp import FileStamp, revision_in
from scorecard_app.storage.version import Version
from scorecard_app.texts import _

DATABASE = "work.db"
_INCOMING = "incoming.db"
_OUTGOING = "outgoing.db"


class WorkingCopy:
    """One open scorecard: every change is durable here at once, the user's file only on Save.

    Any thread may call it; the listener is called on the writer thread.
    """

    def __init__(
        self,
        folder: Path,
        loaded: Loaded,
        lock: FolderLock,
        *,
        context: Context,
        listener: Listener,
    ) -> None:
        self._folder = folder
        self._lock = lock
        self._context = context
        self._card = loaded.card
        self._version = loaded.version
        self._db = connect(folder / DATABASE)
        make_durable(self._db)
        self._slot = read_slot(self._db)
        self._recorder = Recorder(self._db, loaded.card, context=context, listener=listener)
        self._announce()

    @classmethod
    def create(cls, card: Scorecard, *, context: Context, listener: Listener) -> "WorkingCopy":
        """Begin with a scorecard that no file holds yet."""

        def fill(database: Path) -> Loaded:
            version = Version.first(context)
            create_database(database, card, version=version)
            return Loaded(card, version)

        return cls._begun(fill, context=context, listener=listener)

    @classmethod
    def open(cls, path: Path, *, context: Context, listener: Listener) -> "WorkingCopy":
        """Begin with a copy of a user's file; UserError says why it cannot be opened."""
        try:
            target = real_place(path)
        except OSError as error:
            raise unreadable(path.name, error) from error

        def fill(database: Path) -> Loaded:
            status = copy_in(target, database)
            with opened(database) as db:
                loaded = load(db, path.name)
                stamp = FileStamp(status.st_mtime_ns, status.st_size, loaded.version.rev_uuid)
                write_slot(db, Slot(str(target), stamp, published=last_seq(db)))
            return loaded

        return cls._begun(fill, context=context, listener=listener)

    @classmethod
    def resume(cls, folder: Path, *, context: Context, listener: Listener) -> "WorkingCopy":
        """Go on with a working copy that was kept or left by a crash; see `drafts`."""
        lock = _locked(folder)
        try:
            with opened(folder / DATABASE) as db:
                loaded = load_working(db, _("Draft"))
            return cls(folder, loaded, lock, context=context, listener=listener)
        except BaseException:
            lock.release()
            raise

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it was when the working copy began."""
        return self._card

    @property
    def path(self) -> Path | None:
        """Return the user's file, None before the first save."""
        return Path(self._slot.path) if self._slot.path else None

    @property
    def seq(self) -> int:
        """Return the number of the last durable change; each adds one, each joined gesture one."""
        return self._recorder.seq

    @property
    def has_unpublished(self) -> bool:
        """Say whether durable changes are here that the user's file does not hold."""
        return self._recorder.seq > self._slot.published

    def record(
        self, change: Change, *, kind: RevisionKind = RevisionKind.EDIT, gesture: str = ""
    ) -> None:
        """Queue a change to be written; the listener hears when it is durable.

        Edits that follow each other with the same `gesture`, a name used once, are one step of
        undo.
        """
        self._recorder.record(change, kind=kind, gesture=gesture)

    def flush(self) -> None:
        """Wait until every change is durable; UserError says why one cannot be."""
        self._recorder.run(lambda: None)

    def history(self) -> History:
        """Rebuild the undo stack from the revisions."""
        return self._recorder.run(lambda: read_history(self._db, self._recorder.card))

    def is_stale(self, target: Path) -> bool:
        """Say whether this is our file and somebody else has saved it since we read or saved it.

        A file that is gone is not: saving puts it back.
        """
        slot = self._slot
        if slot.stamp is None or slot.path != str(place_to_save(target)) or not target.exists():
            return False
        if FileStamp.of(target, rev_uuid=slot.stamp.rev_uuid) == slot.stamp:
            return False
        ours = {slot.stamp.rev_uuid, *([slot.pending.rev_uuid] if slot.pending else [])}
        return revision_in(target) not in ours

    def publish(
        self, target: Path, *, with_history: bool = True, over_changed: bool = False
    ) -> None:
        """Save to a file, which becomes the user's file: wholly, checked and durable, or not.

        UserError says why not; FileChangedError that somebody else saved that file meanwhile, so
        save as a copy, or again with `over_changed`. The working copy is unharmed by any of it.
        """
        place = place_to_save(target)

        def publish() -> None:
            if not over_changed and self.is_stale(place):
                raise FileChangedError(
                    _(
                        "“{name}” was changed by somebody else since you opened it. "
                        "Save yours as a copy."
                    ).format(name=place.name)
                )
            self._publish(place, with_history=with_history)

        self._recorder.run(publish)

    def close(self, *, keep: bool) -> None:
        """End it; unpublished changes stay as a draft if kept, else all is deleted.

        UserError says that changes to be kept cannot be written; then nothing was closed.
        """
        if keep:
            self.flush()
        self._recorder.stop()
        self._db.close()
        self._withdraw()
        self._lock.release()
        if not (keep and self.has_unpublished):
            shutil.rmtree(self._folder, ignore_errors=True)

    @classmethod
    def _begun(
        cls, fill: Callable[[Path], Loaded], *, context: Context, listener: Listener
    ) -> "WorkingCopy":
        """Make a folder whose database appears in it complete or not at all."""
        try:
            folder = slots_folder(context.state_folder) / context.mint()
            folder.mkdir(mode=0o700)
            lock = _locked(folder)
        except OSError as error:
            raise no_room_to_work(error) from error
        try:
            loaded = fill(folder / _INCOMING)
            sync_file(folder / _INCOMING)
            (folder / _INCOMING).rename(folder / DATABASE)
            sync_folder(folder)
            sync_folder(folder.parent)
            return cls(folder, loaded, lock, context=context, listener=listener)
        except BaseException as error:
            lock.release()
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError | sqlite3.OperationalError):
                raise no_room_to_work(error) from error
            raise

    def _publish(self, target: Path, *, with_history: bool) -> None:
        """Prepare the file here, put it there, and note that it is there; on the writer thread."""
        version = self._version.following(self._context)
        seq = self._recorder.seq
        outgoing = self._folder / _OUTGOING
        try:
            self._prepare(outgoing, version, with_history=with_history)
            self._slot = replace(
                self._slot, pending=Pending(str(target), seq=seq, rev_uuid=version.rev_uuid)
            )
            with transaction(self._db):
                write_slot(self._db, self._slot)
        except (sqlite3.OperationalError, OSError) as error:
            raise unprepared(target.name, error) from error
        put_in_place(outgoing, target, context=self._context)
        self._withdraw()
        self._version = version
        stamp = FileStamp.of(target, rev_uuid=version.rev_uuid)
        self._slot = Slot(str(target), stamp, published=seq)
        self._announce()
        # Should this fail, the note that the save was under way tells the same after a crash
        with suppress(sqlite3.OperationalError), transaction(self._db):
            write_meta(self._db, version.meta)
            write_slot(self._db, self._slot)

    def _prepare(self, outgoing: Path, version: Version, *, with_history: bool) -> None:
        """Make the file that is to be handed over, in the folder of the working copy."""
        outgoing.unlink(missing_ok=True)
        self._db.execute("VACUUM INTO ?", (str(outgoing),))
        outgoing.chmod(0o600)
        card = self._recorder.card
        finish(outgoing, card, version=version, with_history=with_history, context=self._context)

    def _announce(self) -> None:
        """Tell others who look at the user's file that it is open here."""
        if self.path is not None:
            context = self._context
            since = context.now()
            courtesy.announce(
                self.path, courtesy.Holder(context.user, context.host, since, self._folder.name)
            )

    def _withdraw(self) -> None:
        """Tell others that it is open no more."""
        if self.path is not None:
            courtesy.withdraw(self.path, copy_id=self._folder.name)


def _locked(folder: Path) -> FolderLock:
    lock = FolderLock.taken(folder)
    if lock is None:
        raise UserError(_("This draft is open in another window already."))
    return lock
