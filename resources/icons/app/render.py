"""Render the program's icon, scorecard.svg, as the picture files that operating systems want."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Write scorecard.png (256 px) and scorecard.ico (seven sizes) beside the drawing."""
    _app = QGuiApplication(["render", "-platform", "offscreen"])
    pictures = {size: _png(size) for size in ICO_SIZES}
    (HERE / "scorecard.png").write_bytes(pictures[256])
    (HERE / "scorecard.ico").write_bytes(_ico(pictures))


def _png(size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / "scorecard.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def _ico(pictures: dict[int, bytes]) -> bytes:
    """Join pictures in Windows' icon format: a directory of 16 bytes each, then the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    for size, picture in pictures.items():
        side = size % 256  # one byte; 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + b"".join(pictures.values())


if __name__ == "__main__":
    main()
