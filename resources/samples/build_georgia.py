"""Build georgia-compact.scorecard from the public tables of the Millennium Challenge Corporation.

Run `python resources/samples/build_georgia.py CSV_FOLDER` with the program installed; the folder
holds mcc_indicators.csv and mcc_indicator_details.csv (works of the US Government, not subject to
copyright there). Everything goes through the program's own edits. What cannot be read is printed
by row, and the exit code is 1.

The compact's first year starts in April 2006, so that is where the fiscal year starts here. A
yearly target stands at the first quarter of its compact year and so holds through all of it.
"""

import csv
import hashlib
import io
import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from scorecard_app import __version__
from scorecard_app.document import edits
from scorecard_app.domain.ids import (
    AttachmentId,
    LinkId,
    MapId,
    MeasureId,
    MintId,
    ObjectiveId,
    PerspectiveId,
    PlacementId,
)
from scorecard_app.domain.measures import Aggregation, Direction, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.layout import layout
from scorecard_app.storage.context import Context
from scorecard_app.storage.files import write_card

COUNTRY = "Georgia"
FIRST_YEAR, FIRST_MONTH = 2006, 4
REPORTED = datetime(2011, 3, 10, tzinfo=UTC)
LEVELS = {
    "Goal": "What changes in people's lives?",
    "Objective": "What does a whole project achieve?",
    "Outcome": "What does an activity bring about?",
    "Process": "What is being done, paid and built?",
}
UNITS = {
    "US Dollars": Unit(UnitKind.MONEY, decimals=0),
    "number": Unit(UnitKind.COUNT, decimals=0),
    "percentage": Unit(UnitKind.PERCENT),
    "date": Unit(UnitKind.DATE),
    "kilometer": Unit(UnitKind.NUMBER, "km"),
    "M/Km": Unit(UnitKind.NUMBER, "m/km"),
    "Hour and minute": Unit(UnitKind.DURATION),
}
QUARTERS = ("q1", "q2", "q3", "q4")
NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
DURATION = re.compile(r"(\d+):([0-5]\d)")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE = re.compile(rf"(\d\d?)-({'|'.join(MONTHS)})-(?:20)?(\d\d)")

Row = Mapping[str, str]
Key = tuple[str, str, str]
"""Project, activity and level: what one objective stands for."""


@dataclass(frozen=True, slots=True)
class Table:
    """The country's rows of one file, each with the line on which it ends."""

    name: str
    rows: Sequence[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one row as numbers of one unit; complains of those that are none."""

    where: str
    row: Row
    kind: UnitKind
    complain: Callable[[str], None]

    def number(self, column: str) -> float | None:
        """Return the number in a column; None where the cell is empty or unreadable."""
        text = self.row[column].strip()
        if not text:
            return None
        number = number_of(text, self.kind)
        if number is None:
            self.complain(f"{self.where}: {column} {text!r} is not a {self.kind.value}")
        return number


def number_of(text: str, kind: UnitKind) -> float | None:
    """Return the number that a text means: days for dates, minutes for durations, else itself."""
    if kind is UnitKind.DATE:
        day = _day_of(text)
        return None if day is None else float(day.toordinal())
    if kind is UnitKind.DURATION:
        match = DURATION.fullmatch(text)
        return None if match is None else float(int(match[1]) * 60 + int(match[2]))
    return float(text.replace(",", "")) if NUMBER.fullmatch(text) else None


def _day_of(text: str) -> date | None:
    match = DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return date(2000 + int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None


def main(arguments: Sequence[str]) -> int:
    """Build the sample from a folder of tables; return the exit code."""
    if len(arguments) != 1:
        print("usage: build_georgia.py CSV_FOLDER", file=sys.stderr)
        return 2
    complaints: list[str] = []
    card = build(*read_tables(Path(arguments[0])), complain=complaints.append)
    target = Path(__file__).with_name("georgia-compact.scorecard")
    with tempfile.TemporaryDirectory() as folder:
        write_card(card, target, context=_context(Path(folder)))
    for complaint in complaints:
        print(complaint)
    values, targets = (
        sum(len(each.samples) for each in card.series.values() if each.kind is kind)
        for kind in (SeriesKind.ACTUAL, SeriesKind.TARGET)
    )
    print(f"{target.name}: {len(card.measures)} measures, {values} values, {targets} targets")
    return 1 if complaints else 0


def read_tables(folder: Path) -> tuple[Table, Table]:
    """Read the country's rows of both files: indicators, and their values by compact year."""
    indicators = _read(folder / "mcc_indicators.csv", lambda row: row["country"] == COUNTRY)
    ids = {row["indicator_id"] for _line, row in indicators.rows}
    details = _read(folder / "mcc_indicator_details.csv", lambda row: row["indicator_id"] in ids)
    return indicators, details


def build(indicators: Table, details: Table, *, complain: Callable[[str], None]) -> Scorecard:
    """Make the scorecard; hand a sentence to `complain` for each cell that cannot be read."""
    mint = _steady_ids("compact")
    card, lanes, map_id = _frame(mint)
    objectives: dict[Key, ObjectiveId] = {}
    for line, row in indicators.rows:
        key = row["project"], row["activity"], row["indicator_level"]
        if key not in objectives:
            objectives[key] = ObjectiveId(mint())
            card = edits.add_objective(
                card,
                objective_id=objectives[key],
                placement_id=PlacementId(mint()),
                perspective_id=lanes[row["indicator_level"]],
                map_id=map_id,
                name=_objective_name(key),
            )
        unit = UNITS[row["unit"]]
        reader = Reader(f"{indicators.name}, line {line}", row, unit.kind, complain)
        card = _with_indicator(card, row, objectives[key], mint=mint, reader=reader)
    measures = {each.source_id: each for each in card.measures.values()}
    for line, row in details.rows:
        measure = measures[row["indicator_id"]]
        reader = Reader(f"{details.name}, line {line}", row, measure.unit.kind, complain)
        card = _with_year(card, measure.id, int(row["compact_year"]), mint=mint, reader=reader)
    card = _with_links(card, objectives, mint)
    spots = layout(card, map_id).spots
    moves = {each: edits.Move(spot.x, spot.y) for each, spot in spots.items()}
    return edits.move_nodes(card, map_id=map_id, moves=moves)


def _read(path: Path, keep: Callable[[Row], bool]) -> Table:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    return Table(path.name, [(reader.line_num, row) for row in reader if keep(row)])


def _steady_ids(purpose: str) -> MintId:
    """Return a source of ids that are the same each time the sample is built."""
    numbers = count()

    def mint() -> str:
        seed = f"{COUNTRY} {purpose} {next(numbers)}".encode()
        return hashlib.blake2b(seed, digest_size=10).hexdigest()

    return mint


def _context(folder: Path) -> Context:
    return Context(
        state_folder=folder,
        user="sample",
        host="sample",
        app_version=__version__,
        now=lambda: REPORTED,
        mint=_steady_ids("file"),
    )


def _frame(mint: MintId) -> tuple[Scorecard, Mapping[str, PerspectiveId], MapId]:
    """Return the lanes, the Goal on top and culminating, and one empty map."""
    card = Scorecard()
    lanes = {level: PerspectiveId(mint()) for level in LEVELS}
    for level, question in LEVELS.items():
        card = edits.add_perspective(
            card, perspective_id=lanes[level], name=level, question=question
        )
    settings = {
        "name": "Georgia compact 2006–2011",
        "mission": "Reduce poverty through economic growth.",
        "currency": "USD",
        "fiscal_start": FIRST_MONTH,
        "culminating_perspective_id": lanes["Goal"],
        "source_id": "georgia-compact",
    }
    for field, value in settings.items():
        card = edits.set_setting(card, field=field, value=value)
    map_id = MapId(mint())
    return edits.add_map(card, map_id=map_id, name="Strategy map"), lanes, map_id


def _objective_name(key: Key) -> str:
    project, activity, level = key
    named = project if activity.startswith("All ") else re.sub(r"^Activity \d+ ?: ", "", activity)
    return f"{named}: {level.lower()}"


def _with_indicator(
    card: Scorecard, row: Row, objective_id: ObjectiveId, *, mint: MintId, reader: Reader
) -> Scorecard:
    measure_id = MeasureId(mint())
    card = edits.add_measure(
        card,
        measure_id=measure_id,
        attachment_id=AttachmentId(mint()),
        objective_id=objective_id,
        name=" ".join(row["indicator"].split()),
    )
    card = edits.change_frequency(card, measure_id=measure_id, frequency=Frequency.QUARTER)
    card = edits.change_unit(card, measure_id=measure_id, unit=UNITS[row["unit"]])
    baseline, goal = reader.number("baseline"), reader.number("end_of_compact_target")
    measure = card.measures[measure_id]
    if baseline is not None and goal is not None and goal < baseline:
        measure = replace(measure, direction=Direction.LOWER)
    return card.put(
        replace(
            measure,
            definition=_definition(row),
            # Values run to date, or say how things stand: the last one holds.
            aggregation=Aggregation.LAST,
            baseline=baseline,
            target_basis=f"End of compact: {row['end_of_compact_target'].strip()}",
            source=f"MCC indicator tables, submitted {row['submission_date']}",
            notes=row["notes"].strip(),
            source_id=row["indicator_id"],
        )
    )


def _definition(row: Row) -> str:
    to_date = row["actual_to_date"].strip() or "none"
    return f"{row['classification']}, in {row['unit']}. Actual to date: {to_date}."


def _with_year(
    card: Scorecard, measure_id: MeasureId, year: int, *, mint: MintId, reader: Reader
) -> Scorecard:
    first = _first_quarter(year)
    numbers = {first.shifted(index): reader.number(name) for index, name in enumerate(QUARTERS)}
    card = edits.set_values(
        card, measure_id=measure_id, kind=SeriesKind.ACTUAL, values=numbers, mint=mint
    )
    goal = reader.number("yearly_target")
    return edits.set_target(card, measure_id=measure_id, since=first, number=goal, mint=mint)


def _first_quarter(compact_year: int) -> Period:
    start = date(FIRST_YEAR + compact_year - 1, FIRST_MONTH, 1)
    return period_of(start, Frequency.QUARTER, fiscal_start=FIRST_MONTH)


def _with_links(card: Scorecard, objectives: Mapping[Key, ObjectiveId], mint: MintId) -> Scorecard:
    """Link each process to its outcome, that to the head of its project, and that to the goal."""
    goals = [key for key in objectives if key[2] == "Goal"]
    heads = {key[0]: key for key in objectives if key[1].startswith("All ") and key not in goals}
    for key, objective_id in objectives.items():
        project, activity, level = key
        if level == "Process":
            above = [(project, activity, "Outcome")]
        elif key in heads.values():
            above = goals
        else:
            above = [heads[project]] if project in heads else []
        for each in above:
            card = edits.add_link(
                card, link_id=LinkId(mint()), from_id=objective_id, to_id=objectives[each]
            )
    return card


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
