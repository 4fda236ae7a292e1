"""Things that move by themselves: briefly, to explain, and not at all where that is not wanted."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication

DURATION_MS = 150
"""So long lasts a movement: long enough to follow, too short to wait for."""

_UNDEMANDING = ("", "NoPreference")


class Motion:
    """Says whether things may move; where nobody can be asked, nothing does."""

    def __init__(self, is_unwanted: Callable[[], bool] | None = None) -> None:
        self._is_unwanted = is_unwanted

    @property
    def is_reduced(self) -> bool:
        """Say whether the user, here or in the system, wants nothing to move by itself."""
        return self._is_unwanted is None or self._is_unwanted() or _system_wants_stillness()


class Glide(QObject):
    """Shows one movement at a time, by the share of the way that is done: from 0 to 1.

    `ended` comes once for every movement that arrives, also for one that is done at once. A
    movement is given up by `stop` or by another one, and brought to its end by `finish`.
    """

    ended = Signal()

    def __init__(self, motion: Motion, parent: QObject) -> None:
        super().__init__(parent)
        self._motion = motion
        self._show: Callable[[float], None] | None = None
        self._run = QVariantAnimation(self)
        self._run.setDuration(DURATION_MS)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.valueChanged.connect(self._step)
        self._run.finished.connect(self._arrive)

    @property
    def is_moving(self) -> bool:
        """Say whether a movement is under way."""
        return self._show is not None

    def go(self, show: Callable[[float], None]) -> None:
        """Show the whole way in turn, or only its end where nothing is to move."""
        self.stop()
        if self._motion.is_reduced:
            show(1.0)
            self.ended.emit()
        else:
            self._show = show
            self._run.start()

    def finish(self) -> None:
        """Arrive at once: something begins that builds on it."""
        if self.is_moving:
            self._run.setCurrentTime(DURATION_MS)

    def stop(self) -> None:
        """Stay where it is; nothing more is shown."""
        self._show = None
        self._run.stop()

    def _step(self, share: float) -> None:
        if self._show is not None:
            self._show(share)

    def _arrive(self) -> None:
        self._show = None
        self.ended.emit()


def between(start: float, end: float, share: float) -> float:
    """Return the value at a share of the way."""
    return start + (end - start) * share


def point_between(start: QPointF, end: QPointF, share: float) -> QPointF:
    """Return the point at a share of the way."""
    return start + (end - start) * share


def box_between(start: QRectF, end: QRectF, share: float) -> QRectF:
    """Return the box at a share of the way."""
    return QRectF(
        point_between(start.topLeft(), end.topLeft(), share),
        point_between(start.bottomRight(), end.bottomRight(), share),
    )


def _system_wants_stillness() -> bool:
    """Ask the system; before Qt 6.12 it cannot be asked."""
    hints = QGuiApplication.styleHints() if QGuiApplication.instance() else None
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility() if accessibility else None, "motionPreference", None)
    return preference is not None and getattr(preference(), "name", "") not in _UNDEMANDING
