"""One small scorecard for the tests of forms, grids, charts and the outline."""

from collections.abc import Callable
from datetime import date
from itertools import count

from scorecard_app.domain.ids import (
    AttachmentId,
    LinkId,
    MapId,
    MeasureId,
    ObjectiveId,
    PersonId,
    PerspectiveId,
    PlacementId,
    SeriesId,
)
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Map, Placement
from scorecard_app.domain.measures import Attachment, Measure, Series, SeriesKind, Unit, UnitKind
from scorecard_app.domain.people import Person
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective, Perspective
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import LocaleForms

VALUE, CLIENT = PerspectiveId("p-value"), PerspectiveId("p-client")
GROW, CUT, SATISFY = ObjectiveId("o-grow"), ObjectiveId("o-cut"), ObjectiveId("o-satisfy")
REVENUE, RATING, SPARE = MeasureId("m-revenue"), MeasureId("m-rating"), MeasureId("m-spare")
ON_GROW, ON_SATISFY = AttachmentId("a-grow"), AttachmentId("a-satisfy")
LINK = LinkId("l-satisfy-grow")
ANNA = PersonId("anna")
MAP = MapId("map")
SEPTEMBER = date(2026, 9, 30)
"""The day as of which the tests look: September is complete."""


def month(text: str) -> int:
    """Return the ordinal of a month."""
    return parse_period(text).ordinal


def minter() -> Callable[[], str]:
    """Return a source of ids that counts."""
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def small_card() -> Scorecard:
    """Return two lanes, three objectives, three measures (one spare), one link."""
    actual = {month("2026-07"): 90.0, month("2026-08"): 95.0, month("2026-09"): 104.5}
    return (
        Scorecard()
        .put(
            Map(MAP, "Map"),
            Perspective(VALUE, "Business value", "What value?", row=0),
            Perspective(CLIENT, "Client", "How do they rate us?", row=1),
            Person(ANNA, "Anna"),
            Objective(
                GROW,
                "Grow revenue",
                1,
                VALUE,
                owner_id=ANNA,
                main_attachment_id=ON_GROW,
                position=1.0,
            ),
            Objective(CUT, "Cut costs", 2, VALUE, position=2.0),
            Objective(SATISFY, "Satisfy clients", 3, CLIENT, position=1.0),
            *(Placement(PlacementId(f"at-{each}"), MAP, each) for each in (GROW, CUT, SATISFY)),
            Measure(REVENUE, "Revenue", unit=Unit(UnitKind.MONEY, "", 1), baseline=80.0),
            Measure(RATING, "Rating", unit=Unit(UnitKind.PERCENT), frequency=Frequency.QUARTER),
            Measure(SPARE, "Spare parts"),
            Attachment(ON_GROW, GROW, REVENUE),
            Attachment(ON_SATISFY, SATISFY, RATING),
            Series(SeriesId("s-actual"), REVENUE, samples=Samples.of(actual)),
            Series(
                SeriesId("s-target"),
                REVENUE,
                SeriesKind.TARGET,
                samples=Samples.of({month("2026-07"): 100.0}),
                position=1.0,
            ),
            Link(LINK, SATISFY, GROW, lag_months=1),
        )
        .with_settings(name="Small", last_number=3)
    )


def context(
    card: Scorecard, *, forms: LocaleForms | None = None, day: date = SEPTEMBER
) -> FormContext:
    """Return what forms and grids are read against."""
    return FormContext(card, Relations(card), day, forms or LocaleForms(), minter())
