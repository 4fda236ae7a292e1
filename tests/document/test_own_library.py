from dataclasses import replace

import pytest

from scorecard_app.document.library import Basis
from scorecard_app.document.library.own import (
    Framework,
    OwnLibrary,
    framework_of,
    from_framework,
    own_measure,
)
from scorecard_app.document.problems import problems
from scorecard_app.document.references import references
from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import TABLES, Scorecard
from tests.builders import card, lane, link, measure, minter, objective

WASTE = MeasureId("Waste")


def waste() -> Scorecard:
    return card(
        lane("Value"),
        objective("Save"),
        objective("Serve"),
        link("Save", "Serve"),
        measure(
            "Waste",
            "Save",
            "Serve",
            actual={"2026-01": 7},
            target={"2025-01": 5, "2026-01": 4},
            definition="What is thrown away",
            baseline=9.0,
            formula="[#Input] - [#Output]",
            guard_ids=(MeasureId("Input"),),
        ),
        measure("Input"),
        measure("Output"),
        name="Plant",
    )


def test_an_own_measure_keeps_what_it_is_and_leaves_its_values_behind() -> None:
    entry = own_measure(waste(), WASTE)

    assert (entry.id, entry.is_own, entry.basis) == ("Waste", True, Basis.OWN)
    assert entry.measure.definition == "What is thrown away"
    assert (entry.measure.baseline, entry.measure.formula) == (None, "")
    assert entry.perspectives == ("Value",)
    assert entry.guards == ("Input",)


def test_the_last_target_becomes_the_typical_one() -> None:
    assert own_measure(waste(), WASTE).target == 4


def test_saving_again_replaces_what_was_saved() -> None:
    entry = own_measure(waste(), WASTE)
    renamed = replace(entry, measure=replace(entry.measure, name="Scrap"))
    library = OwnLibrary().with_items(entry).with_items(renamed)

    assert [each.measure.name for each in library.measures] == ["Scrap"]


def test_own_items_are_renamed_and_taken_out_by_their_ids() -> None:
    framework = framework_of(waste(), framework_id="frame", name="Plant")
    library = OwnLibrary().with_items(own_measure(waste(), WASTE), framework)

    called = library.with_name("Waste", "Scrap").with_name("frame", "Works")
    assert (called.measures[0].measure.name, called.frameworks[0].name) == ("Scrap", "Works")
    assert called.with_name("nothing", "Something") == called
    assert library.without("Waste").without("frame") == OwnLibrary()


def test_a_framework_holds_no_value_and_no_judgement() -> None:
    framework = framework_of(waste(), framework_id="frame", name="Plant")

    assert {name for name in TABLES if framework.card.table(name)} == {
        "perspectives",
        "objectives",
        "measures",
        "attachments",
        "links",
        "maps",
        "placements",
    }
    assert framework.card.measures[WASTE].baseline is None
    assert problems(framework.card) == ()


def ids_of(scorecard: Scorecard) -> set[str]:
    return {str(key) for name in TABLES for key in scorecard.table(name)}


def begun(framework: Framework) -> Scorecard:
    return from_framework(framework, mint=minter())


def test_what_begins_from_a_framework_has_fresh_ids_everywhere() -> None:
    framework = framework_of(waste(), framework_id="frame", name="Plant")
    made = begun(framework)

    assert not ids_of(made) & ids_of(framework.card)
    records = [each for name in TABLES for each in made.table(name).values()]
    assert all(found.is_in(made) for record in records for found in references(record))
    assert made.settings.source_id == "frame"
    assert {each.source_id for each in made.objectives.values()} == {"Save", "Serve"}
    assert problems(made) == ()


def test_a_formula_speaks_of_the_new_measures() -> None:
    made = begun(framework_of(waste(), framework_id="frame", name="Plant"))

    by_name = {each.name: each for each in made.measures.values()}
    first, second = by_name["Input"].id, by_name["Output"].id
    assert by_name["Waste"].formula == f"[#{first}] - [#{second}]"
    assert by_name["Waste"].guard_ids == (first,)


@pytest.mark.parametrize("template_id", [each.id for each in template_names()])
def test_a_framework_saved_from_a_template_begins_with_the_same_structure(
    template_id: str,
) -> None:
    original = from_template(template_id, mint=minter("old"))
    made = begun(framework_of(original, framework_id="frame", name="Mine"))

    for name in ("perspectives", "objectives", "measures", "attachments", "links", "placements"):
        assert len(made.table(name)) == len(original.table(name))
    mains = {
        each.source_id: measure.name
        for scorecard in (original, made)
        for each in scorecard.objectives.values()
        if (measure := Relations(scorecard).main_measure(each.id))
    }
    assert len(mains) == len(original.objectives)
    assert made.settings.culminating_perspective_id in made.perspectives
    assert problems(made) == ()
