"""What a picture is by its bytes; sizes are those that PNG and ITU-T T.81 put into the header."""

import pytest

from scorecard_app.domain.pictures import PictureKind, kind_of, picture_of, size_of
from tests.picture_files import jpeg_that_says, png, png_that_says


def test_a_png_says_its_size() -> None:
    assert kind_of(png(4, 3)) is PictureKind.PNG
    assert size_of(png(4, 3)) == (4, 3)
    assert size_of(png_that_says(100_000, 90_000)) == (100_000, 90_000)


def test_a_jpeg_says_its_size_behind_other_segments() -> None:
    assert kind_of(jpeg_that_says(640, 480)) is PictureKind.JPEG
    assert size_of(jpeg_that_says(640, 480)) == (640, 480)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg/>",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\xff\xff",
        b"\xff\xd8\xff\xe0\x00\x00" * 9,
        png_that_says(0, 5),
        png(4, 3)[:20],
        jpeg_that_says(640, 480)[:22],
    ],
)
def test_what_is_no_whole_header_of_a_picture_has_no_size(data: bytes) -> None:
    assert size_of(data) is None


def test_the_same_bytes_are_the_same_picture() -> None:
    first, again, other = (picture_of(each) for each in (png(4, 3), png(4, 3), png(3, 4)))
    assert first == again
    assert first is not None
    assert other is not None
    assert first.id != other.id
    assert picture_of(b"text") is None
