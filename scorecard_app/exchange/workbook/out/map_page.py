"""Write the map: its picture, and each link of it as a row that anyone can read."""

from collections.abc import Iterator
from typing import Any, Final

from scorecard_app.domain.links import Link, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Head, Written
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.texts import _

MAP: Final = "map"
_PICTURE_COLUMN: Final = 6
_WIDTH: Final = 1_000
"""How wide the picture stands on the sheet, in pixels."""

_PNG_WIDTH: Final = slice(16, 20)


def map_how_to(picture: bytes | None) -> str:
    """Return the line below the title."""
    if picture is None:
        return _("The links of the map. Its picture is left out: only the window can paint it.")
    return _("The map as a picture, and its links in words. To change a link, go to “Links”.")


def write_map(book: Book, sheet: Any, outline: Outline, picture: bytes | None) -> None:  # noqa: ANN401 - no types
    """Write the links as a table, and the picture (a PNG) beside it."""
    heads = [
        Head(_("From"), 34),
        Head(_("Moves"), 12),
        Head(_("To"), 34),
        Head(_("Strength"), 14),
        Head(_("Lag (months)"), 10, is_number=True),
    ]
    rows = list(_rows(book, outline))
    book.table(sheet, "tblMapLinks", heads=heads, rows=rows)
    if picture is not None:
        width = int.from_bytes(picture[_PNG_WIDTH], "big")
        scale = _WIDTH / width if width > _WIDTH else 1.0
        book.picture(
            sheet,
            picture,
            row=HEADER_ROW,
            column=_PICTURE_COLUMN,
            scale=scale,
            text=_said(outline.card, len(rows)),
        )
    book.freeze(sheet, columns=0)
    book.set_up_print(sheet)


def _rows(book: Book, outline: Outline) -> Iterator[list[Written]]:
    """Yield the links in the order of the objectives from which they start."""
    for _perspective, objectives in outline.perspectives():
        for objective, _depth in objectives:
            for link in outline.relations.links_from(objective.id):
                end = outline.card.objectives.get(link.to_id)
                yield [
                    Written(objective.name or None),
                    Written(_way(link)),
                    Written((end.name or None) if end else None),
                    Written(_strength(link)),
                    Written(float(link.lag_months), book.formats.number),
                ]


def _way(link: Link) -> str:
    return _("▲ up") if link.sign is Sign.POSITIVE else _("▼ down")


def _strength(link: Link) -> str | None:
    magnitude = link.magnitude
    if magnitude is None:
        return None
    if magnitude.word is not None:
        return str(magnitude.word.value)
    return f"{magnitude.low:g}–{magnitude.high:g}"


def _said(card: Scorecard, links: int) -> str:
    """Return what the picture shows, for those who cannot see it."""
    return _(
        "Strategy map “{name}”: {objectives} objectives in {perspectives} perspectives, with "
        "{links} links, which stand in the table beside it."
    ).format(
        name=card.settings.name,
        objectives=len(card.objectives),
        perspectives=len(card.perspectives),
        links=links,
    )
