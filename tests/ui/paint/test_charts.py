"""Charts look as they did when someone looked at them, and no text of theirs stands on another."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from scorecard_app.errors import UserError
from scorecard_app.present.charts.chart import Bar, Chart, Level, Panel
from scorecard_app.present.charts.ticks import Tick
from scorecard_app.ui.paint.charts.draw import draw_chart
from scorecard_app.ui.paint.charts.files import chart_svg, save_chart
from scorecard_app.ui.paint.charts.layout import layout_chart
from scorecard_app.ui.paint.charts.places import ChartLayout
from scorecard_app.ui.paint.charts.thinning import thinned
from scorecard_app.ui.theme import load_theme
from tests.images.comparison import check
from tests.ui.paint.sample_charts import CHARTS, months, ticks

pytestmark = pytest.mark.usefixtures("qapp")
each_chart = pytest.mark.parametrize("kind", CHARTS)
SIZES = ((640, 300), (300, 240), (960, 200), (200, 140))


@pytest.mark.parametrize("name", ["light", "dark"])
@each_chart
def test_charts(name: str, kind: str, tmp_path: Path) -> None:
    theme = load_theme(name)
    image = QImage(420, 250, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    draw_chart(painter, QRectF(8, 8, 404, 234), CHARTS[kind], theme, has_title=True)
    painter.end()
    check(f"chart-{kind}-{name}", image, tmp_path)


def laid_out(kind: str, width: float, height: float) -> ChartLayout:
    rect = QRectF(0, 0, width, height)
    return layout_chart(CHARTS[kind], rect, load_theme("light"), has_title=True)


def boxes(layout: ChartLayout) -> list[QRectF]:
    return [words.rect for words in layout.texts]


@pytest.mark.parametrize(("width", "height"), SIZES)
@each_chart
def test_no_text_stands_on_another(kind: str, width: float, height: float) -> None:
    found = [box.adjusted(0, 2, 0, -2) for box in boxes(laid_out(kind, width, height))]
    assert not [pair for pair in combinations(found, 2) if pair[0].intersects(pair[1])]


@pytest.mark.parametrize(("width", "height"), SIZES)
@each_chart
def test_no_text_is_cut_off_by_the_sides(kind: str, width: float, height: float) -> None:
    inside = QRectF(-1, -1, width + 3, height + 2)
    assert all(inside.contains(box) for box in boxes(laid_out(kind, width, height)))


def test_a_bar_reaches_from_its_start_to_its_end_and_half_its_width_to_both_sides() -> None:
    """By hand: the box is 100 wide for the places 0 to 9, and 0 stands at its bottom."""
    panel = Panel((Bar(2.0, 0.0, 5.0, "", "chart.actual", width=0.5),), 0.0, 10.0, ())
    chart = Chart("", "", 0.0, 9.0, (), (panel,))
    (place,) = layout_chart(chart, QRectF(0, 0, 400, 200), load_theme("light")).panels
    box = place.box(1.75, 2.25, 0.0, 5.0)
    assert box.width() == pytest.approx(place.rect.width() * 0.05)
    assert box.left() == pytest.approx(place.rect.left() + place.rect.width() * 0.225)
    assert box.bottom() == pytest.approx(place.rect.bottom())
    assert box.height() == pytest.approx(place.rect.height() / 2)


def test_a_turned_chart_has_its_first_place_on_top_and_its_numbers_across() -> None:
    (place,) = laid_out("waterfall", 500, 250).panels
    assert place.along(0.0) < place.along(4.0)
    assert place.up(0.0) < place.up(100.0)
    assert place.point(0.0, 0.0) == QPointF(place.rect.left(), place.along(0.0))


def test_a_name_loses_whole_words_where_there_is_little_room_and_no_digits() -> None:
    panel = Panel((Level(-0.5, 9.5, 5.0, "Target 13,177,000 USD", "chart.target"),), 0, 9, ())
    chart = Chart("", "", 0.0, 9.0, (), (panel,))
    layout = layout_chart(chart, QRectF(0, 0, 240, 200), load_theme("light"))
    assert [words.text for words in layout.texts] == ["Target"]


def test_panels_that_would_be_too_low_are_left_out_the_smallest_first() -> None:
    titles = [
        [place.panel.title for place in laid_out("variance", 500, height).panels]
        for height in (400, 190, 90)
    ]
    assert titles == [["ΔPL %", "ΔPL", "AC and PL"], ["ΔPL", "AC and PL"], ["AC and PL"]]


def test_places_are_left_out_evenly_and_januaries_last() -> None:
    kept = thinned(months(36), step_px=8, least_px=60, are_places=True)
    assert [tick.label for tick in kept] == ["Jan 2025", "Jan 2026", "Jan 2027"]


def test_numbers_are_left_out_evenly_and_zero_last() -> None:
    kept = thinned(ticks(-10, -5, 0, 5, 10, 15), step_px=2, least_px=18)
    assert [tick.at for tick in kept] == [-10, 0, 10]


def test_uneven_ticks_keep_the_last_and_what_stands_far_enough_before() -> None:
    uneven = tuple(Tick(at, "") for at in (0.0, 1.3, 2.0, 6.5))
    assert [tick.at for tick in thinned(uneven, step_px=10, least_px=44)] == [2.0, 6.5]


def test_hairlines_are_whole_pixels_at_every_density() -> None:
    """A level rule of one grey, on paper white, leaves no pixel that is half of both."""
    theme = load_theme("light")
    for density in (1.0, 1.25, 1.5, 2.0):
        side = round(200 * density)
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(theme.colour("surface"))
        painter = QPainter(image)
        painter.scale(density, density)
        panel = Panel((), 0.0, 7.0, tuple(Tick(float(at), "") for at in range(8)))
        draw_chart(painter, QRectF(3.3, 3.7, 180, 180), Chart("", "", 0, 1, (), (panel,)), theme)
        painter.end()
        seen = {image.pixelColor(side // 2, y).name() for y in range(side)}
        assert seen == {theme.colour("surface").name(), theme.colour("chart.grid").name()}


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_chart_is_saved_as_a_picture(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart.{ending}"
    save_chart(CHARTS["variance"], path, QSize(600, 320), load_theme("light"))
    heads = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    assert path.read_bytes().startswith(heads[ending])
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_another_ending_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“chart\.doc” is no picture file"):
        save_chart(CHARTS["trend"], tmp_path / "chart.doc", QSize(600, 320), load_theme("light"))


def test_svg_holds_the_texts_as_text() -> None:
    drawing = chart_svg(CHARTS["waterfall"], QSize(600, 300), load_theme("light")).decode()
    assert "Satisfy clients" in drawing
    assert replace(CHARTS["waterfall"], panels=()).is_empty


def test_a_value_below_its_plan_is_written_on_its_own_column() -> None:
    bars = (
        Bar(0.0, 0.0, 100.0, "", "chart.plan", shift=-0.14),
        Bar(0.0, 0.0, 20.0, "", "chart.actual", label="20"),
    )
    panel = Panel(bars, 0.0, 110.0, (), has_zero=True)
    chart = Chart("", "", 0.0, 0.0, (), (panel,))
    layout = layout_chart(chart, QRectF(0, 0, 300, 200), load_theme("light"))
    (label,) = [words for words in layout.texts if words.text == "20"]
    place = layout.panels[0]
    assert place.up(100.0) < label.rect.top()
    assert label.rect.bottom() <= place.up(20.0)
    assert label.has_ground


def test_few_rows_of_a_turned_chart_stay_low() -> None:
    bars = tuple(Bar(float(at), 0.0, 50.0, "", "chart.actual") for at in range(2))
    places = tuple(Tick(float(at), str(at)) for at in range(2))
    chart = Chart("", "", 0.0, 1.0, places, (Panel(bars, 0.0, 100.0, ()),), is_turned=True)
    layout = layout_chart(chart, QRectF(0, 0, 300, 600), load_theme("light"))
    assert layout.panels[0].rect.height() == 2 * 44
