"""The pixels of a picture as numbers, all at once: one call a pixel takes seconds."""

import numpy as np
from PySide6.QtGui import QImage


def colours_of(image: QImage) -> np.ndarray:
    """Return red, green and blue of each pixel: (height, width, 3) of uint8."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    return _rows(plain, 3 * plain.width()).reshape(plain.height(), plain.width(), 3)


def greys_of(image: QImage) -> np.ndarray:
    """Return how bright each pixel is: (height, width) of int16, so that they may be subtracted."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return _rows(plain, plain.width()).astype(np.int16)


def names_of(colours: np.ndarray) -> set[str]:
    """Return the different colours among these pixels: "#f7f8fa"."""
    different = np.unique(colours.reshape(-1, 3), axis=0)
    return {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in different.tolist()}


def _rows(plain: QImage, width: int) -> np.ndarray:
    """Return a copy of the rows without what pads them."""
    lines = np.frombuffer(plain.constBits(), dtype=np.uint8)
    return lines.reshape(plain.height(), plain.bytesPerLine())[:, :width].copy()
