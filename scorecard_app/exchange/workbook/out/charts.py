"""Native charts: of the measure chosen in a cell, and of what makes the score of a perspective."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.settings import RollUp
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.engine.behaviour.limits import FEWEST
from scorecard_app.engine.contributions import contributions
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Head, Written, write_text
from scorecard_app.exchange.workbook.out.formats import INK, LINE, PALE, QUIET
from scorecard_app.exchange.workbook.out.formula_marks import LivePage, live_rows
from scorecard_app.exchange.workbook.out.formulas import chart_rows
from scorecard_app.exchange.workbook.out.formulas.chart_rows import CHOSEN, SHOWN, ChartRows
from scorecard_app.exchange.workbook.out.formulas.layout import Place, cell, letters_of, runs
from scorecard_app.exchange.workbook.out.formulas.rising import Rising
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.texts import _

_SIZE: Final[Mapping[str, int]] = {"width": 640, "height": 320}
_ROWS_PER_CHART: Final = 17
_COLUMNS_PER_CHART: Final = 7
_CHARTS_PER_PAGE: Final = 6
_MOST_PARTS: Final = 40
"""Objectives beyond which nobody could read a waterfall."""

_PARTS_FROM: Final = chart_rows.PARTS_FROM
_BEFORE, _ADDS = _PARTS_FROM + 1, _PARTS_FROM + 2
_PART: Final = "#8FA3CF"
_FIRST_ROW: Final = HEADER_ROW + 2
_MEANS: Final = frozenset({RollUp.WEIGHTED_MEAN, RollUp.MEAN})
_SOLID: Final[Mapping[str, Any]] = {"color": INK, "width": 2.0}
_MARKER: Final[Mapping[str, Any]] = {"type": "circle", "size": 5, "fill": {"color": INK}}
_DASHED: Final[Mapping[str, Any]] = {"color": QUIET, "width": 1.5, "dash_type": "dash"}
_THIN: Final[Mapping[str, Any]] = {"color": QUIET, "width": 1.0}
_LIMIT: Final[Mapping[str, Any]] = {"color": "#A35200", "width": 1.25, "dash_type": "square_dot"}

_SMALL: Final[Mapping[str, Any]] = {"name": "Calibri", "size": 9, "color": QUIET}
_GRID: Final[Mapping[str, Any]] = {"visible": True, "line": {"color": LINE, "width": 0.5}}
_LABELS: Final[Mapping[str, Any]] = {
    "value": True,
    "num_format": "0.0",
    "font": {"name": "Calibri", "size": 9, "color": INK},
}
"""How the figures stand on the columns of a waterfall."""


@dataclass(frozen=True)
class Charts:
    """Writes the sheet of charts, and the hidden one with what they show.

    `scorecard` calls the sheet of the scorecard, `names` the cells with the names of all measures.
    """

    book: Book
    sheet: Any
    data: Any
    outline: Outline
    rising: Rising
    scorecard: str
    names: str

    def write(self) -> Mapping[str, LivePage]:
        """Write both sheets; return the pages whose formulas people may type over."""
        charts = list(self._of_measure(self._rows)) if self._rows else []
        charts += self._of_perspectives()
        for at, (chart, text) in enumerate(charts):
            row = HEADER_ROW + 2 + at // 2 * _ROWS_PER_CHART
            chart.set_size(dict(_SIZE))
            chart.show_blanks_as("span")  # said outright: where nothing is, LibreOffice shows 0
            options = {"description": text, "object_position": 3}
            self.sheet.insert_chart(row, at % 2 * _COLUMNS_PER_CHART, chart, options)
        breaks = range(1, len(charts) // _CHARTS_PER_PAGE + 1)
        height = _CHARTS_PER_PAGE // 2 * _ROWS_PER_CHART
        self.sheet.set_h_pagebreaks([HEADER_ROW + 2 + each * height for each in breaks])
        self.sheet.set_column(0, 2 * _COLUMNS_PER_CHART, 13)
        self.book.set_up_print(self.sheet)
        sheet = self.data.get_name()
        texts = [head.text for head in _part_heads()]
        parts = live_rows("tblParts", sheet, texts, _PARTS_FROM)
        return {"parts": parts, **(self._rows.live(sheet) if self._rows else {})}

    @cached_property
    def _rows(self) -> ChartRows | None:
        measure = self._first()
        return ChartRows(self.rising.scoring, measure) if measure else None

    def _first(self) -> Measure | None:
        """Return the measure that is shown to begin with: the first with enough values."""
        numbers = self.rising.results.basis.numbers
        entered = self.rising.scoring.entered
        usable = [each for each in self.outline.measures if entered[each.frequency].periods]
        many = 2 * FEWEST
        firm = (each for each in usable if len([*numbers.actual(each.id)]) >= many)
        return next(firm, None) or next(iter(usable), None)

    def _of_measure(self, rows: ChartRows) -> Iterator[tuple[Any, str]]:
        """Yield trend, natural limits and columns of the measure that is chosen."""
        self._write_choice(rows.measure)
        rows.write(self.book, self.data)
        yield (
            self._trend(),
            _(
                "Line chart: the last {count} periods of the chosen measure, with its target."
            ).format(count=SHOWN),
        )
        yield (
            self._limits(),
            _(
                "Line chart: the same values with their mean and natural limits, mean ± 2.66 × "
                "mean moving range of all values up to the last one, each phase by itself."
            ),
        )
        yield (
            self._columns(),
            _("Column chart: actual (AC, filled) beside target (PL, outlined) of each period."),
        )

    def _write_choice(self, measure: Measure) -> None:
        """Write the cell in which people choose the measure."""
        formats = self.book.formats
        label = formats.of(font_color=QUIET, align="right", valign="vcenter")
        write_text(self.sheet, HEADER_ROW, 0, text=_("Measure"), look=label)
        look = formats.of(bold=True, bg_color=PALE, font_color=INK, num_format="@")
        write_text(self.sheet, HEADER_ROW, 1, text=measure.name or "–", look=look)
        for column in range(2, 5):
            self.sheet.write_blank(HEADER_ROW, column, None, look)
        self.book.name(CHOSEN, self.sheet, row=HEADER_ROW, column=1)
        choice = {"validate": "list", "source": f"={self.names}"}
        self.sheet.data_validation(HEADER_ROW, 1, HEADER_ROW, 1, choice)

    def _trend(self) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        chart = self._chart("line", _("Trend with target"))
        chart.add_series(self._series(chart_rows.ACTUAL, line=_SOLID, marker=_MARKER))
        chart.add_series(self._series(chart_rows.TARGET, line=_DASHED))
        return chart

    def _limits(self) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        chart = self._chart("line", _("Natural limits (XmR)"))
        chart.add_series(self._series(chart_rows.ACTUAL, line=_SOLID, marker=_MARKER))
        chart.add_series(self._series(chart_rows.MEAN, line=_THIN))
        chart.add_series(self._series(chart_rows.UPPER, line=_LIMIT))
        chart.add_series(self._series(chart_rows.LOWER, line=_LIMIT))
        return chart

    def _columns(self) -> Any:  # noqa: ANN401 - xlsxwriter ships no types
        chart = self._chart("column", _("Actual (AC) beside target (PL)"))
        border = {"color": INK, "width": 1}
        chart.add_series(self._series(chart_rows.ACTUAL, fill={"color": INK}))
        chart.add_series(self._series(chart_rows.TARGET, fill={"color": "#FFFFFF"}, border=border))
        return chart

    def _of_perspectives(self) -> list[tuple[Any, str]]:
        """Return for every perspective whose score is a mean what its objectives add to it."""
        rows: list[list[Written]] = []
        charts = []
        for place in self.rising.places:
            subject = place.subject
            if isinstance(subject, Perspective) and self._is_mean(subject):
                first = len(rows)
                rows += self._parts(place, subject, _FIRST_ROW + first)
                if len(rows) > first:
                    charts.append(self._waterfall(subject, first, len(rows) - 1))
        if rows:
            self.book.table(
                self.data, "tblParts", heads=_part_heads(), rows=rows, first_column=_PARTS_FROM
            )
        return charts

    def _is_mean(self, perspective: Perspective) -> bool:
        return (perspective.roll_up or self.outline.card.settings.roll_up) in _MEANS

    def _parts(self, place: Place, perspective: Perspective, first: int) -> list[list[Written]]:
        """Return what each objective adds to the score of its perspective, then the whole.

        `first` is the row, from 1, in which they begin.
        """
        score = self.rising.results.perspective(perspective.id).score
        below = self.rising.below(perspective.id)
        if score is None or len(below) > _MOST_PARTS:
            return []
        look = self.book.formats.of(num_format="0.0", align="right", indent=1)
        counts = ",".join(f"{self.scorecard}{each}" for each in runs("counts", below))
        added = contributions(self.rising.results, perspective.id)
        points = {each.child_id: each.points or 0.0 for each in added}
        rows: list[list[Written]] = []
        before = 0.0
        for row, each in enumerate(below, start=first):
            if not isinstance(each.subject, Objective):
                continue
            share = f"{self.scorecard}{cell('points', each)}/SUM({counts})"
            point = points.get(each.subject.id, 0.0)
            above = [f"{letters_of(at)}{row - 1}" for at in (_BEFORE, _ADDS)]
            rows.append(
                [
                    Written(each.subject.name or None),
                    Written(before, look, f"{above[0]}+{above[1]}" if rows else "0"),
                    Written(point, look, f"IF(SUM({counts})>0,{share},0)"),
                ]
            )
            before += point
        whole = Written(score or 0.0, look, f"N({self.scorecard}{cell('score', place)})")
        total = [Written(perspective.name or _("Score")), Written(0.0, look), whole]
        return [*rows, total] if rows else []

    def _waterfall(self, perspective: Perspective, first: int, last: int) -> tuple[Any, str]:
        """Return the chart of some rows of the parts: each stands on what came before it."""
        name = perspective.name or _("Score")
        title = _("What makes the score: {name}").format(name=name)
        chart = self._chart("bar", title, "stacked")
        rows = (_FIRST_ROW - 1 + first, _FIRST_ROW - 1 + last)
        sheet = self.data.get_name()
        common = {"categories": [sheet, rows[0], _PARTS_FROM, rows[1], _PARTS_FROM], "gap": 40}
        before, adds = ([sheet, rows[0], at, rows[1], at] for at in (_BEFORE, _ADDS))
        chart.add_series({**common, "values": before, "fill": {"none": True}})
        whole = [None] * (last - first)
        white = {"font": {**_LABELS["font"], "color": "#FFFFFF"}}
        chart.add_series(
            {
                **common,
                "values": adds,
                "fill": {"color": _PART},
                "points": [*whole, {"fill": {"color": INK}}],
                "data_labels": {**_LABELS, "custom": [*whole, white]},
            }
        )
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "num_font": _SMALL, "line": {"color": LINE}})
        chart.set_x_axis({"num_font": _SMALL, "line": {"none": True}, "major_gridlines": _GRID})
        text = _("Waterfall: what each objective of “{name}” adds to its score.").format(name=name)
        return chart, text

    def _chart(self, kind: str, title: str, subtype: str = "") -> Any:  # noqa: ANN401 - no types
        chart = self.book.chart(kind, subtype=subtype)
        font = {"name": "Calibri", "size": 12, "bold": True, "color": INK}
        chart.set_title({"name": title, "name_font": font, "overlay": False})
        chart.set_x_axis({"num_font": _SMALL, "line": {"color": LINE}, "label_position": "low"})
        chart.set_y_axis({"num_font": _SMALL, "line": {"none": True}, "major_gridlines": _GRID})
        chart.set_legend({"position": "bottom", "font": _SMALL})
        chart.set_chartarea({"border": {"none": True}})
        return chart

    def _series(self, column: int, **look: Any) -> Mapping[str, Any]:  # noqa: ANN401 - options of xlsxwriter
        sheet = self.data.get_name()
        last = _FIRST_ROW - 2 + (self._rows.count if self._rows else SHOWN)
        rows = last - SHOWN + 1, last
        return {
            "name": [sheet, HEADER_ROW, column],
            "categories": [sheet, rows[0], chart_rows.PERIOD, rows[1], chart_rows.PERIOD],
            "values": [sheet, rows[0], column, rows[1], column],
            "gap": 60,
            **look,
        }


def _part_heads() -> list[Head]:
    return [
        Head(_("Part of the score"), 34),
        Head(_("Before"), 10, is_number=True),
        Head(_("Adds"), 10, is_number=True),
    ]
