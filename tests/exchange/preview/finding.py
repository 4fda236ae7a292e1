"""What is found about small tables, as the import page shows it."""

from collections.abc import Mapping, Sequence

from scorecard_app.domain.plain import Plain as Json
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.intake.importing import told_apart
from scorecard_app.exchange.intake.profiles import Profile
from scorecard_app.exchange.preview.findings import Findings, Inquiry, found
from scorecard_app.exchange.sheets.sheet import Book, Sheet, sheet_of
from scorecard_app.texts import LocaleForms
from tests.builders import minter
from tests.exchange.tables import TODAY, Rows

SALES: Rows = [
    ["KPI", "Unit", "Jan 2026", "Feb 2026"],
    ["Sales", "€", "1,234.5", "n/a"],
    ["Costs", "€", "7", "ask Jo"],
]
"""Two measures with periods across; one cell says nothing, one cannot be read."""


def looked(
    *sheets: Sheet | Rows,
    told: Mapping[str, Json] | None = None,
    card: Scorecard | None = None,
    second: Rows | None = None,
    profiles: Sequence[Profile] = (),
) -> Findings:
    """Return what is found about one book of these sheets, and a second one if given."""
    made = [
        each if isinstance(each, Sheet) else sheet_of(f"S{at + 1}", each)
        for at, each in enumerate(sheets)
    ]
    books = [Book("figures.xlsx", tuple(made))]
    if second is not None:
        books.append(Book("details.csv", (sheet_of("", second),), {"delimiter": ";"}))
    inquiry = Inquiry(card or Scorecard(), told_apart(books), told or {}, tuple(profiles))
    mint = minter("later" if card else "new")
    return found(inquiry, today=TODAY, mint=mint, forms=LocaleForms())
