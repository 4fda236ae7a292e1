from typing import Any

import pytest

from scorecard_app.domain.ids import MeasureId, PersonId
from scorecard_app.domain.measures import Aggregation, Measure, UnitKind, default_aggregation
from scorecard_app.domain.people import Person
from scorecard_app.domain.scorecard import TABLES, Scorecard, table_of
from scorecard_app.errors import UserError

ANN = Person(PersonId("a"), "Ann")


def test_put_adds_and_replaces_and_leaves_the_old_scorecard_as_it_was() -> None:
    empty = Scorecard()
    first = empty.put(ANN, Measure(MeasureId("m")))
    second = first.put(Person(ANN.id, "Anna"))
    assert not empty.people
    assert first.people == {ANN.id: ANN}
    assert second.people[ANN.id].name == "Anna"
    assert second.measures is first.measures


def test_put_normalises_and_refuses_what_cannot_be() -> None:
    assert Scorecard().put(Person(ANN.id, "A\r\nB")).people[ANN.id].name == "A\nB"
    with pytest.raises(UserError, match="finite"):
        Scorecard().put(Measure(MeasureId("m"), baseline=float("inf")))


def test_drop_takes_entities_of_several_kinds_out() -> None:
    measure = Measure(MeasureId("m"))
    both = Scorecard().put(ANN, measure)
    assert both.drop([ANN, measure]) == Scorecard()
    with pytest.raises(KeyError):
        Scorecard().drop([ANN])


def test_settings_change_normalised() -> None:
    assert Scorecard().with_settings(name="A\rB").settings.name == "A\nB"


def test_every_table_names_its_own_kind() -> None:
    kinds: Any = TABLES.values()
    assert [table_of(kind.__new__(kind)) for kind in kinds] == [*TABLES]


def test_counts_durations_and_money_add_up_and_the_last_of_others_holds() -> None:
    summed = {kind for kind in UnitKind if default_aggregation(kind) is Aggregation.SUM}
    assert summed == {UnitKind.COUNT, UnitKind.DURATION, UnitKind.MONEY}
