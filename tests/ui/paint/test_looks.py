"""Cards, marks and links look as they did when someone looked at them."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from scorecard_app.domain.ids import LinkId, NoteId, ObjectiveId, PerspectiveId
from scorecard_app.domain.links import EvidenceState, LinkKind
from scorecard_app.present.faces import (
    CardFace,
    LinkFace,
    RiskFace,
    Shape,
    SparkFace,
    StatusFace,
    StickyFace,
    ThemeFace,
    VarianceFace,
)
from scorecard_app.ui.paint.card import CARD, CardState, draw_card, draw_card_state
from scorecard_app.ui.paint.distant_card import DRAW_CARD
from scorecard_app.ui.paint.levels import DENSITIES, Level
from scorecard_app.ui.paint.link_labels import draw_label, label_box
from scorecard_app.ui.paint.links import draw_links
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.paint.router import Router
from scorecard_app.ui.paint.sticky import STICKY, draw_sticky
from scorecard_app.ui.paint.ways import Place
from scorecard_app.ui.theme import load_theme
from tests.images.comparison import NOTICEABLE, check
from tests.images.pixels import greys_of

pytestmark = pytest.mark.usefixtures("qapp")
each_theme = pytest.mark.parametrize("name", ["light", "dark"])

ON = StatusFace(Shape.CIRCLE, "On track", "band.on")
RISK = StatusFace(Shape.TRIANGLE, "At risk", "band.risk")
OFF = StatusFace(Shape.SQUARE, "Off track", "band.off")
NO_DATA = StatusFace(Shape.RING, "No data", "band.none")
NOT_SCORED = StatusFace(Shape.DOTTED_RING, "Not scored", "band.none")
NEAR = StatusFace(Shape.DIAMOND, "Nearly", "band.near")
ABOVE = StatusFace(Shape.STAR, "Above", "band.above")
OWN = StatusFace(Shape.CIRCLE, "Good", "band.on", "#123456")

FULL = CardFace(
    ObjectiveId("o"),
    PerspectiveId("p"),
    number="12",
    title="Land the change in every business unit that asked for it",
    status=RISK,
    value="62",
    unit="%",
    target="80",
    spark=SparkFace(
        (41.0, 44.0, None, 52.0, 58.0, 62.0), (50.0,) * 3 + (80.0,) * 3, 35, 85, RISK.role
    ),
    lead_lag="leading",
    initials="AB",
)
LARGE = replace(
    FULL, status=OFF, title="Grow", value="15.3\u202fM", unit="USD", target="19.2\u202fM"
)
"""A card with more figures than have room beside the sparkline."""

THEMES = tuple(
    ThemeFace(letters, letters, f"theme.{number}")
    for number, letters in enumerate(("G", "Re", "P", "T"), start=1)
)
RICH = replace(
    FULL,
    measure="Adoption of delivered change",
    variance=VarianceFace("−18 points", is_good=False),
    risk=RiskFace("12", "medium", "band.risk"),
    notes=2,
    themes=THEMES[:2],
)
RICHEST = replace(
    LARGE,
    title="Grow revenue in every market that we serve by 2028",
    measure="Revenue from new markets, all regions",
    variance=VarianceFace("−3.9\u202fM USD", is_good=False),
    risk=RiskFace("20", "high", "band.off"),
    notes=12,
    themes=THEMES,
    lacks_note=True,
)
"""A card on which everything stands that can."""

EMPTY = replace(FULL, title="", value="", target="", spark=None, lead_lag="", status=NO_DATA)


def sheet(name: str, width: int, height: int) -> tuple[QImage, QPainter]:
    """Return a picture in the colour of the canvas, twice as sharp, and its painter."""
    image = QImage(2 * width, 2 * height, QImage.Format.Format_RGB32)
    image.fill(load_theme(name).colour("canvas"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(2, 2)
    return image, painter


@each_theme
def test_cards(name: str, tmp_path: Path) -> None:
    image, painter = sheet(name, 456, 248)
    theme = load_theme(name)
    faces = (FULL, replace(FULL, status=ON), EMPTY, LARGE)
    states = (CardState.PLAIN, CardState.SELECTED, CardState.PLAIN, CardState.DIMMED)
    for place, (face, state) in enumerate(zip(faces, states, strict=True)):
        rect = QRectF(QPointF(13 + 222 * (place % 2), 13 + 118 * (place // 2)), CARD)
        draw_card(painter, rect, face, theme)
        draw_card_state(painter, rect, state, theme)
    painter.end()
    check(f"cards-{name}", image, tmp_path)


@each_theme
def test_cards_from_a_distance(name: str, tmp_path: Path) -> None:
    image, painter = sheet(name, 456, 130)
    faces = (FULL, replace(FULL, status=OFF))
    for place, (face, level) in enumerate(zip(faces, (Level.MIDWAY, Level.AFAR), strict=True)):
        rect = QRectF(QPointF(13 + 222 * place, 13), CARD)
        DRAW_CARD[level](painter, rect, face, load_theme(name))
    painter.end()
    check(f"distant-cards-{name}", image, tmp_path)


@each_theme
@pytest.mark.parametrize("level", DENSITIES)
def test_cards_in_three_densities(name: str, level: Level, tmp_path: Path) -> None:
    image, painter = sheet(name, 456, 130)
    for place, face in enumerate((RICH, RICHEST)):
        rect = QRectF(QPointF(13 + 222 * place, 13), CARD)
        DRAW_CARD[level](painter, rect, face, load_theme(name))
    painter.end()
    check(f"cards-{level.value}-{name}", image, tmp_path)


@each_theme
def test_free_notes(name: str, tmp_path: Path) -> None:
    image, painter = sheet(name, 520, 130)
    text = "Is this still true after the merger?\nAsk Ada, then the board, then everyone."
    for place, level in enumerate((Level.FULL, Level.MIDWAY, Level.AFAR)):
        face = StickyFace(NoteId("n"), text, f"note.{place + 1}", 0, 0)
        rect = QRectF(QPointF(13 + 170 * place, 13), STICKY)
        draw_sticky(painter, rect, face, load_theme(name), level)
    painter.end()
    check(f"notes-{name}", image, tmp_path)


@each_theme
def test_status_marks(name: str, tmp_path: Path) -> None:
    image, painter = sheet(name, 222, 28)
    for place, status in enumerate((ON, RISK, OFF, NEAR, NO_DATA, NOT_SCORED, ABOVE, OWN)):
        draw_status_mark(painter, QRectF(6 + 27 * place, 6, 16, 16), status, load_theme(name))
    painter.end()
    check(f"marks-{name}", image, tmp_path)


@each_theme
def test_links(name: str, tmp_path: Path) -> None:
    image, painter = sheet(name, 320, 300)
    theme, places = load_theme(name), four_cards()
    router = Router()
    router.lay(
        [
            link("a", "c", weight=0.1),
            link("a", "d", weight=0.3, evidence=EvidenceState.SURVIVED),
            link("b", "d", weight=0.5),
            link("b", "c", is_negative=True),
            link("a", "b", kind=LinkKind.LOGICAL),
            link("d", "b", kind=LinkKind.FEEDBACK),
        ],
        places,
    )
    draw_links(painter, router.routes.values(), theme, as_curves=True)
    for place in places.values():
        painter.fillRect(place.rect, theme.colour("card"))
    labelled = router.routes[LinkId("b→d")]
    draw_label(painter, labelled, label_box(labelled, theme), theme)
    painter.end()
    check(f"links-{name}", image, tmp_path)


def four_cards() -> dict[ObjectiveId, Place]:
    """Return two cards below and two above."""
    return {
        ObjectiveId(key): Place(QRectF(QPointF(x, y), QSizeF(80, 50)), row)
        for key, x, y, row in (
            ("a", 20, 200, 1),
            ("b", 170, 200, 1),
            ("c", 20, 40, 0),
            ("d", 170, 40, 0),
        )
    }


KINDS: dict[str, dict[str, Any]] = {
    "positive": {},
    "negative": {"is_negative": True},
    "logical": {"kind": LinkKind.LOGICAL},
    "feedback": {"kind": LinkKind.FEEDBACK},
    "borne out": {"evidence": EvidenceState.SURVIVED},
    "refuted": {"evidence": EvidenceState.REFUTED},
    "strong": {"weight": 0.9},
}


@pytest.mark.parametrize(("one", "other"), list(combinations(KINDS, 2)))
def test_links_differ_without_colour(one: str, other: str) -> None:
    """Drawn in grey, two links on the same way still differ in many of their pixels."""
    first, second = (greys_of(link_in_grey(**KINDS[each])) for each in (one, other))
    drawn = np.minimum(first, second) < GROUND - NOTICEABLE
    differing = abs(first - second) > NOTICEABLE
    assert differing.sum() > drawn.sum() * 0.12


GROUND = 247
"""The grey of the canvas of the light theme, #F7F8FA."""


def link_in_grey(**fields: Any) -> QImage:  # noqa: ANN401 - fields of LinkFace
    """Return a link as a picture without colour."""
    image, painter = sheet("light", 130, 250)
    router = Router()
    router.lay([link("a", "c", **fields)], four_cards())
    draw_links(painter, router.routes.values(), load_theme("light"), as_curves=True)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def link(
    start: str,
    end: str,
    *,
    weight: float = 0.3,
    is_negative: bool = False,
    kind: LinkKind = LinkKind.CAUSAL,
    evidence: EvidenceState = EvidenceState.UNTESTED,
) -> LinkFace:
    """Return a link."""
    return LinkFace(
        LinkId(f"{start}→{end}"),
        ObjectiveId(start),
        ObjectiveId(end),
        is_negative=is_negative,
        kind=kind,
        evidence=evidence,
        weight=weight,
        label="+ strong · 6 months",
    )


@pytest.mark.parametrize("other", [RISK, OFF, NEAR, NO_DATA, NOT_SCORED, ABOVE])
def test_marks_differ_without_colour(other: StatusFace) -> None:
    """Drawn in one colour, two marks still differ in a good part of their pixels."""
    one, two = (drawn_in_grey(status) for status in (ON, other))
    differing = sum(
        abs(one.pixelColor(x, y).lightness() - two.pixelColor(x, y).lightness()) > NOTICEABLE
        for x in range(32)
        for y in range(32)
    )
    assert differing > 32 * 32 * 0.08


def drawn_in_grey(status: StatusFace) -> QImage:
    """Return a mark as a picture, in the colour of no data."""
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(load_theme("light").colour("card"))
    painter = QPainter(image)
    mark = replace(status, role="band.none")
    draw_status_mark(painter, QRectF(2, 2, 28, 28), mark, load_theme("light"))
    painter.end()
    return image


def test_a_picture_that_differs_fails_and_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACCEPT_PICTURES", raising=False)
    wrong = QImage(912, 496, QImage.Format.Format_RGB32)
    wrong.fill(0)
    with pytest.raises(AssertionError, match="of the pixels differ"):
        check("cards-light", wrong, tmp_path)
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {f"cards-light-{each}.png" for each in ("expected", "got", "difference")}


@pytest.mark.parametrize("level", [Level.MIDWAY, Level.FULL])
def test_a_card_that_wants_a_note_has_a_corner_beside_its_status(level: Level) -> None:
    pictures = []
    for face in (FULL, replace(FULL, lacks_note=True)):
        image, painter = sheet("light", 208, 104)
        DRAW_CARD[level](painter, QRectF(QPointF(0, 0), CARD), face, load_theme("light"))
        painter.end()
        pictures.append(image)
    plain, wanting = pictures
    foot, above = QRect(0, 2 * 70, 2 * 208, 2 * 34), QRect(0, 0, 2 * 208, 2 * 70)
    assert plain.copy(foot) != wanting.copy(foot)
    assert plain.copy(above) == wanting.copy(above)
