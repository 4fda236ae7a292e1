"""Write a scorecard as an Excel workbook that people can read, change and send back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.results import Results
from scorecard_app.exchange.whole_file import write_whole
from scorecard_app.exchange.workbook.hidden import (
    BASE,
    META,
    Meta,
    TableMeta,
    base_rows,
    facts,
    meta_rows,
)
from scorecard_app.exchange.workbook.hidden import SHEETS as SHEETS_WRITTEN
from scorecard_app.exchange.workbook.marks import FORMULAS
from scorecard_app.exchange.workbook.names import Names
from scorecard_app.exchange.workbook.out import entry, values
from scorecard_app.exchange.workbook.out.book import Book, write_text
from scorecard_app.exchange.workbook.out.entities import EntitySheets
from scorecard_app.exchange.workbook.out.formula_marks import LivePage, mark_rows
from scorecard_app.exchange.workbook.out.live import (
    CHART_DATA,
    CHARTS,
    SCORECARD,
    SCORECARD_BEFORE,
    SCORING,
    SCORING_BEFORE,
    LiveSheets,
)
from scorecard_app.exchange.workbook.out.map_page import MAP, map_how_to, write_map
from scorecard_app.exchange.workbook.out.pages import write_front
from scorecard_app.exchange.workbook.out.rows import RowMaker
from scorecard_app.exchange.workbook.out.settings import write_settings
from scorecard_app.exchange.workbook.outline import Outline
from scorecard_app.exchange.workbook.prints import ROWS, print_rows
from scorecard_app.exchange.workbook.wording import SHEETS
from scorecard_app.texts import LocaleForms, _

_EVER: Final = (
    "objectives",
    "measures",
    "attachments",
    "rules",
    "links",
    "initiatives",
    "perspectives",
    "people",
)
"""The tables whose sheets are shown even when empty, because people fill them."""


def write_workbook(  # noqa: PLR0913 - each is one thing that a caller may know or not
    card: Scorecard,
    path: Path,
    *,
    results: Results | None = None,
    forms: LocaleForms | None = None,
    document_id: str = "",
    exported_at: datetime | None = None,
    picture: bytes | None = None,
) -> None:
    """Write the workbook, whole or not at all.

    `results` fills the sheet "Scorecard" (None: without figures), `forms` says whether sheets run
    from right to left; `picture` is that of the map, a PNG. UserError where the file cannot be
    written.
    """
    write_whole(path, workbook_bytes(card, results, forms, document_id, exported_at, picture))


def workbook_bytes(
    card: Scorecard,
    results: Results | None = None,
    forms: LocaleForms | None = None,
    document_id: str = "",
    exported_at: datetime | None = None,
    picture: bytes | None = None,
) -> bytes:
    """Return the workbook as bytes."""
    book = Book(right_to_left=bool(forms and forms.right_to_left), created=exported_at)
    writer = _Writer(book, card, results, picture)
    writer.add_sheets()
    writer.write_tables(_today(results, exported_at))
    writer.write_pages(exported_at)
    writer.write_hidden(Meta(facts(document_id, exported_at), writer.places))
    return book.finished()


@dataclass
class _Writer:
    """Writes one scorecard: first all sheets in their order, then what stands on them."""

    book: Book
    card: Scorecard
    results: Results | None
    picture: bytes | None
    sheets: dict[str, Any] = field(default_factory=dict)
    guide: list[tuple[str, str]] = field(default_factory=list)
    places: dict[str, TableMeta] = field(default_factory=dict)
    live: Mapping[str, LivePage] = field(default_factory=dict)

    @cached_property
    def names(self) -> Names:
        return Names(self.card)

    @cached_property
    def rows(self) -> RowMaker:
        return RowMaker(self.card, self.names)

    @cached_property
    def outline(self) -> Outline:
        return Outline(self.card)

    @cached_property
    def value_parts(self) -> list[Sequence[values.ValueRow]]:
        return list(values.parts(values.value_rows(self.outline)))

    @cached_property
    def tables(self) -> EntitySheets:
        return EntitySheets(self.book, self.card, self.rows, self.sheets)

    @cached_property
    def order(self) -> Mapping[EntityId, int]:
        """Return at which place of its own table each attachment and objective stands."""
        return {
            each.id: place
            for table in ("attachments", "objectives")
            for place, each in enumerate(self.rows.entities(table), start=1)
        }

    def add_sheets(self) -> None:
        """Add every sheet, so that each knows where the others are."""
        title = self.card.settings.name or _("Scorecard")
        how_to = _("What is in this workbook, and how to send it back.")
        self._add("front", _("Read me"), how_to, title=title)
        how_to = _("As of the last complete periods. To change numbers, go to “Data entry”.")
        self._add(SCORECARD, _("Scorecard"), how_to, title=title)
        self._add(MAP, _("Map"), map_how_to(self.picture))
        shown = [each for each in SHEETS if self._is_shown(each)]
        self._add_tables(shown[:2])
        for index, frequency in enumerate(entry.frequencies(self.outline)):
            name = entry.sheet_name(frequency, is_first=not index)
            self._add(f"{entry.ENTRY} {frequency.value}", name, entry.how_to(frequency))
        for index in range(1, len(self.value_parts) + 1):
            name = _("Values") if index == 1 else _("Values {count}").format(count=index)
            self._add(f"{values.VALUES} {index}", name, values.how_to())
        self._add_tables(shown[2:])
        if self.results is not None:
            how_to = _("Choose a measure; its charts follow “Data entry”, as the scores do.")
            self._add(CHARTS, _("Charts"), how_to)
        self._add("settings", _("Settings"), _("What holds for the scorecard as a whole."))
        if self.results is not None:
            how_to = _("How each measure gets its score, as formulas. Nothing here is read back.")
            self._add(SCORING, _("Scoring"), how_to)
        self._add("lists", _("Lists"), _("The words that the drop-down lists offer."))
        self._add_tables([each for each in SHEETS if each not in shown])
        if self.results is not None:
            how_to = _("What the charts show, as formulas.")
            self._add_hidden(CHART_DATA, _("Chart data"), how_to)
        if self.results is not None and self.results.last_year is not None:
            how_to = _("What stands in where a value is missing, by the policy of the scorecard.")
            for key, name in (
                (SCORECARD_BEFORE, _("Scorecard a year before")),
                (SCORING_BEFORE, _("Scoring a year before")),
            ):
                self._add_hidden(key, name, how_to)

    def write_tables(self, today: date | None) -> None:
        """Write the tables of entities, the numbers up to some time after today, the settings."""
        self.tables.write_lists()
        for table in SHEETS:
            self.places[table] = self.tables.write(table)
        for frequency in entry.frequencies(self.outline):
            key = f"{entry.ENTRY} {frequency.value}"
            sheet = self.sheets[key]
            self.places[key] = entry.write_entry(
                self.book, sheet, self.outline, frequency=frequency, today=today
            )
        for index, rows in enumerate(self.value_parts, start=1):
            key = f"{values.VALUES} {index}"
            self.places[key] = values.write_values(
                self.book, self.sheets[key], rows, settings=self.card.settings, count=index
            )
        self.places |= write_settings(self.book, self.sheets["settings"], self.card, self.names)

    def write_pages(self, exported_at: datetime | None) -> None:
        """Write the sheets that are only read."""
        write_front(
            self.book, self.sheets["front"], self.card, sheets=self.guide, exported_at=exported_at
        )
        write_map(self.book, self.sheets[MAP], self.outline, self.picture)
        names = self.tables.names("measures")
        live = LiveSheets(self.book, self.sheets, self.outline, self.places, self.order, names)
        self.live = live.write(self.results)
        self.places |= {key: page.meta for key, page in self.live.items()}

    def write_hidden(self, meta: Meta) -> None:
        """Write what only the program reads."""
        names = [*self.book.sheet_names, META, BASE, ROWS, FORMULAS]
        meta = Meta({**meta.facts, SHEETS_WRITTEN: json.dumps(names)}, meta.tables)
        hidden = (
            (META, meta_rows(meta)),
            (BASE, base_rows(self.card)),
            (ROWS, print_rows(self.tables.prints)),
            (FORMULAS, mark_rows(self.book, self.live)),
        )
        for name, rows in hidden:
            sheet = self.book.sheet(name)
            sheet.very_hidden()
            for row, texts in enumerate(rows):
                for column, text in enumerate(texts):
                    write_text(sheet, row, column, text=text)

    def _add(self, key: str, name: str, how_to: str, *, title: str = "") -> None:
        sheet = self.book.sheet(name, title or name, how_to)
        self.sheets[key] = sheet
        if key != "front":
            self.guide.append((sheet.get_name(), how_to))

    def _add_tables(self, tables: Sequence[str]) -> None:
        for table in tables:
            text = SHEETS[table]
            if self._is_shown(table):
                self._add(table, _(text.name), _(text.how_to))
            else:
                self._add_hidden(table, _(text.name), _(text.how_to))

    def _add_hidden(self, key: str, name: str, how_to: str) -> None:
        sheet = self.book.sheet(name, name, how_to)
        sheet.hide()
        self.sheets[key] = sheet

    def _is_shown(self, table: str) -> bool:
        if SHEETS[table].is_technical:
            return False
        return table in _EVER or bool(self.card.table(table))


def _today(results: Results | None, exported_at: datetime | None) -> date | None:
    """Return the day up to which people will want to type numbers, as far as it is known."""
    if exported_at is not None:
        return exported_at.date()
    return max(results.dates, default=None) if results else None
