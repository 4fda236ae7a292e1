"""Compare a picture with the expected one; keep expected, got and difference of a failure.

`ACCEPT_PICTURES=1 pytest tests/ui/paint` takes what is painted now as expected: look at it.
"""

import os
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from tests.images.pixels import colours_of

FOLDER = Path(__file__).parent
NOTICEABLE = 40
"""A channel that differs by less than this, of 255, is a matter of how edges are smoothed."""

TOLERATED = 0.002
"""The share of pixels that may differ noticeably: hinting differs between machines."""


def check(name: str, got: QImage, scratch: Path) -> None:
    """Fail where a picture differs from the expected one by more than smoothing."""
    got = got.convertToFormat(QImage.Format.Format_RGB32)
    path = FOLDER / f"{name}.png"
    if os.environ.get("ACCEPT_PICTURES"):
        got.save(str(path))
    expected = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    differing = 1.0
    if expected.size() == got.size():
        differing = _noticeable_share(_difference(expected, got))
    if differing > TOLERATED:
        _keep(name, expected, got, scratch)
        message = f"{name}: {differing:.1%} of the pixels differ; look into {scratch}"
        raise AssertionError(message)


def _difference(one: QImage, other: QImage) -> QImage:
    difference = one.copy()
    painter = QPainter(difference)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    return difference


def _noticeable_share(difference: QImage) -> float:
    return float((colours_of(difference).max(axis=2) > NOTICEABLE).mean())


def _keep(name: str, expected: QImage, got: QImage, scratch: Path) -> None:
    expected.save(str(scratch / f"{name}-expected.png"))
    got.save(str(scratch / f"{name}-got.png"))
    if expected.size() == got.size():
        _difference(expected, got).save(str(scratch / f"{name}-difference.png"))
