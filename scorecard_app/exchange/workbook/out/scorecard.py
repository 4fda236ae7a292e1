"""Write the scorecard as it stands: every score a formula, with the columns it rests on beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from scorecard_app.domain.ids import PersonId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.settings import Settings
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.bands import in_order
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.exchange.workbook.cells import Cell, number_cell
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.marks import ROW_ID
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Written, write_text
from scorecard_app.exchange.workbook.out.formats import (
    DAY_FORMAT,
    INK,
    LINE,
    PALE,
    QUIET,
    STATUS_COLOURS,
)
from scorecard_app.exchange.workbook.out.formula_marks import LivePage
from scorecard_app.exchange.workbook.out.formulas.calendar import DAY
from scorecard_app.exchange.workbook.out.formulas.layout import (
    COVERAGE,
    FIRST_BAND,
    FIRST_HELPER,
    SCORE,
    STATUS,
    Place,
    column_of,
)
from scorecard_app.exchange.workbook.out.formulas.rising import Rising
from scorecard_app.exchange.workbook.out.formulas.statuses import (
    band_texts,
    fixed,
    status,
    status_text,
)
from scorecard_app.exchange.workbook.out.formulas.text import LONGEST, Table
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.exchange.workbook.wording import unit_text
from scorecard_app.present.statuses import state_faces, status_face
from scorecard_app.texts import _

OWNER, PERIOD, VALUE, TARGET, UNIT, TREND, NOTE = 3, 4, 5, 6, 7, 11, 12
_WIDTHS: Final = (14, 32, 40, 18, 11, 14, 14, 9, 9, 16, 10, 16, 44)
_NUMBERS: Final = frozenset({VALUE, TARGET, SCORE, COVERAGE})
_ICONS: Final[Mapping[int, str]] = {2: "3_signs", 3: "3_signs", 4: "4_ratings", 5: "5_ratings"}


@dataclass(frozen=True)
class ScorecardPage:
    """One sheet with the rows of a scorecard; without figures where nothing was judged."""

    book: Book
    sheet: Any
    outline: Outline
    places: list[Place]
    rising: Rising | None
    scoring_name: str = ""

    def write(self, bands: Table) -> None:
        """Write the whole sheet; `bands` is the table of bands on “Settings”."""
        self._write_headers()
        if self.rising is not None:
            self._write_day(self.rising.results.dates[0])
            self._write_bands(bands)
        for place in self.places:
            self._write_row(place)
        if self.rising is not None:
            self._add_icons()
        self.book.freeze(self.sheet, columns=2)
        self.book.set_up_print(self.sheet)

    def write_helpers(self, bands: Table) -> None:
        """Write scores and what they rest on, and nothing for people to read."""
        self._write_headers()
        self._write_bands(bands)
        for place in self.places:
            self._write_figures(place, {})
        self.book.freeze(self.sheet, columns=2)
        self.book.set_up_print(self.sheet)

    @property
    def live(self) -> LivePage:
        """Return what tells the cells of this page when it comes back."""
        texts = [*_headers(), *self._helpers]
        keys = [*texts[:-1], ROW_ID]
        meta = TableMeta("", self.sheet.get_name(), dict(zip(texts, keys, strict=True)))
        return LivePage(meta, keys, [_id_of(place) for place in self.places])

    @property
    def _empty_columns(self) -> frozenset[int]:
        """Return the columns in which nothing stands in any row: they start folded away."""
        owned = (getattr(place.subject, "owner_id", None) for place in self.places)
        people = self.outline.card.people
        found = {OWNER} if not any(each in people for each in owned) else set()
        rising = self.rising
        if rising is None or not any(any(rising.notes(place)) for place in self.places):
            found.add(NOTE)
        return frozenset(found)

    @property
    def _settings(self) -> Settings:
        return self.outline.card.settings

    @property
    def _helpers(self) -> Sequence[str]:
        """Return the headers behind those that people read; the last is that of the ids."""
        bands = (_(each.name) for each in self._settings.bands)
        return [*_helper_headers(), *bands, _("Row (id)")]

    @property
    def _id_column(self) -> int:
        return FIRST_HELPER + len(self._helpers) - 1

    def _write_headers(self) -> None:
        formats = self.book.formats
        empty = self._empty_columns
        for column, (text, width) in enumerate(zip(_headers(), _WIDTHS, strict=True)):
            options = {"level": 1, "hidden": True} if column in empty else None
            self.sheet.set_column(column, column, width, None, options)
            look = formats.number_header if column in _NUMBERS else formats.header
            write_text(self.sheet, HEADER_ROW, column, text=text, look=look)
        self.sheet.set_row(HEADER_ROW, 32)
        if self.rising is None:
            return
        folded = {"level": 1, "hidden": True}
        for column, text in enumerate(self._helpers, start=FIRST_HELPER):
            self.sheet.set_column(column, column, 10, None, folded)
            write_text(self.sheet, HEADER_ROW, column, text=text, look=formats.number_header)
        self.sheet.set_column(self._id_column, self._id_column, 10, None, {"hidden": True})
        for place in self.places:
            self.book.write(
                self.sheet, place.row, self._id_column, Written(_id_of(place), formats.key)
            )

    def _write_day(self, day: date) -> None:
        """Write the day as of which the scorecard is, into a cell that people may change."""
        formats = self.book.formats
        label = formats.of(font_color=QUIET, align="right", indent=1, valign="vcenter")
        write_text(self.sheet, 0, SCORE, text=_("As of"), look=label)
        look = {"num_format": DAY_FORMAT, "bold": True, "bg_color": PALE, "valign": "vcenter"}
        self.book.write(self.sheet, 0, STATUS, Written(day, formats.of(align="left", **look)))
        self.book.name(DAY, self.sheet, row=0, column=STATUS)

    def _write_bands(self, bands: Table) -> None:
        """Write the floors of the bands and their statuses above their columns."""
        faces = state_faces(self._settings)
        look = self.book.formats.key
        for place, (band, floor, word) in enumerate(band_texts(self._settings.bands, bands)):
            column = FIRST_BAND + place
            self.book.write(self.sheet, 0, column, Written(band.floor, look, floor))
            text = status_text(faces[band.key])
            self.book.write(self.sheet, 1, column, Written(text, look, word))

    def _write_row(self, place: Place) -> None:
        subject, formats = place.subject, self.book.formats
        if isinstance(subject, Measure):
            self._write_measure(place, subject)
            return
        if isinstance(subject, Objective):
            look: Mapping[str, Any] = {"top": 1, "top_color": LINE}
            indent = min(place.depth, 15)
            name = formats.of(bold=True, text_wrap=True, indent=indent, **look)
            column, first = 1, 1
            self.book.set_height(self.sheet, place.row, _shown(place))
        else:
            look = {"bold": True, "bg_color": PALE, "font_color": INK}
            name, column, first = formats.of(**look), 0, 0
        for blank in range(first, len(_WIDTHS)):
            self.sheet.write_blank(place.row, blank, None, formats.of(**look))
        text = subject.name if subject else _("Without a perspective")
        write_text(self.sheet, place.row, column, text=text, look=name)
        if isinstance(subject, Objective):
            self._write_owner(place, subject.owner_id, look)
        self._write_figures(place, look)
        self._write_judgement(place, look)

    def _write_measure(self, place: Place, measure: Measure) -> None:
        formats, card = self.book.formats, self.outline.card
        wrapped = formats.of(text_wrap=True)
        write_text(self.sheet, place.row, 2, text=measure.name, look=wrapped)
        self.book.set_height(self.sheet, place.row, _shown(place))
        self._write_owner(place, measure.owner_id, {})
        unit = unit_text(measure.unit, card.settings.currency)
        write_text(self.sheet, place.row, UNIT, text=unit, look=formats.of(font_color=QUIET))
        if self.rising is None:
            return
        judged = self.rising.results.measure(measure.id)
        self._write_numbers(place, measure, judged)
        self.sheet.add_sparkline(
            place.row,
            TREND,
            {
                "range": self.rising.trend(measure, self.scoring_name),
                "series_color": QUIET,
                "last_point": True,
                "last_color": INK,
                "weight": 1.5,
                "show_hidden": True,
            },
        )
        self._write_figures(place, {})
        self._write_judgement(place, {})

    def _write_numbers(self, place: Place, measure: Measure, judged: MeasureJudgement) -> None:
        """Write the period, the value and the target of a measure."""
        rising, kind = self.rising, measure.unit.kind
        if rising is None:
            return
        look = self.book.formats.unit(measure.unit)
        for column, key, number in (
            (VALUE, "value", judged.value),
            (TARGET, "target", judged.target),
        ):
            content = None if number is None else number_cell(number, kind)
            self._write(place, column, content, rising.value(key, place), look)
        period = None if judged.value is None else str(judged.period)
        value = f"{'ABCDEFG'[VALUE]}{place.row + 1}"
        formula = f'IF({value}="","",{rising.value("period", place)})'
        self._write(place, PERIOD, period, formula, self.book.formats.key)

    def _write_figures(self, place: Place, look: Mapping[str, Any]) -> None:
        """Write score and coverage, and the columns beside that they rest on."""
        if self.rising is None:
            return
        formats = self.book.formats
        looks = {
            "score": formats.of(**{**look, "num_format": "0", "align": "right"}),
            "coverage": formats.of(**{**look, "num_format": "0%", "align": "right", "indent": 1}),
        }
        for name, (content, formula) in self.rising.cells(place).items():
            shown = looks.get(name, formats.number)
            self._write(place, column_of(name), content, formula, shown)

    def _write_judgement(self, place: Place, look: Mapping[str, Any]) -> None:
        """Write the status as a shape and a word, and what of the row is fixed."""
        judged = self.rising.judged(place) if self.rising else None
        if self.rising is None or judged is None:
            return
        formats = self.book.formats
        face = status_face(judged, self._settings)
        formula = "" if judged.is_override else status(place, self._settings)
        quiet = formats.of(**{**look, "font_color": QUIET, "align": "left", "indent": 1})
        self._write(place, STATUS, status_text(face), formula, quiet)
        note = " ".join(filter(None, self.rising.notes(place)))
        wrapped = formats.of(**{**look, "bold": False, "font_color": QUIET, "text_wrap": True})
        write_text(self.sheet, place.row, NOTE, text=note, look=wrapped)
        if note:
            self.book.set_height(self.sheet, place.row, [*_shown(place), (note, _WIDTHS[NOTE])])

    def _write(self, place: Place, column: int, content: Cell, formula: str, look: Any) -> None:  # noqa: ANN401 - no types
        usable = formula if len(formula) <= LONGEST else ""
        if content is not None or usable:
            self.book.write(self.sheet, place.row, column, Written(content, look, usable))

    def _write_owner(
        self, place: Place, person_id: PersonId | None, look: Mapping[str, Any]
    ) -> None:
        person = self.outline.card.people.get(person_id) if person_id else None
        if person is not None:
            shown = self.book.formats.of(**look)
            write_text(self.sheet, place.row, OWNER, text=person.name, look=shown)

    def _add_icons(self) -> None:
        """Show each band as a sign of its own shape beside the score, and colour its word."""
        if not self.places:
            return
        first, last = self.places[0].row, self.places[-1].row
        bands = self._settings.bands
        style = _ICONS.get(len(bands))
        if style is not None:
            above = [fixed(place, 0) for place in range(len(bands) - 1, 0, -1)]
            floors = above * 2 if len(bands) == 2 else above  # noqa: PLR2004 - three signs for two
            icons = [
                {"criteria": ">=", "type": "formula", "value": f"={each}-1E-9"} for each in floors
            ]
            rule = {"type": "icon_set", "icon_style": style, "icons": icons}
            self.sheet.conditional_format(first, SCORE, last, SCORE, rule)
        for place, band in enumerate(in_order(self._settings.bands)):
            colour = STATUS_COLOURS.get(band.role)
            if colour:
                top = f"${'ABCDEFGHIJ'[STATUS]}{first + 1}"
                rule = {
                    "type": "formula",
                    "criteria": f"={top}={fixed(place, 1)}",
                    "format": self.book.formats.difference(font_color=colour),
                }
                self.sheet.conditional_format(first, STATUS, last, STATUS, rule)


def _id_of(place: Place) -> str:
    """Return what tells a row from all others: what leads from it to the one above it."""
    if place.edge is not None:
        return place.edge.id
    return place.subject.id if place.subject else ""


def _shown(place: Place) -> list[tuple[Cell, float]]:
    """Return the name that stands in a row, and how wide its column is."""
    match place.subject:
        case Objective():
            return [(place.subject.name, _WIDTHS[1] - 2 * place.depth)]
        case Measure():
            return [(place.subject.name, _WIDTHS[2])]
        case _:
            return []


def _headers() -> tuple[str, ...]:
    return (
        _("Perspective"), _("Objective"), _("Measure"), _("Owner"), _("Period"), _("Value"),
        _("Target"), _("Unit"), _("Score"), _("Status"), _("Coverage"), _("Trend"), _("Fixed"),
    )  # fmt: skip


def _helper_headers() -> tuple[str, ...]:
    return (
        _("State"), _("Weight"), _("Score used"), _("Counts with"), _("Score × weight"),
        _("Due"), _("Covered"), _("Without data"), _("Gap"), _("Band"), _("Fullest band"),
        _("Row on “Scoring”"), _("Row of the weight"),
    )  # fmt: skip
