"""Write the sheets whose scores are formulas: the scorecard, how it is scored, a year before."""

from collections.abc import Mapping
from typing import Any, Final

from scorecard_app.domain.ids import EntityId
from scorecard_app.engine.results import Results
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.out.book import Book
from scorecard_app.exchange.workbook.out.formulas.calendar import write_calendar
from scorecard_app.exchange.workbook.out.formulas.layout import places_of
from scorecard_app.exchange.workbook.out.formulas.measures import Scoring
from scorecard_app.exchange.workbook.out.formulas.moments import moments
from scorecard_app.exchange.workbook.out.formulas.rising import Rising
from scorecard_app.exchange.workbook.out.formulas.text import Table
from scorecard_app.exchange.workbook.out.scorecard import ScorecardPage
from scorecard_app.exchange.workbook.out.settings import BANDS
from scorecard_app.exchange.workbook.outline import Outline

SCORECARD: Final = "scorecard"
SCORING: Final = "scoring"
SCORECARD_BEFORE: Final = "scorecard before"
SCORING_BEFORE: Final = "scoring before"
_SETTINGS: Final = "settings"


def write_live(
    book: Book,
    sheets: Mapping[str, Any],
    outline: Outline,
    places: Mapping[str, TableMeta],
    results: Results | None,
    order: Mapping[EntityId, int],
) -> None:
    """Write the scorecard; with results as formulas, on sheets that are there for them.

    `order` says at which place of its own table each attachment and objective stands.
    """
    rows = list(places_of(outline))
    bands = Table.of(places[BANDS])
    if results is None:
        ScorecardPage(book, sheets[SCORECARD], outline, rows, None).write(bands)
        return
    settings = outline.card.settings
    write_calendar(book, sheets[_SETTINGS], results.dates[0], fiscal_start=settings.fiscal_start)
    now, *earlier = moments(results)
    before = ""
    for moment in earlier:
        scoring = Scoring(outline, places, moment)
        scoring.write(book, sheets[SCORING_BEFORE])
        sheet = sheets[SCORECARD_BEFORE]
        before = f"'{sheet.get_name()}'!"
        rising = Rising(outline, scoring, rows, order)
        ScorecardPage(book, sheet, outline, rows, rising).write_helpers(bands)
    scoring = Scoring(outline, places, now)
    scoring.write(book, sheets[SCORING])
    rising = Rising(outline, scoring, rows, order, before)
    ScorecardPage(book, sheets[SCORECARD], outline, rows, rising).write(bands)
