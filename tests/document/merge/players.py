"""Random users who edit one real scorecard apart from each other: any record, any way."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import cache
from random import Random
from typing import Any, Final

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import (
    ActionId,
    CustomFieldId,
    DecisionId,
    InitiativeId,
    LinkId,
    LockId,
    NoteId,
    ObjectiveId,
    OverrideId,
    PersonId,
    PictureId,
    RiskId,
    RuleId,
    ScenarioId,
    SeriesId,
    SnapshotId,
    TagId,
    ThemeId,
)
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import Link
from scorecard_app.domain.maps import Snapshot
from scorecard_app.domain.measures import Remark, Series
from scorecard_app.domain.people import Action, CustomField, Decision, Note, Person, Risk, Tag
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.pictures import Picture
from scorecard_app.domain.rules import Lock, Override, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard, table_of
from scorecard_app.domain.strategy import Objective, Theme
from scorecard_app.domain.value import Effect, Initiative, Scenario
from scorecard_app.errors import UserError
from tests.builders import minter

FIXED: Final = frozenset(
    {"id", "number", "parent_id", "main_attachment_id", "map_id", "item_id", "from_id", "to_id"}
    | {"sign", "lag_months", "measure_id", "objective_id", "kind", "frequency", "since", "until"}
    | {"prerequisite_ids", "exclusion_ids"}
)
"""Fields that make another record of it when they change, or an unruly one."""

FIRST: Final = 2_000
"""The first period with a value: an ordinal within the years 1 to 9998 whatever the frequency."""

ALIKE: Final = tuple(
    name
    for name in TABLES
    if name not in {"objectives", "links", "attachments", "series", "placements", "rules", "locks"}
)
"""Tables into which a copy of a record fits as it is."""

_SETTINGS: Final[Mapping[str, tuple[Any, ...]]] = {
    "name": ("One", "Two"),
    "vision": ("Far", "Near"),
    "currency": ("EUR", "USD"),
    "discount_rate": (5.0, 9.0),
    "horizon_months": (24, 48),
}


@cache
def framework() -> Scorecard:
    """Return a real scorecard with figures, and two records at least of every kind."""
    made = from_template("it-business-value", mint=minter())
    random = Random(1)  # noqa: S311 - no secret
    series = [
        Series(
            SeriesId(f"s{at}"),
            key,
            samples=Samples.of({FIRST + period: random.random() for period in range(9)}),
            remarks={FIRST + 2: Remark("strike"), FIRST + 5: Remark("", 70.0)},
        )
        for at, key in enumerate(list(made.measures)[:9])
    ]
    made = made.put(*series)
    return made.put(*_of_every_kind(made))


def _of_every_kind(made: Scorecard) -> list[Entity]:
    """Return two records of each kind that a template has none of, which refer to others."""
    goals, measures, levers = list(made.objectives), list(made.measures), list(made.levers)
    since = parse_period("2026-01")
    found: list[Entity] = []
    for at in range(2):
        goal, measure, person, tag = goals[at], measures[at], PersonId(f"p{at}"), TagId(f"t{at}")
        work = InitiativeId(f"i{at}")
        found += [
            Theme(ThemeId(f"h{at}"), f"Theme {at}"),
            Tag(tag, f"Tag {at}"),
            Person(person, f"Person {at}", role="CIO"),
            Note(NoteId(f"n{at}"), f"Note {at}", goal, person),
            Risk(RiskId(f"r{at}"), f"Risk {at}", subject_id=goal, likelihood=at + 1),
            Action(ActionId(f"a{at}"), f"Action {at}", subject_id=measure, owner_id=person),
            Decision(DecisionId(f"d{at}"), f"Decision {at}", subject_ids=(goal,)),
            CustomField(CustomFieldId(f"c{at}"), f"Field {at}"),
            Rule(RuleId(f"u{at}"), measure, since, note=f"Rule {at}"),
            Override(OverrideId(f"o{at}"), goal, since, reason=f"Reason {at}"),
            Lock(LockId(f"l{at}"), date(2020, 1, at + 1), measure),
            Initiative(
                work, f"Initiative {at}", owner_id=person, cost_per_year=at * 1e5, tag_ids=(tag,),
                effects=(Effect(goal, 0.0, 0.1),), lever_ids=(levers[at],),
            ),
            Scenario(
                ScenarioId(f"z{at}"), f"Scenario {at}", lever_settings={levers[at]: at * 1e5},
                initiatives={work: bool(at)},
            ),
            Snapshot(SnapshotId(f"k{at}"), f"Snapshot {at}", datetime(2026, 1, 1, tzinfo=UTC)),
            Picture(PictureId(f"b{at}"), data=bytes([at])),
        ]  # fmt: skip
    return found


def played(seed: int) -> Scorecard:
    """Return the framework after six random edits: fields, values, deletions and new records."""
    random = Random(seed)  # noqa: S311 - no secret
    made = framework()
    edits = (field_edit, field_edit, value_edit, setting_edit, deletion, addition, link_edit)
    for _edit in range(6):
        with suppress(UserError):  # a perspective that still holds cards
            made = random.choice(edits)(made, random)
    return made


def any_record(made: Scorecard, random: Random) -> Entity:
    tables = [made.table(name) for name in TABLES if made.table(name)]
    return random.choice(list(random.choice(tables).values()))


def field_edit(made: Scorecard, random: Random) -> Scorecard:
    """Give a record what another of its kind has in one field."""
    record = any_record(made, random)
    donor = random.choice(list(made.table(table_of(record)).values()))
    names = [each.name for each in fields(record) if each.name not in FIXED]
    if not names:
        return made
    name = random.choice(names)
    return made.put(replace(record, **{name: getattr(donor, name)}))


def value_edit(made: Scorecard, random: Random) -> Scorecard:
    """Type or empty the value of a period, or what is remarked on it."""
    series = random.choice(list(made.series.values()))
    period = FIRST + random.randrange(12)
    if random.random() < 0.3:
        remark = random.choice([None, Remark("late"), Remark("", 50.0), Remark("sure", 90.0)])
        said = {**series.remarks, period: remark}
        kept = {key: each for key, each in said.items() if each is not None}
        return made.put(replace(series, remarks=kept))
    value = random.choice([None, random.random(), 1.0])
    return made.put(replace(series, samples=series.samples.updated({period: value})))


def setting_edit(made: Scorecard, random: Random) -> Scorecard:
    name = random.choice(list(_SETTINGS))
    return made.with_settings(**{name: random.choice(_SETTINGS[name])})


def deletion(made: Scorecard, random: Random) -> Scorecard:
    return delete_items(made, ids=[any_record(made, random).id])


def addition(made: Scorecard, random: Random) -> Scorecard:
    """Add a record like another one; a card of the next number, as both sides do apart."""
    table = random.choice(("objectives", "objectives", *ALIKE))
    if not made.table(table):
        return made
    like: Any = random.choice(list(made.table(table).values()))
    new = replace(like, id=f"new{random.random()}")
    if not isinstance(new, Objective):
        return made.put(new)
    number = made.settings.last_number + 1
    new = replace(new, number=number, parent_id=None, main_attachment_id=None)
    return made.put(new).with_settings(last_number=number)


def link_edit(made: Scorecard, random: Random) -> Scorecard:
    """Draw a link that is legal, or change the lag and the strength of one."""
    goals: list[ObjectiveId] = list(made.objectives)
    start, end = random.sample(goals, 2)
    new = Link(LinkId(f"new{random.random()}"), start, end, lag_months=3)
    if random.random() < 0.5:
        return made if why_not_link(made, new) else made.put(new)
    if not made.links:
        return made
    link = random.choice(list(made.links.values()))
    donor = random.choice(list(made.links.values()))
    return made.put(replace(link, magnitude=donor.magnitude, rationale=f"{random.random()}"))
