"""Pictures from files and the clipboard, made ready to be kept: upright, not too large."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage, QImageReader

from scorecard_app.domain.pictures import MOST_BYTES, MOST_PIXELS, size_of
from scorecard_app.errors import UserError
from scorecard_app.texts import _
from scorecard_app.ui.paint.backdrop import LONGEST_SIDE, read_scaled

ENDINGS = (".png", ".jpg", ".jpeg")

_MOST_READ = 64 << 20
"""A larger file is not even read: no camera makes one."""

_QUALITY = 88
_MEGA = 1_000_000


def picture_from(path: Path) -> bytes:
    """Return the picture in a file as it is kept; UserError where there is none, or too much."""
    name = path.name
    try:
        if path.stat().st_size > _MOST_READ:
            raise UserError(
                _("“{name}” has more than {limit} MB. Choose a smaller picture.").format(
                    name=name, limit=_MOST_READ >> 20
                )
            )
        data = path.read_bytes()
    except OSError as error:
        raise UserError(_("“{name}” cannot be read.").format(name=name)) from error
    size = size_of(data)
    if size is None:
        raise UserError(
            _("“{name}” is no picture that can be read. Choose a PNG or JPEG file.").format(
                name=name
            )
        )
    if size[0] * size[1] > MOST_PIXELS:
        raise UserError(
            _("“{name}” has {count} million pixels, more than the {limit} million allowed.").format(
                name=name, count=size[0] * size[1] // _MEGA, limit=MOST_PIXELS // _MEGA
            )
        )
    return _kept(data, name)


def picture_of_image(image: QImage) -> bytes:
    """Return an image of the clipboard as it is kept."""
    if max(image.width(), image.height()) > LONGEST_SIDE:
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(LONGEST_SIDE, LONGEST_SIDE, keep, smooth)
    return _packed(image)


def carried_picture(data: QMimeData) -> Path | None:
    """Return the picture file that is dragged, None where it is something else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    found = len(paths) == 1 and paths[0].suffix.lower() in ENDINGS
    return paths[0] if found else None


def _kept(data: bytes, name: str) -> bytes:
    """Return the bytes as they came, or of the same picture turned upright and smaller."""
    held = QBuffer()
    held.setData(QByteArray(data))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    reader.setAutoTransform(True)
    size = reader.size()
    is_upright = reader.transformation().value == 0
    is_small = max(size.width(), size.height()) <= LONGEST_SIDE and len(data) <= MOST_BYTES
    image = read_scaled(reader)
    if image.isNull():
        raise UserError(
            _("“{name}” is no picture that can be read. Choose a PNG or JPEG file.").format(
                name=name
            )
        )
    return data if is_upright and is_small else _packed(image)


def _packed(image: QImage) -> bytes:
    """Write an image: one that can be seen through as PNG, any other as JPEG."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.hasAlphaChannel():
        image.save(held, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants str
    else:
        image.save(held, "JPEG", _QUALITY)  # type: ignore[call-overload]  # the same
    return bytes(held.data().data())
