"""Statuses as formulas: the band of a score, as a shape and a word."""

from collections.abc import Mapping, Sequence
from typing import Final

from scorecard_app.domain.settings import Band, Settings
from scorecard_app.engine.bands import TOLERANCE, in_order
from scorecard_app.exchange.workbook.out.formulas.layout import Place, band_cell, cell
from scorecard_app.exchange.workbook.out.formulas.lines import MISSING
from scorecard_app.exchange.workbook.out.formulas.text import Table, quoted
from scorecard_app.present.faces import Shape, StatusFace
from scorecard_app.present.statuses import NO_DATA, NOT_SCORED, state_faces
from scorecard_app.texts import _

SIGNS: Final[Mapping[Shape, str]] = {
    Shape.CIRCLE: "●",
    Shape.TRIANGLE: "▲",
    Shape.SQUARE: "■",
    Shape.DIAMOND: "◆",
    Shape.STAR: "★",
    Shape.RING: "○",
    Shape.DOTTED_RING: "◌",
}


def status_text(face: StatusFace) -> str:
    """Return a status as it stands in a cell."""
    return f"{SIGNS[face.shape]} {face.word}"


def status(place: Place, settings: Settings) -> str:
    """Return the formula of a row's status by its score."""
    faces = state_faces(settings)
    no_data, not_scored = (quoted(status_text(faces[key])) for key in (NO_DATA, NOT_SCORED))
    score = cell("score", place)
    without = f"IF({cell('state', place)}<={MISSING},{no_data},{not_scored})"
    if not settings.bands:
        return without
    count = len(settings.bands)
    words = f"{fixed(0, 1)}:{fixed(count - 1, 1)}"
    return f'IF({score}="",{without},INDEX({words},1,{band_at(score, count)}))'


def band_at(score: str, count: int) -> str:
    """Return a formula for the place of the band of a score, from 1."""
    floors = f"{fixed(0, 0)}:{fixed(count - 1, 0)}"
    return f"IFERROR(MATCH({score}+{TOLERANCE:.0E},{floors},1),1)"


def fixed(place: int, row: int) -> str:
    """Return the absolute cell of a band in one of the rows above the table."""
    letters = band_cell(place, row).rstrip("0123456789")
    return f"${letters}${row + 1}"


def band_texts(bands: Sequence[Band], table: Table) -> list[tuple[Band, str, str]]:
    """Return each band in order, with the formulas of its floor and of its status.

    Bands that share a key cannot be told apart in the table: they stand as they are.
    """
    keys = [band.key for band in bands]
    found = []
    for band in in_order(bands):
        if not band.key or keys.count(band.key) > 1:
            found.append((band, "", ""))
            continue
        row = table.row_of("key", band.key)
        name = table.at("name", row)
        if _(band.name) != band.name:
            name = f"IF({name}={quoted(band.name)},{quoted(_(band.name))},{name})"
        sign = SIGNS[state_faces(Settings(bands=tuple(bands)))[band.key].shape]
        found.append((band, table.at("floor", row), f"{quoted(sign + ' ')}&{name}"))
    return found
