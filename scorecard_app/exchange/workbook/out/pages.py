"""Write the sheets that are only read: the first page and the scorecard as it stands."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.engine.judgements import Judgement, MeasureJudgement
from scorecard_app.engine.results import Results
from scorecard_app.exchange.workbook.cells import number_cell
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Written, write_text
from scorecard_app.exchange.workbook.out.formats import INK, LINE, PALE, QUIET, STATUS_COLOURS
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.exchange.workbook.wording import unit_text
from scorecard_app.present.faces import Shape
from scorecard_app.present.statuses import status_face
from scorecard_app.texts import _

_SIGNS: Final[Mapping[Shape, str]] = {
    Shape.CIRCLE: "●",
    Shape.TRIANGLE: "▲",
    Shape.SQUARE: "■",
    Shape.DIAMOND: "◆",
    Shape.STAR: "★",
    Shape.RING: "○",
    Shape.DOTTED_RING: "◌",
}
_WIDTHS: Final = (24, 38, 38, 20, 12, 14, 14, 10, 9, 18)
_FRONT_WIDTH: Final = 100
_NUMBERS: Final = (5, 6, 8)


def write_front(
    book: Book,
    sheet: Any,  # noqa: ANN401 - xlsxwriter ships no types
    card: Scorecard,
    *,
    sheets: Sequence[tuple[str, str]],
    exported_at: datetime | None,
) -> None:
    """Write what the workbook is, what each sheet is for, and how to send changes back."""
    formats = book.formats
    label, body = formats.of(bold=True), formats.of(text_wrap=True)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, _FRONT_WIDTH)
    row = HEADER_ROW
    if exported_at is not None:
        write_text(sheet, row, 0, text=_("Written"), look=label)
        look = formats.of(num_format="yyyy-mm-dd hh:mm", align="left")
        sheet.write_datetime(row, 1, exported_at.replace(tzinfo=None), look)
        row += 1
    for name, text in _guide():
        write_text(sheet, row, 0, text=name, look=label)
        write_text(sheet, row, 1, text=text, look=body)
        book.set_height(sheet, row, [(text, _FRONT_WIDTH)])
        row += 1
    row += 1
    write_text(sheet, row, 0, text=_("Sheet"), look=formats.header)
    write_text(sheet, row, 1, text=_("What it is for"), look=formats.header)
    for name, text in sheets:
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats.of(font_color=INK), name)
        write_text(sheet, row, 1, text=text, look=body)
    if card.settings.mission:
        write_text(sheet, row + 2, 0, text=_("Mission"), look=label)
        write_text(sheet, row + 2, 1, text=card.settings.mission, look=body)
    book.set_up_print(sheet)


def write_scorecard(book: Book, sheet: Any, outline: Outline, results: Results | None) -> None:  # noqa: ANN401 - no types
    """Write perspectives, objectives and measures with value, target, score and status."""
    page = _Page(book, sheet, outline, results)
    for column, (text, width) in enumerate(zip(_headers(), _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        look = book.formats.number_header if column in _NUMBERS else book.formats.header
        write_text(sheet, HEADER_ROW, column, text=text, look=look)
    sheet.set_row(HEADER_ROW, 24)
    for perspective, objectives in outline.perspectives():
        page.write_perspective(perspective)
        for objective, depth in objectives:
            page.write_objective(objective, depth)
            for attachment in outline.attachments(objective):
                page.write_measure(outline.card.measures[attachment.measure_id])
    book.freeze(sheet, columns=2)
    book.set_up_print(sheet)


class _Page:
    """Writes the scorecard line by line; knows the next free row."""

    def __init__(self, book: Book, sheet: Any, outline: Outline, results: Results | None) -> None:  # noqa: ANN401 - no types
        self.row = HEADER_ROW + 1
        self._book = book
        self._sheet = sheet
        self._card = outline.card
        self._results = results

    def write_perspective(self, perspective: Perspective | None) -> None:
        """Begin a perspective with a pale line across."""
        look = {"bold": True, "bg_color": PALE, "font_color": INK}
        name = perspective.name if perspective else _("Without a perspective")
        for column in range(len(_WIDTHS)):
            self._sheet.write_blank(self.row, column, None, self._book.formats.of(**look))
        write_text(self._sheet, self.row, 0, text=name, look=self._book.formats.of(**look))
        if perspective is not None and self._results is not None:
            self._write_judgement(self._results.perspective(perspective.id), look)
        self.row += 1

    def write_objective(self, objective: Objective, depth: int) -> None:
        """Write an objective, indented below its parent."""
        look = {"top": 1, "top_color": LINE}
        for column in range(1, len(_WIDTHS)):
            self._sheet.write_blank(self.row, column, None, self._book.formats.of(**look))
        name = self._book.formats.of(bold=True, text_wrap=True, indent=min(depth, 15), **look)
        write_text(self._sheet, self.row, 1, text=objective.name, look=name)
        self._book.set_height(self._sheet, self.row, [(objective.name, _WIDTHS[1] - 2 * depth)])
        self._write_owner(objective.owner_id, look)
        if self._results is not None:
            self._write_judgement(self._results.objective(objective.id), look)
        self.row += 1

    def write_measure(self, measure: Measure) -> None:
        """Write a measure with its last complete value."""
        wrapped = self._book.formats.of(text_wrap=True)
        write_text(self._sheet, self.row, 2, text=measure.name, look=wrapped)
        self._book.set_height(self._sheet, self.row, [(measure.name, _WIDTHS[2])])
        self._write_owner(measure.owner_id, {})
        unit = unit_text(measure.unit, self._card.settings.currency)
        write_text(
            self._sheet, self.row, 7, text=unit, look=self._book.formats.of(font_color=QUIET)
        )
        if self._results is not None:
            self._write_figures(measure, self._results.measure(measure.id))
        self.row += 1

    def _write_figures(self, measure: Measure, judged: MeasureJudgement) -> None:
        look = self._book.formats.unit(measure.unit)
        for column, number in ((5, judged.value), (6, judged.target)):
            if number is not None:
                cell = number_cell(number, measure.unit.kind)
                self._book.write(self._sheet, self.row, column, Written(cell, look))
        if judged.value is not None:
            write_text(
                self._sheet, self.row, 4, text=str(judged.period), look=self._book.formats.key
            )
        self._write_judgement(judged, {})

    def _write_judgement(self, judged: Judgement, look: Mapping[str, Any]) -> None:
        """Write the score, and the status as a shape and a word in the colour of its band."""
        formats = self._book.formats
        if judged.score is not None:
            number = formats.of(**{**look, "num_format": "0", "align": "right", "indent": 1})
            self._sheet.write_number(self.row, 8, judged.score, number)
        face = status_face(judged, self._card.settings)
        colour = STATUS_COLOURS.get(face.role.rpartition(".")[2], QUIET)
        status = formats.of(**{**look, "font_color": colour})
        write_text(self._sheet, self.row, 9, text=f"{_SIGNS[face.shape]} {face.word}", look=status)

    def _write_owner(self, person_id: Any, look: Mapping[str, Any]) -> None:  # noqa: ANN401 - an id or None
        person = self._card.people.get(person_id)
        if person is not None:
            write_text(
                self._sheet, self.row, 3, text=person.name, look=self._book.formats.of(**look)
            )


def _headers() -> tuple[str, ...]:
    return (
        _("Perspective"), _("Objective"), _("Measure"), _("Owner"), _("Period"), _("Value"),
        _("Target"), _("Unit"), _("Score"), _("Status"),
    )  # fmt: skip


def _guide() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("What this is"),
            _("A scorecard, written so that people can read it and change it in a spreadsheet."),
        ),
        (
            _("How to change it"),
            _(
                "Change cells in the tables, or add rows directly below them. Sort, filter, move "
                "and hide columns as you like. Numbers are on “Data entry” and on “Values”."
            ),
        ),
        (
            _("How to send it back"),
            _(
                "Save the workbook as .xlsx and import it into the scorecard. Hidden columns hold "
                "ids: leave them, and every row finds its place. A row that is missing is kept."
            ),
        ),
        (
            _("Status"),
            _(
                "Each status has a shape and a word: ● on track, ▲ at risk, ■ off track, "
                "○ no data, ◌ not scored."
            ),
        ),
    )
