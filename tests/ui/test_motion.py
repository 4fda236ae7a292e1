from PySide6.QtCore import QObject, QPointF, QRectF
from pytestqt.qtbot import QtBot

from scorecard_app.ui.motion import Glide, Motion, between, box_between, point_between


def willing() -> Motion:
    return Motion(lambda: False)


def seen(glide: Glide) -> list[float]:
    shares: list[float] = []
    glide.go(shares.append)
    return shares


def test_where_nobody_can_be_asked_nothing_moves() -> None:
    assert Motion().is_reduced


def test_the_wish_of_the_user_is_asked_every_time() -> None:
    wishes = [True, False]
    motion = Motion(wishes.pop)

    assert not motion.is_reduced
    assert motion.is_reduced


def test_reduced_motion_shows_the_end_at_once_and_says_so(qtbot: QtBot) -> None:
    owner = QObject()
    glide = Glide(Motion(), owner)

    with qtbot.waitSignal(glide.ended, timeout=0):
        assert seen(glide) == [1.0]
    assert not glide.is_moving


def test_a_movement_goes_from_the_start_to_the_end_without_a_step_back(qtbot: QtBot) -> None:
    owner = QObject()
    glide = Glide(willing(), owner)

    with qtbot.waitSignal(glide.ended):
        shares = seen(glide)
        assert glide.is_moving

    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert min(shares) >= 0.0
    assert not glide.is_moving


def test_a_movement_can_be_brought_to_its_end_at_once(qtbot: QtBot) -> None:
    owner = QObject()
    glide = Glide(willing(), owner)
    shares = seen(glide)

    with qtbot.waitSignal(glide.ended, timeout=0):
        glide.finish()

    assert shares[-1] == 1.0
    assert not glide.is_moving


def test_a_movement_that_is_given_up_shows_nothing_more(qtbot: QtBot) -> None:
    owner = QObject()
    glide = Glide(willing(), owner)
    first = seen(glide)

    with qtbot.waitSignal(glide.ended):
        second = seen(glide)

    assert 1.0 not in first
    assert second[-1] == 1.0


def test_a_movement_ends_with_its_owner(qtbot: QtBot) -> None:
    del qtbot
    owner = QObject()
    glide = Glide(willing(), owner)
    shares = seen(glide)

    del glide, owner

    assert 1.0 not in shares


def test_half_way_lies_in_the_middle() -> None:
    assert between(2.0, 4.0, 0.5) == 3.0
    assert point_between(QPointF(0, 10), QPointF(10, 0), 0.5) == QPointF(5, 5)
    start, end = QRectF(0, 0, 10, 10), QRectF(10, 20, 30, 40)
    assert box_between(start, end, 0.5) == QRectF(5, 10, 20, 25)
