"""Pictures of whole maps: written whole or not at all, readable by others."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from scorecard_app.document.document import Document
from scorecard_app.errors import UserError
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge, Scene
from scorecard_app.ui.paint.picture import export_picture, map_picture
from scorecard_app.ui.theme import load_theme
from tests.builders import MAP, card, lane, link, measure, objective
from tests.images.pixels import colours_of, names_of

pytestmark = pytest.mark.usefixtures("qapp")
FORMS = LocaleForms()


def scene() -> Scene:
    """Return a small map with a value."""
    scorecard = card(
        lane("Value", row=0),
        lane("People", row=1),
        objective("Grow", "Value"),
        objective("Hire", "People"),
        link("Hire", "Grow"),
        measure("Sales", "Grow", actual={"2026-07": 5.0, "2026-08": 6.0}, target={"2026-07": 8.0}),
    )
    return Bridge(Document(scorecard), date(2026, 9, 14)).scene


def colours(image: QImage) -> set[str]:
    """Return the colours of every other pixel."""
    return names_of(colours_of(image)[::2, ::2])


def test_a_png_shows_the_map_twice_as_sharp(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    export_picture(scene(), MAP, path, theme=load_theme("light"), forms=FORMS)
    image = QImage(str(path))
    assert image.width() > 2 * 160
    assert load_theme("light").colour("card").name() in colours(image)


def test_an_svg_holds_its_words_and_is_well_formed(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    export_picture(scene(), MAP, path, theme=load_theme("dark"), forms=FORMS)
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    words = " ".join(text for text in root.itertext())
    assert "Grow" in words
    assert "People" in words


def test_a_pdf_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    export_picture(scene(), MAP, path, theme=load_theme("light"), forms=FORMS)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 1


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no picture file"):
        export_picture(scene(), MAP, tmp_path / "map.gif", theme=load_theme("light"), forms=FORMS)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_where_it_cannot_be_written_nothing_is_left_and_a_sentence_says_so(
    tmp_path: Path, kind: str
) -> None:
    taken = tmp_path / f"map.{kind}"
    taken.mkdir()
    for path in (taken, tmp_path / "no such folder" / taken.name):
        with pytest.raises(UserError, match="cannot be written"):
            export_picture(scene(), MAP, path, theme=load_theme("light"), forms=FORMS)
    assert [path.name for path in tmp_path.iterdir()] == [taken.name]


def test_a_thumbnail_has_the_size_that_was_asked_for() -> None:
    image = map_picture(scene(), MAP, QSize(240, 150), theme=load_theme("light"), forms=FORMS)
    assert (image.width(), image.height()) == (240, 150)
    assert len(colours(image)) > 3


def test_a_picture_needs_no_window(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    program = f"""
from pathlib import Path
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from tests.ui.paint.test_picture import FORMS, MAP, export_picture, load_theme, scene
export_picture(scene(), MAP, Path({str(path)!r}), theme=load_theme("light"), forms=FORMS)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)  # noqa: S603 - our own
    assert not QImage(str(path)).isNull()
