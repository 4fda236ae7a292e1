"""What the palette offers: commands with their keys, and the things of the open scorecard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.fuzzy import nearest
from scorecard_app.present.places import Place
from scorecard_app.texts import _
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.commands.command import plain
from scorecard_app.ui.keys import written

JUMP = "@"
"""What a search begins with that is for things, not commands."""


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One row: what it does or is, where it belongs, its keys, and why it cannot be done now."""

    name: str
    detail: str
    command_id: str = ""
    table: str = ""
    entity_id: EntityId | None = None
    keys: str = ""
    reason: str = ""
    synonyms: str = ""


def command_rows(actions: Actions, recent: Iterable[str]) -> Sequence[PaletteRow]:
    """Return the commands, those chosen lately first and those that make no sense now last."""
    order = {command_id: at for at, command_id in enumerate(recent)}
    rows = [
        PaletteRow(
            name=command.name,
            detail=plain(command.menu.value),
            command_id=command.id,
            keys=written(actions.keymap.keys(command)[:1]),
            reason=actions.reason(command.id),
            synonyms=_(command.synonyms) if command.synonyms else "",
        )
        for command in actions.commands
    ]
    rows.sort(key=lambda row: (bool(row.reason), order.get(row.command_id, len(order))))
    return rows


def place_rows(places: Iterable[Place]) -> Sequence[PaletteRow]:
    """Return the things that can be gone to."""
    return [
        PaletteRow(each.name, each.kind, table=each.table, entity_id=each.entity_id)
        for each in places
    ]


def found(typed: str, rows: Sequence[PaletteRow]) -> Sequence[PaletteRow]:
    """Return the rows that match, the nearest first; all where nothing is typed."""
    if not typed.strip():
        return rows
    return nearest(typed, rows, lambda row: (row.name, f"{row.synonyms} {row.detail}"))
