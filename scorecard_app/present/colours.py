"""The colours that themes and notes are given: roles of the look, by their names."""

from collections.abc import Mapping

from scorecard_app.texts import N_

THEME_COLOURS: Mapping[str, str] = {
    "theme.1": N_("Blue"),
    "theme.2": N_("Purple"),
    "theme.3": N_("Teal"),
    "theme.4": N_("Brown"),
    "theme.5": N_("Grey"),
    "theme.6": N_("Pink"),
}
"""The colours of themes, in the order in which new themes get them."""

NOTE_COLOURS: Mapping[str, str] = {
    "note.1": N_("Yellow"),
    "note.2": N_("Blue"),
    "note.3": N_("Green"),
    "note.4": N_("Pink"),
}
"""The colours of notes; the first is that of a new one."""

_KINDS: Mapping[str, Mapping[str, str]] = {"theme": THEME_COLOURS, "note": NOTE_COLOURS}


def role_of(chosen: str, kind: str) -> str:
    """Return the chosen role of a kind, "theme" or "note"; the first where none was chosen."""
    roles = _KINDS[kind]
    return chosen if chosen in roles else next(iter(roles))
