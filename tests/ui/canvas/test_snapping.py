"""To what a dragged card snaps; the figures follow from the places of the cards by hand."""

from PySide6.QtCore import QLineF, QPointF, QRectF

from scorecard_app.ui.canvas.grid import card_box
from scorecard_app.ui.canvas.snapping import SnapField
from scorecard_app.ui.paint.card import CARD

WIDTH, HEIGHT = CARD.width(), CARD.height()


def box(x: float, y: float) -> QRectF:
    """Return a card with its top left corner here."""
    return card_box(QPointF(x, y))


def test_an_edge_within_reach_snaps_to_the_edge_of_another_card() -> None:
    snap = SnapField([box(0, 0)]).snap(box(5, 300), 8)
    assert (snap.offset, snap.is_across, snap.is_down) == (QPointF(-5, 0), True, False)


def test_an_edge_out_of_reach_snaps_to_nothing() -> None:
    snap = SnapField([box(0, 0)]).snap(box(9, 300), 8)
    assert (snap.offset, snap.guides, snap.gaps) == (QPointF(), (), ())


def test_guides_join_what_shares_an_edge_or_a_middle() -> None:
    snap = SnapField([box(0, 0)]).snap(box(5, 300), 8)
    assert [line.x1() for line in snap.guides] == [0, WIDTH / 2, WIDTH]
    assert {(line.y1(), line.y2()) for line in snap.guides} == {(-8, 300 + HEIGHT + 8)}


def test_a_middle_snaps_to_the_middle_of_the_lane() -> None:
    body = QRectF(0, 0, 2_000, 200)
    snap = SnapField([], [body]).snap(box(500, 50), 8)
    assert snap.offset == QPointF(0, 100 - HEIGHT / 2 - 50)
    assert snap.guides == (QLineF(0, 100, 2_000, 100),)


def test_a_card_snaps_to_the_gap_that_two_others_keep() -> None:
    """Cards at 0 and 248 leave 40 between them, so the third one stands at 496."""
    snap = SnapField([box(0, 0), box(248, 40)]).snap(box(500, 20), 8)
    assert snap.offset.x() == 496 - 500
    lengths = [gap.length() for gap in snap.gaps if gap.dy() == 0]
    assert lengths == [40, 40]


def test_a_card_snaps_to_the_middle_between_two_others() -> None:
    snap = SnapField([box(0, 0), box(600, 0)]).snap(box(303, 30), 8)
    assert snap.offset.x() == 300 - 303
    assert [gap.length() for gap in snap.gaps] == [300 - WIDTH, 300 - WIDTH]


def test_a_card_before_two_others_keeps_their_gap() -> None:
    snap = SnapField([box(300, 0), box(548, 0)]).snap(box(48, 20), 8)
    assert snap.offset.x() == 300 - 40 - WIDTH - 48


def test_nearer_edges_win_over_farther_ones() -> None:
    snap = SnapField([box(0, 0), box(6, 400)]).snap(box(4, 800), 8)
    assert snap.offset.x() == 2


def test_an_edge_half_a_unit_beside_another_is_not_yet_the_same() -> None:
    """Of two boxes as wide as 101 and 100, the lefts meet and the middles are half a unit apart."""
    snap = SnapField([QRectF(0, 0, 100, 40)]).snap(QRectF(0, 300, 101, 40), 8)
    assert (snap.offset, snap.is_across) == (QPointF(), True)
