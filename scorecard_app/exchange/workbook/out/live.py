"""Write the sheets whose scores are formulas: the scorecard, how it is scored, a year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from scorecard_app.domain.ids import EntityId
from scorecard_app.engine.results import Results
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.out.book import Book
from scorecard_app.exchange.workbook.out.charts import Charts
from scorecard_app.exchange.workbook.out.formula_marks import LivePage
from scorecard_app.exchange.workbook.out.formulas.calendar import live_calendar, write_calendar
from scorecard_app.exchange.workbook.out.formulas.layout import Place, places_of
from scorecard_app.exchange.workbook.out.formulas.measures import Scoring
from scorecard_app.exchange.workbook.out.formulas.moments import Moment, moments
from scorecard_app.exchange.workbook.out.formulas.rising import Rising
from scorecard_app.exchange.workbook.out.formulas.text import Table
from scorecard_app.exchange.workbook.out.scorecard import ScorecardPage
from scorecard_app.exchange.workbook.out.settings import BANDS
from scorecard_app.exchange.workbook.outline import Outline

SCORECARD: Final = "scorecard"
SCORING: Final = "scoring"
CHARTS: Final = "charts"
CHART_DATA: Final = "chart data"
SCORECARD_BEFORE: Final = "scorecard before"
SCORING_BEFORE: Final = "scoring before"
CALENDAR: Final = "calendar"
_SETTINGS: Final = "settings"


@dataclass(frozen=True)
class LiveSheets:
    """The sheets whose scores are formulas, with what those formulas look things up in.

    `places` says where the tables of the workbook stand, `order` at which place of its own table
    each attachment and objective does, `measure_names` which cells hold the names of measures.
    """

    book: Book
    sheets: Mapping[str, Any]
    outline: Outline
    places: Mapping[str, TableMeta]
    order: Mapping[EntityId, int]
    measure_names: str

    def write(self, results: Results | None) -> Mapping[str, LivePage]:
        """Write the scorecard; with results as formulas, on sheets that are there for them.

        Return the pages whose formulas people may type over.
        """
        rows = list(places_of(self.outline))
        if results is None:
            self._page(SCORECARD, rows, None).write(self._bands)
            return {}
        start = self.outline.card.settings.fiscal_start
        write_calendar(self.book, self.sheets[_SETTINGS], results.dates[0], fiscal_start=start)
        now, *earlier = moments(results)
        before = ""
        live = {CALENDAR: live_calendar(self.sheets[_SETTINGS].get_name())}
        for moment in earlier:
            rising = self._rising(SCORING_BEFORE, moment, rows)
            page = self._page(SCORECARD_BEFORE, rows, rising)
            page.write_helpers(self._bands)
            live |= self._live(SCORECARD_BEFORE, page, SCORING_BEFORE, rising)
            before = self._called(SCORECARD_BEFORE)
        rising = self._rising(SCORING, now, rows, before)
        page = self._page(SCORECARD, rows, rising)
        page.write(self._bands)
        live |= self._live(SCORECARD, page, SCORING, rising)
        return {**live, **self._charts(rising).write()}

    @property
    def _bands(self) -> Table:
        return Table.of(self.places[BANDS])

    def _page(self, key: str, rows: list[Place], rising: Rising | None) -> ScorecardPage:
        return ScorecardPage(
            self.book,
            self.sheets[key],
            self.outline,
            rows,
            rising,
            self.sheets[SCORING].get_name() if rising else "",
        )

    def _live(
        self, scorecard: str, page: ScorecardPage, scoring: str, rising: Rising
    ) -> Mapping[str, LivePage]:
        sheet = self.sheets[scoring].get_name()
        return {scorecard: page.live, scoring: rising.scoring.live(sheet)}

    def _rising(self, key: str, moment: Moment, rows: list[Place], before: str = "") -> Rising:
        """Write how measures are scored; return how their scores rise."""
        scoring = Scoring(self.outline, self.places, moment)
        scoring.write(self.book, self.sheets[key])
        return Rising(self.outline, scoring, rows, self.order, before)

    def _charts(self, rising: Rising) -> Charts:
        page, data = self.sheets[CHARTS], self.sheets[CHART_DATA]
        scorecard = self._called(SCORECARD)
        return Charts(self.book, page, data, self.outline, rising, scorecard, self.measure_names)

    def _called(self, key: str) -> str:
        """Return how formulas on other sheets call the cells of a sheet."""
        return f"'{self.sheets[key].get_name()}'!"
