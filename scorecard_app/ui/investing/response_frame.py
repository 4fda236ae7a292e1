"""Where money and improvement lie in the picture of a response."""

from PySide6.QtCore import QPointF, QRect, QRectF

from scorecard_app.present.investing.response import SUPPOSED, Handle, Response
from scorecard_app.ui.theme import Theme

_LEFT, _TOP, _RIGHT, _BOTTOM = 52, 30, 20, 52


class ResponseFrame:
    """Turns money and improvement into places, and back."""

    def __init__(self, spec: Response, rect: QRect, theme: Theme) -> None:
        px = theme.px
        self._spec = spec
        self.plot = QRectF(rect).adjusted(px(_LEFT), px(_TOP), -px(_RIGHT), -px(_BOTTOM))

    def spot(self, spend: float, gain: float) -> QPointF:
        """Return the place of money and what it brings."""
        return QPointF(self.across(spend), self.up(gain))

    def across(self, spend: float) -> float:
        """Return how far across money lies."""
        return self.plot.left() + spend / (self._spec.right or 1.0) * self.plot.width()

    def up(self, gain: float) -> float:
        """Return how far down an improvement lies."""
        spec = self._spec
        share = (gain - spec.bottom) / ((spec.top - spec.bottom) or 1.0)
        return self.plot.bottom() - share * self.plot.height()

    def at(self, handle: Handle) -> QPointF:
        """Return where a handle stands; the one that turns the lever rides on the axis."""
        if handle.name == SUPPOSED:
            return QPointF(self.across(handle.spend), self.plot.bottom())
        return self.spot(handle.spend, handle.gain)

    def read(self, place: QPointF) -> tuple[float, float]:
        """Return the money and the improvement at a place."""
        spec, plot = self._spec, self.plot
        across = (place.x() - plot.left()) / (plot.width() or 1.0)
        up = (plot.bottom() - place.y()) / (plot.height() or 1.0)
        return max(across * spec.right, 0.0), spec.bottom + up * (spec.top - spec.bottom)
