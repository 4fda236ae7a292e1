"""What was decided about a table, remembered by its headers: plain JSON data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scorecard_app.domain.plain import Plain
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.guess import Corrections
from scorecard_app.exchange.guesses.meaning import CELL, TABLE, Meaning
from scorecard_app.texts import _

VERSION = 1
_OF_ONE_FILE = (CELL, "row ")
"""Decisions that say something of one file only, not of the next one of its kind."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The decisions about tables with the same headers."""

    signature: str
    decisions: Mapping[str, Plain] = field(default_factory=dict)
    name: str = ""


def profile_of(meaning: Meaning, *, name: str = "") -> Profile:
    """Return what the user decided about a table, for the next one with its headers."""
    kept = {
        key: value
        for key, value in meaning.corrections.items()
        if not key.startswith(_OF_ONE_FILE) and key != TABLE
    }
    return Profile(meaning.signature, kept, name)


def remembered(profiles: Sequence[Profile], meaning: Meaning) -> Corrections:
    """Return the decisions of the last profile with the headers of this table; none where none."""
    for profile in reversed(profiles):
        if profile.signature == meaning.signature:
            return profile.decisions
    return {}


def written(profiles: Sequence[Profile]) -> str:
    """Return profiles as the text of a file."""
    plain = {
        "version": VERSION,
        "profiles": [
            {"name": p.name, "headers": p.signature, "decisions": dict(p.decisions)}
            for p in profiles
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read(text: str, *, name: str) -> tuple[Profile, ...]:
    """Return the profiles of a file's text; UserError with its name where it holds none."""
    try:
        plain = json.loads(text)
        if plain["version"] != VERSION:
            raise ValueError  # noqa: TRY301 - one sentence for all of these
        return tuple(
            Profile(str(each["headers"]), dict(each["decisions"]), str(each.get("name", "")))
            for each in plain["profiles"]
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UserError(
            _("“{name}” is not a mapping profile. Save one from the import page.").format(name=name)
        ) from error
