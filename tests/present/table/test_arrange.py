from scorecard_app.domain.strategy import LeadLag
from scorecard_app.present.outline import ROOT, Tree, outline_tree
from scorecard_app.present.table.arrange import Arrangement, Sorting, arranged
from scorecard_app.present.table.columns import Column
from scorecard_app.present.table.facts import FactBook
from scorecard_app.present.table.filters import Filter
from scorecard_app.present.table.nodes import NOBODY, Grouping, group_title, plain_node
from tests.present.table.cards import ANNA, BEN, book


def names(book: FactBook, nodes: tuple[str, ...]) -> list[str]:
    card = book.footing.relations.card
    return [book[each].name or group_title(each, card) for each in nodes]


def seen(book: FactBook, tree: Tree) -> dict[str, list[str]]:
    """Return the children of every row, by names."""
    return {
        names(book, (node,))[0] if node else "": names(book, below) for node, below in tree.items()
    }


def filtered(**wanted: object) -> dict[str, list[str]]:
    at = book()
    return seen(at, arranged(Arrangement(filter=Filter(**wanted)), at))  # type: ignore[arg-type]


def test_rows_stand_as_in_the_outline_unless_something_else_is_asked() -> None:
    at = book()
    assert arranged(Arrangement(), at) == outline_tree(at.footing.relations)


def test_a_word_shows_what_holds_it_and_all_above() -> None:
    assert filtered(text="cost") == {"": ["Value"], "Value": ["Save"], "Save": ["Costs"]}


def test_a_word_of_a_parent_shows_all_below_and_every_word_must_be_there() -> None:
    assert filtered(text="grow")["Grow"] == ["Ideas", "Sales"]
    assert filtered(text="grow sal")["Grow"] == ["Sales"]
    assert filtered(text="grow cost") == {}


def test_an_owner_and_a_number_are_found_as_text_too() -> None:
    assert filtered(text="ben") == {"": ["Value"], "Value": ["Grow"], "Grow": ["Ideas"]}
    assert filtered(text="2")["Value"] == ["Save"]


def test_a_status_hides_the_rest_and_keeps_what_stands_above() -> None:
    found = filtered(states=frozenset({"no data"}))
    assert found == {
        "": ["Value", "Client"],
        "Value": ["Grow"],
        "Grow": ["Ideas"],
        "Client": ["Please"],
    }


def test_old_values_and_leading_objectives_can_be_looked_for() -> None:
    assert filtered(is_stale=True) == {
        "": ["Client"],
        "Client": ["Please"],
        "Please": ["Hours"],
    }
    assert filtered(lead_lag=LeadLag.LEADING) == filtered(is_stale=True)


def test_what_somebody_or_nobody_owns_can_be_looked_for() -> None:
    assert filtered(owner_id=ANNA) == {"": ["Value"], "Value": ["Grow"]}
    assert filtered(owner_id=BEN)["Grow"] == ["Ideas"]
    assert "Ideas" not in filtered(owner_id=NOBODY)["Grow"]


def sorted_names(column: Column, *, is_descending: bool) -> list[str]:
    at = book()
    arrangement = Arrangement(Grouping.NONE, Sorting(column, is_descending=is_descending))
    return names(at, arranged(arrangement, at)[ROOT])


def test_what_is_missing_stands_last_whichever_way_rows_are_sorted() -> None:
    # scores: Sales 1/3 + 70/50/3 = 80, Costs 1/3 − 20/20/3 = 0, Hours 1/3 + 5/10/3 = 50
    assert sorted_names(Column.SCORE, is_descending=False) == ["Costs", "Hours", "Sales", "Ideas"]
    assert sorted_names(Column.SCORE, is_descending=True) == ["Sales", "Hours", "Costs", "Ideas"]


def test_equal_rows_keep_their_order_whichever_way_they_are_sorted() -> None:
    for is_descending in (False, True):
        found = sorted_names(Column.OWNER, is_descending=is_descending)
        assert found == ["Ideas", "Sales", "Costs", "Hours"]


def test_every_column_sorts() -> None:
    for column in Column:
        assert sorted(sorted_names(column, is_descending=False)) == [
            "Costs",
            "Hours",
            "Ideas",
            "Sales",
        ]


def test_siblings_are_sorted_among_themselves() -> None:
    at = book()
    tree = arranged(Arrangement(sorting=Sorting(Column.NAME)), at)
    assert seen(at, tree)[""] == ["Client", "Value"]
    assert seen(at, tree)["Grow"] == ["Ideas", "Sales"]


def grouped(grouping: Grouping) -> dict[str, list[str]]:
    at = book()
    return seen(at, arranged(Arrangement(grouping), at))


def test_measures_are_grouped_by_status_from_the_worst_to_what_has_none() -> None:
    assert grouped(Grouping.STATUS) == {
        "": ["Off track", "At risk", "On track", "No data"],
        "Off track": ["Costs"],
        "At risk": ["Hours"],
        "On track": ["Sales"],
        "No data": ["Ideas"],
    }


def test_objectives_and_measures_are_grouped_by_who_owns_them() -> None:
    found = grouped(Grouping.OWNER)
    assert found[""] == ["Anna", "Ben", "Without an owner"]
    assert (found["Anna"], found["Ben"]) == (["Grow"], ["Ideas"])


def test_an_objective_of_two_themes_stands_below_both_with_its_measures() -> None:
    at = book()
    tree = arranged(Arrangement(Grouping.THEME), at)
    groups = tree[ROOT]
    assert names(at, groups) == ["Green", "Digital", "Without a theme"]
    assert [names(at, tree[each]) for each in groups] == [["Grow", "Save"], ["Grow"], ["Please"]]
    twin = tree[groups[1]][0]
    assert plain_node(twin) == "Grow"
    assert twin != "Grow"
    assert names(at, tree[twin]) == ["Ideas", "Sales"]
    nodes = [each for below in tree.values() for each in below]
    assert len(nodes) == len(set(nodes))
