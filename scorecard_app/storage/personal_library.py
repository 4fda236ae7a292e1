"""The user's own library: one file of measures and frameworks, replaced whole or not at all."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scorecard_app.document.library.entry import LibraryMeasure
from scorecard_app.document.library.own import Framework, OwnLibrary
from scorecard_app.domain.plain import Plain, from_plain, to_plain
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.domain.settings import Settings
from scorecard_app.errors import UserError
from scorecard_app.storage.context import Context
from scorecard_app.storage.disk import open_regular, remove_abandoned, replace_file, sync_file
from scorecard_app.storage.failures import unreadable, unwritable
from scorecard_app.storage.soundness import why_not_sound
from scorecard_app.texts import _

NAME = "library.json"
_FORMAT = 1
_MISFITS = (ValueError, KeyError, TypeError, AttributeError, RecursionError, UserError)
"""What plain values raise that no library of ours could have written."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file held; `warning` is a sentence where not all of it could be read."""

    library: OwnLibrary
    warning: str = ""


class PersonalLibrary:
    """Reads and writes the library of one user; the folder is made when it is first needed."""

    def __init__(self, folder: Path, context: Context) -> None:
        self._path = folder / NAME
        self._context = context

    def read(self) -> Found:
        """Read the library; a damaged file is kept aside under another name, so nothing is lost.

        UserError where the file is there and cannot be read.
        """
        try:
            with open_regular(self._path) as file:
                content = file.read()
        except FileNotFoundError:
            return Found(OwnLibrary())
        except OSError as error:
            raise unreadable(NAME, error) from error
        try:
            plain = json.loads(content)
            version = plain["format"]
            found = None if version != _FORMAT else Found(_library(plain))
        except _MISFITS:
            return self._kept_aside(
                _(
                    "Your library file is damaged. It is kept as “{name}” in the same folder; "
                    "you begin with an empty library."
                )
            )
        return found or self._kept_aside(
            _(
                "Your library file comes from a newer version of this program. It is kept as "
                "“{name}” in the same folder; you begin with an empty library."
            )
        )

    def write(self, library: OwnLibrary) -> None:
        """Put the library in the place of the file; UserError, and the old file, where it fails."""
        text = json.dumps(_plain(library), ensure_ascii=False, indent=1, sort_keys=True)
        source = self._path.with_name(f".{NAME}.{self._context.mint()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            remove_abandoned(self._path, now_s=self._context.now().timestamp())
            source.write_text(f"{text}\n", encoding="utf-8")
            sync_file(source)
            replace_file(source, self._path, token=self._context.mint(), pause=self._context.pause)
        except OSError as error:
            raise unwritable(NAME, error) from error
        finally:
            with suppress(OSError):
                source.unlink(missing_ok=True)

    def _kept_aside(self, sentence: str) -> Found:
        """Rename a file that cannot be used, so that the next write does not replace it."""
        aside = self._path.with_name(f"library-{self._context.mint()}.json")
        try:
            self._path.rename(aside)
        except OSError as error:
            raise unreadable(NAME, error) from error
        return Found(OwnLibrary(), sentence.format(name=aside.name))


def _plain(library: OwnLibrary) -> dict[str, Plain]:
    return {
        "format": _FORMAT,
        "measures": [to_plain(each) for each in library.measures],
        "frameworks": [_plain_framework(each) for each in library.frameworks],
    }


def _plain_framework(framework: Framework) -> Plain:
    card = framework.card
    return {
        "id": framework.id,
        "name": framework.name,
        "description": framework.description,
        "settings": to_plain(card.settings),
        "tables": {
            name: [to_plain(each) for each in card.table(name).values()]
            for name in TABLES
            if card.table(name)
        },
    }


def _library(plain: Mapping[str, Any]) -> OwnLibrary:
    measures = [from_plain(LibraryMeasure, each) for each in plain["measures"]]
    return OwnLibrary().with_items(*measures, *map(_framework, plain["frameworks"]))


def _framework(plain: Mapping[str, Any]) -> Framework:
    """Return a framework; ValueError where it is no sound scorecard."""
    settings: Settings = from_plain(Settings, plain["settings"])
    card = Scorecard(settings=settings).put(
        *(
            from_plain(TABLES[name], each)
            for name, records in plain["tables"].items()
            for each in records
        )
    )
    reason = why_not_sound(card)
    if reason:
        raise ValueError(reason)
    return Framework(
        id=from_plain(str, plain["id"]),
        name=from_plain(str, plain["name"]),
        description=from_plain(str, plain["description"]),
        card=card,
    )
