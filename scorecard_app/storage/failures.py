"""The sentences for files that cannot be read, understood or written."""

import errno
import sqlite3

from scorecard_app.errors import UserError
from scorecard_app.texts import _

_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}


class FileChangedError(UserError):
    """The user's file is no longer the one that was opened: somebody else saved it."""


def unreadable(name: str, error: OSError) -> UserError:
    """Say why a file could not be opened."""
    if error.errno in _GONE:
        return UserError(
            _("“{name}” is not there. It may have been moved, renamed or deleted.").format(
                name=name
            )
        )
    if error.errno == errno.EISDIR:
        return UserError(_("“{name}” is a folder, not a scorecard.").format(name=name))
    if error.errno == errno.ENOTSUP:
        return UserError(_("“{name}” is a device or a pipe, not a scorecard.").format(name=name))
    if error.errno in _REFUSED:
        return UserError(
            _("You are not allowed to read “{name}”. Ask its owner for access.").format(name=name)
        )
    return UserError(
        _("“{name}” could not be read: {reason}.").format(name=name, reason=_reason(error))
    )


def unwritable(name: str, error: OSError) -> UserError:
    """Say why a file could not be replaced; what was there before is still there."""
    if error.errno in _FULL:
        return UserError(
            _(
                "“{name}” was not saved: the disk is full. "
                "Make room, or save somewhere else; the file on the disk is unchanged."
            ).format(name=name)
        )
    if error.errno in _REFUSED:
        return UserError(
            _(
                "“{name}” was not saved: writing there is not allowed. "
                "Save somewhere else; the file on the disk is unchanged."
            ).format(name=name)
        )
    if error.errno in _GONE:
        return UserError(
            _("“{name}” was not saved: its folder is gone. Save somewhere else.").format(name=name)
        )
    return UserError(
        _("“{name}” was not saved: {reason}. Try again, or save somewhere else.").format(
            name=name, reason=_reason(error)
        )
    )


def unprepared(name: str, error: sqlite3.Error | OSError) -> UserError:
    """Say that the file could not even be made ready on this computer."""
    if _is_full(error):
        return UserError(
            _(
                "“{name}” was not saved: the disk of this computer is full. "
                "Make room and save again; the file on the disk is unchanged."
            ).format(name=name)
        )
    return UserError(
        _(
            "“{name}” was not saved: the disk of this computer does not take its working copy. "
            "Save again; the file on the disk is unchanged."
        ).format(name=name)
    )


def unrecorded(error: sqlite3.Error | OSError) -> UserError:
    """Say that the working copy on this computer takes no more changes for now."""
    if _is_full(error):
        return UserError(
            _(
                "The last changes are not yet safe on this computer: its disk is full. "
                "Make room; they are kept in memory and written with the next change."
            )
        )
    return UserError(
        _(
            "The last changes are not yet safe on this computer: its disk does not take them. "
            "They are kept in memory and written with the next change."
        )
    )


def no_room_to_work(error: sqlite3.Error | OSError) -> UserError:
    """Say that this computer takes no copy of a file to work on."""
    reason = _reason(error) if isinstance(error, OSError) else str(error)
    return UserError(
        _(
            "This computer has no room for a copy to work on: {reason}. "
            "Make room in your temporary folder and your home folder, then try again."
        ).format(reason=reason)
    )


def damaged(name: str) -> UserError:
    """Say that a file is not what was once saved."""
    return UserError(
        _(
            "“{name}” is damaged: its contents are not what was saved. "
            "Open a backup or an earlier copy of it."
        ).format(name=name)
    )


def _is_full(error: sqlite3.Error | OSError) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL


def _reason(error: OSError) -> str:
    """Return the system's own words, which name no path."""
    return error.strerror or type(error).__name__
