"""What the workbook says to people: titles, how-to lines, column headers and their notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.exchange.workbook.columns import HIDDEN, Column
from scorecard_app.texts import N_, _


@dataclass(frozen=True, slots=True)
class SheetText:
    """The name of a sheet, and the line below its title; `is_technical` ones start hidden."""

    name: str
    how_to: str
    is_technical: bool = False


SHEETS: Final[Mapping[str, SheetText]] = {
    "objectives": SheetText(
        N_("Objectives"),
        N_("One row per objective. Change any cell; add rows at the end of the table."),
    ),
    "measures": SheetText(
        N_("Measures"),
        N_("One row per measure: what is measured and how. Its numbers are on “Data entry”."),
    ),
    "attachments": SheetText(
        N_("Objective measures"),
        N_("Which measure serves which objective, and how much it counts."),
    ),
    "rules": SheetText(
        N_("Scoring rules"),
        N_("How a measure's value becomes a score. A measure without a row: target and baseline."),
    ),
    "links": SheetText(
        N_("Links"), N_("What moves what. Strengths are ranges; lags are whole months.")
    ),
    "perspectives": SheetText(
        N_("Perspectives"),
        N_("The lanes of the map. Row 0 is on top; equal rows stand side by side."),
    ),
    "people": SheetText(N_("People"), N_("Add a name here; then it can be chosen as an owner.")),
    "initiatives": SheetText(N_("Initiatives"), N_("Work with dates, cost and progress.")),
    "actions": SheetText(N_("Actions"), N_("What is to be done, by whom, until when.")),
    "risks": SheetText(N_("Risks"), N_("What may go wrong. Likelihood and impact from 1 to 5.")),
    "decisions": SheetText(N_("Decisions"), N_("What was decided, when and why.")),
    "notes": SheetText(N_("Notes"), N_("Free texts, some of them about something.")),
    "themes": SheetText(N_("Themes"), N_("Strategic themes that run across perspectives.")),
    "tags": SheetText(N_("Tags"), N_("Free words on objectives, measures and initiatives.")),
    "value_streams": SheetText(
        N_("Value streams"), N_("Yearly amounts of money that an objective can move.")
    ),
    "levers": SheetText(N_("Levers"), N_("Money per year, in steps from a minimum to a maximum.")),
    "scenarios": SheetText(N_("Scenarios"), N_("Named sets of assumptions.")),
    "overrides": SheetText(
        N_("Statuses by hand"), N_("Statuses that someone set by hand, with the reason.")
    ),
    "locks": SheetText(N_("Locks"), N_("Periods that end on or before a day are closed.")),
    "custom_fields": SheetText(N_("Custom fields"), N_("Fields added to this scorecard.")),
    "series": SheetText(
        N_("Series"),
        N_("The rows of numbers that measures have, by kind and name."),
        is_technical=True,
    ),
    "maps": SheetText(N_("Maps"), N_("Named views of the strategy map."), is_technical=True),
    "placements": SheetText(
        N_("Placements"), N_("Where cards stand on the maps."), is_technical=True
    ),
    "snapshots": SheetText(
        N_("Snapshots"), N_("Named earlier states; kept as they are."), is_technical=True
    ),
    "pictures": SheetText(
        N_("Pictures"), N_("Pictures behind maps; kept as they are."), is_technical=True
    ),
}
"""The sheets of the tables of entities, in the order in which they stand."""

HEADERS: Final[Mapping[str, str]] = {
    "id": N_("Id"),
    "name": N_("Name"),
    "number": N_("Number"),
    "question": N_("Question"),
    "row": N_("Row"),
    "column": N_("Column"),
    "colour_role": N_("Colour"),
    "roll_up": N_("Roll-up"),
    "missing.policy": N_("Missing data"),
    "missing.carry_periods": N_("Periods to carry"),
    "missing.substitute": N_("Substitute score"),
    "source_id": N_("Source"),
    "description": N_("Description"),
    "position": N_("Order"),
    "initials": N_("Initials"),
    "role": N_("Role"),
    "text": N_("Text"),
    "subject_id": N_("About"),
    "subject_ids": N_("About"),
    "author_id": N_("Author"),
    "written": N_("Written"),
    "is_parked": N_("Parked"),
    "likelihood": N_("Likelihood"),
    "impact": N_("Impact"),
    "owner_id": N_("Owner"),
    "mitigation": N_("Mitigation"),
    "due": N_("Due"),
    "state": N_("State"),
    "rationale": N_("Rationale"),
    "decided": N_("Decided"),
    "person_ids": N_("People"),
    "applies_to": N_("Applies to"),
    "kind": N_("Kind"),
    "choices": N_("Choices"),
    "perspective_id": N_("Perspective"),
    "parent_id": N_("Part of"),
    "theme_ids": N_("Themes"),
    "tag_ids": N_("Tags"),
    "weight": N_("Weight"),
    "weight_changes": N_("Weight changes"),
    "weight_source": N_("Weight read from"),
    "in_score": N_("Counts in score"),
    "lead_lag": N_("Leading or lagging"),
    "main_attachment_id": N_("Main measure"),
    "custom": N_("Custom fields"),
    "purpose": N_("Purpose"),
    "definition": N_("Definition"),
    "unit.kind": N_("Unit kind"),
    "unit.symbol": N_("Unit"),
    "unit.decimals": N_("Decimals"),
    "direction": N_("Good is"),
    "frequency": N_("Frequency"),
    "aggregation": N_("Aggregation"),
    "spread_target": N_("Spread yearly target"),
    "formula": N_("Formula"),
    "baseline": N_("Baseline"),
    "baseline_note": N_("Baseline note"),
    "course": N_("Course"),
    "phases": N_("Phases of natural limits"),
    "minimum": N_("Minimum"),
    "maximum": N_("Maximum"),
    "updater_id": N_("Updated by"),
    "source": N_("Data source"),
    "collection_cost": N_("Collection cost"),
    "review": N_("Review"),
    "side_effects": N_("Side effects"),
    "guard_ids": N_("Guarded by"),
    "target_basis": N_("Basis of target"),
    "confidence": N_("Confidence"),
    "notes": N_("Notes"),
    "objective_id": N_("Objective"),
    "measure_id": N_("Measure"),
    "scored": N_("Scored"),
    "since": N_("Since"),
    "preset": N_("Preset"),
    "parameters": N_("Other figures"),
    "parameters.goal.number": N_("Goal"),
    "parameters.red_flag.number": N_("Red flag"),
    "parameters.minimum.number": N_("Minimum"),
    "parameters.maximum.number": N_("Maximum"),
    "parameters.worst.number": N_("Worst"),
    "parameters.red.number": N_("Red"),
    "parameters.green.number": N_("Green"),
    "parameters.best.number": N_("Best"),
    "parameters.target.number": N_("Target"),
    "parameters.inner.number": N_("Inner tolerance"),
    "parameters.outer.number": N_("Outer tolerance"),
    "note": N_("Note"),
    "until": N_("Until"),
    "band_key": N_("Status"),
    "reason": N_("Reason"),
    "from_id": N_("From"),
    "to_id": N_("To"),
    "sign": N_("Sign"),
    "magnitude.low": N_("Low"),
    "magnitude.high": N_("High"),
    "magnitude.word": N_("Strength"),
    "lag_months": N_("Lag (months)"),
    "build_up_months": N_("Build-up (months)"),
    "believer_ids": N_("Believed by"),
    "evidence": N_("Evidence"),
    "evidence_note": N_("Evidence note"),
    "driver_id": N_("Driver measure"),
    "outcome_id": N_("Outcome measure"),
    "yearly_amount": N_("Yearly amount"),
    "low": N_("Low"),
    "high": N_("High"),
    "is_example": N_("Example"),
    "current": N_("Current"),
    "step": N_("Step"),
    "acts": N_("Acts"),
    "start": N_("Start"),
    "end": N_("End"),
    "cost_per_year": N_("Cost per year"),
    "one_off_cost": N_("One-off cost"),
    "effects": N_("Effects"),
    "lever_ids": N_("Levers"),
    "prerequisite_ids": N_("Needs first"),
    "exclusion_ids": N_("Excludes"),
    "progress": N_("Progress"),
    "pushes": N_("Pushes"),
    "lever_settings": N_("Lever settings"),
    "initiatives": N_("Initiatives"),
    "discount_rate": N_("Discount rate"),
    "horizon_months": N_("Horizon (months)"),
    "seed": N_("Seed"),
    "style": N_("Style"),
    "filter": N_("Filter"),
    "lanes": N_("Lanes"),
    "backdrop": N_("Background picture"),
    "data": N_("Content"),
    "map_id": N_("Map"),
    "item_id": N_("Card"),
    "x": N_("x"),
    "y": N_("y"),
    "is_pinned": N_("Pinned"),
    "width": N_("Width"),
    "height": N_("Height"),
    "taken": N_("Taken"),
    "vision": N_("Vision"),
    "mission": N_("Mission"),
    "destination": N_("Destination"),
    "currency": N_("Currency"),
    "fiscal_start": N_("Fiscal year starts in month"),
    "short_lag_months": N_("Short lag (months)"),
    "bands": N_("Bands"),
    "may_leave_scale": N_("Scores may leave the scale"),
    "note_threshold": N_("Note threshold"),
    "culminating_perspective_id": N_("Culminating perspective"),
    "vocabulary": N_("Vocabulary"),
    "hints_off": N_("Hints turned off"),
    "last_number": N_("Last number given"),
    "signal_rules": N_("Signal rules"),
    "score_scale": N_("Scores are shown as"),
    "yearly_caps": N_("Most money by year"),
}
"""The header of each column, by its path: a path means the same in every table."""

NOTES: Final[Mapping[str, str]] = {
    "weight": N_("Relative to its siblings; 2 counts twice as much as 1."),
    "direction": N_("Which way is good: higher, lower, or close to the target."),
    "unit.kind": N_("What the number is. Percent cells hold real percentages, dates real dates."),
    "baseline": N_("Where the measure stood at the start, in its own unit."),
    "aggregation": N_("How finer periods make a coarser one."),
    "spread_target": N_("Divide a yearly target evenly over the periods of the year."),
    "owner_id": N_("A name from the sheet “People”."),
    "magnitude.low": N_("The 90 % range of the effect: from low to high, both above 0."),
    "magnitude.word": N_("A word for the range; leave the numbers empty to take the word's own."),
    "lag_months": N_("Whole months until the effect begins."),
    "build_up_months": N_("How slowly the effect builds up; 0 is at once."),
    "evidence": N_("How far the link has been tested."),
    "main_attachment_id": N_("The measure that the card shows; empty means the first."),
    "number": N_("The number that people say aloud; a new row gets the next one."),
    "since": N_("A period such as 2026-Q1; empty means from the beginning."),
    "parameters.goal.number": N_("The value that scores full marks, in the measure's unit."),
    "parameters.red_flag.number": N_("The value that scores nothing, in the measure's unit."),
    "progress": N_("In percent."),
}
"""What the note on a header says, where the header alone leaves a question."""


def header(column: Column) -> str:
    """Return the header of a column; an id's says whose id it is."""
    path = ".".join(column.path)
    known = HEADERS.get(path)
    text = _(known) if known else column.path[-2] if len(column.path) > 1 else path
    if column.shape in HIDDEN and column.path != ("id",):
        return _("{name} (id)").format(name=text)
    return text


def note(column: Column) -> str:
    """Return the note on a column's header, empty where it needs none."""
    return "" if column.shape in HIDDEN else _(NOTES.get(".".join(column.path), ""))


def headers(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the headers of a table's columns, unique whatever the language makes of them."""
    found: list[str] = []
    taken: set[str] = set()
    for column in columns:
        text = plain = header(column)
        count = 1
        while text.casefold() in taken:
            count += 1
            text = f"{plain} ({count})"
        taken.add(text.casefold())
        found.append(text)
    return tuple(found)


def unit_text(unit: Unit, currency: str) -> str:
    """Return what stands beside a number of a unit; percent signs and dates are in the number."""
    match unit.kind:
        case UnitKind.MONEY:
            return unit.symbol or currency
        case UnitKind.DURATION:
            return unit.symbol or _("minutes")
        case UnitKind.PERCENT:
            return unit.symbol.removeprefix("%").strip()
        case _:
            return unit.symbol


def table_name(table: str) -> str:
    """Return the name of an Excel table, the same in every language: "tblValueStreams"."""
    return "tbl" + "".join(part.capitalize() for part in table.split("_"))
