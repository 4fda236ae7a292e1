"""What a workbook holds beside its cells, and what programs drop that write it anew."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from scorecard_app.texts import N_, _


class Belonging(Enum):
    """A thing that a workbook may hold; the value is its name for the user."""

    SPARKLINES = N_("sparklines")
    CONDITIONS = N_("newer conditional formats")
    CHECKS = N_("newer input rules")
    SHAPES = N_("shapes and text boxes")
    PICTURES = N_("pictures")
    CHARTS = N_("charts")
    CONTROLS = N_("form controls")
    MACROS = N_("macros")
    PIVOTS = N_("pivot tables")
    SLICERS = N_("slicers and timelines")
    LINKS = N_("links to other workbooks")
    COMMENTS = N_("comments and notes")
    QUERIES = N_("queries and data connections")
    RICH_DATA = N_("linked data types")
    OBJECTS = N_("embedded objects")
    RIBBON = N_("changes of the ribbon")
    SIGNATURE = N_("a digital signature")


_BY_PART: Final[Mapping[Belonging, re.Pattern[str]]] = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in (
        (Belonging.PICTURES, r"xl/media/.+"),
        (Belonging.CHARTS, r"xl/(charts/chart|extendedCharts/|charts/chartEx)[^/]*\.xml"),
        (Belonging.SHAPES, r"xl/diagrams/data.+"),
        (Belonging.CONTROLS, r"xl/(ctrlProps|activeX)/[^/]+\.xml"),
        (Belonging.MACROS, r"xl/vbaProject\.bin|xl/macrosheets/.+"),
        (Belonging.PIVOTS, r"xl/pivotTables/[^/]+\.xml"),
        (Belonging.SLICERS, r"xl/(slicers|timelines)/[^/]+\.xml"),
        (Belonging.LINKS, r"xl/externalLinks/[^/]+\.xml"),
        (Belonging.COMMENTS, r"xl/(comments|threadedComments/)[^/]*\.xml"),
        (Belonging.QUERIES, r"xl/(connections|queryTables/.+)\.xml|xl/model/.+"),
        (Belonging.RICH_DATA, r"xl/richData/.+\.xml"),
        (Belonging.OBJECTS, r"xl/embeddings/.+"),
        (Belonging.RIBBON, r"customUI/.+\.xml"),
        (Belonging.SIGNATURE, r"_xmlsignatures/.+\.xml"),
    )
}
_BY_MARK: Final[Mapping[Belonging, bytes]] = {
    Belonging.SPARKLINES: b":sparklineGroup ",
    Belonging.CONDITIONS: b":conditionalFormatting",
    Belonging.CHECKS: b":dataValidations ",
}
_DRAWING: Final = re.compile(r"xl/drawings/[^/]+\.xml", re.IGNORECASE)
_SHAPE: Final = re.compile(rb"<(?:\w+:)?sp[ >]")


@dataclass(frozen=True, slots=True)
class Found:
    """One kind of thing, and how many parts of the workbook hold it."""

    kind: Belonging
    count: int


def belongings_of(package: zipfile.ZipFile, sheets: Mapping[str, bytes]) -> tuple[Found, ...]:
    """Return what a package holds beside the cells of these sheets."""
    counts: dict[Belonging, int] = {}
    for name in package.namelist():
        for kind in _kinds(package, name):
            counts[kind] = counts.get(kind, 0) + 1
    for part in sheets.values():
        for kind, mark in _BY_MARK.items():
            if mark in part:
                counts[kind] = counts.get(kind, 0) + 1
    return tuple(Found(kind, counts[kind]) for kind in Belonging if kind in counts)


def listed(found: tuple[Found, ...]) -> str:
    """Return things as a list for a sentence: "sparklines, shapes and text boxes (2)"."""
    return ", ".join(
        _(each.kind.value) + (f" ({each.count})" if each.count > 1 else "") for each in found
    )


def _kinds(package: zipfile.ZipFile, name: str) -> Iterator[Belonging]:
    for kind, pattern in _BY_PART.items():
        if pattern.fullmatch(name):
            yield kind
    if _DRAWING.fullmatch(name) and _SHAPE.search(package.read(name)):
        yield Belonging.SHAPES
