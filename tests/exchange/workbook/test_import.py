"""What people change in a workbook arrives in the scorecard, and nothing else does."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scorecard_app.domain.ids import LinkId, MeasureId, ObjectiveId, PersonId, PerspectiveId, RuleId
from scorecard_app.domain.links import WORD_RANGES, LinkKind, Magnitude, Sign, Strength
from scorecard_app.domain.measures import Direction, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.reading import Counts
from tests.builders import card, lane, lock, measure, objective, samples, values_of
from tests.exchange.workbook.books import HEADER_ROW, address, edited, imported, put, written
from tests.exchange.workbook.cards import small_card

LINK = LinkId("Land→Grow")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the workbook of the small card."""
    return written(small_card(), tmp_path)


def test_an_untouched_workbook_changes_nothing(path: Path) -> None:
    before = small_card()
    result = imported(before, path)
    assert result.card is before
    assert result.lines == ()
    assert (result.counts.new, result.counts.changed, result.counts.unread) == (0, 0, 0)


def test_a_number_changed_on_data_entry_arrives(path: Path) -> None:
    with edited(path) as book:
        put(book, "Data entry", "2026-02", "Adoption", 0.7, kind="actual")
    result = imported(small_card(), path)
    assert values_of(result.card, "Adoption") == {"2026-01": 60, "2026-02": 70}
    assert result.lines == ("Measure “Adoption”: actual 2026-02 62.5 → 70",)


def test_a_number_changed_on_values_arrives(path: Path) -> None:
    with edited(path) as book:
        put(book, "Values", "Value", "Adoption", 0.85, kind="target")
    result = imported(small_card(), path)
    assert values_of(result.card, "Adoption", SeriesKind.TARGET) == {"2026-01": 85}
    assert result.lines == ("Measure “Adoption”: target 2026-01 80 → 85",)


def test_two_sheets_that_disagree_are_a_conflict_and_nothing_changes(path: Path) -> None:
    with edited(path) as book:
        first = put(book, "Data entry", "2026-01", "Cost", 1)
        second = put(book, "Values", "Value", "Cost", 2)
    result = imported(small_card(), path)
    assert result.card == small_card()
    (line,) = result.lines
    assert line.startswith("Conflict: ")
    assert first in line
    assert second in line
    assert result.counts.conflicts == 1


def test_an_emptied_cell_takes_its_number_out(path: Path) -> None:
    with edited(path) as book:
        put(book, "Data entry", "2026-01", "Adoption", None, kind="actual")
    assert values_of(imported(small_card(), path).card, "Adoption") == {"2026-02": 62.5}


def test_what_the_program_changed_since_stays_beside_what_excel_changed(path: Path) -> None:
    with edited(path) as book:
        put(book, "Data entry", "2026-02", "Adoption", 0.7, kind="actual")
        put(book, "Measures", "Purpose", "Adoption", "To know")
    now = small_card()
    (series,) = (each for each in now.series.values() if each.id == "Adoption actual")
    now = now.put(
        replace(series, samples=samples({"2026-01": 61, "2026-02": 62.5, "2026-03": 65})),
        replace(now.measures[MeasureId("Adoption")], definition="Share of users"),
    )
    after = imported(now, path).card
    assert values_of(after, "Adoption") == {"2026-01": 61, "2026-02": 70, "2026-03": 65}
    adoption = after.measures[MeasureId("Adoption")]
    assert (adoption.purpose, adoption.definition) == ("To know", "Share of users")


def test_what_both_sides_changed_differently_is_a_conflict(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Purpose", "Adoption", "From the workbook")
        put(book, "Data entry", "2026-01", "Cost", 5)
    now = small_card()
    (series,) = (each for each in now.series.values() if each.id == "Cost actual")
    now = now.put(
        replace(now.measures[MeasureId("Adoption")], purpose="From the program"),
        replace(series, samples=samples({"2026-01": 7})),
    )
    result = imported(now, path)
    assert result.card == now
    assert result.counts.conflicts == 2


def test_a_row_changed_in_the_workbook_and_deleted_here_is_kept_and_reported(path: Path) -> None:
    with edited(path) as book:
        put(book, "People", "Role", "Bob", "CIO")
    now = small_card()
    now = now.drop([now.people[PersonId("bob")]])
    result = imported(now, path)
    assert result.card.people[PersonId("bob")].role == "CIO"
    assert result.counts.conflicts == 1


def test_new_rows_become_new_things_that_refer_to_each_other_by_name(path: Path) -> None:
    with edited(path) as book:
        book["Objectives"].append(["Learn", None, "Delivery"])
        book["Links"].append(["Learn", "Land", "+"])
        book["Measures"].append(["Courses"])
        book["Objective measures"].append(["Learn", "Courses", 2])
    result = imported(small_card(), path)
    (learn,) = (each for each in result.card.objectives.values() if each.name == "Learn")
    (link,) = (each for each in result.card.links.values() if each.from_id == learn.id)
    (attachment,) = (e for e in result.card.attachments.values() if e.objective_id == learn.id)
    assert (learn.number, learn.perspective_id) == (3, "Delivery")
    assert (link.to_id, link.sign) == ("Land", Sign.POSITIVE)
    assert result.card.measures[attachment.measure_id].name == "Courses"
    assert any(each.item_id == learn.id for each in result.card.placements.values())
    assert (result.counts.new, result.counts.unread) == (4, 0)


def test_new_objectives_keep_the_order_of_their_rows(path: Path) -> None:
    names = [f"Idea {number}" for number in range(5)]
    with edited(path) as book:
        for name in names:
            book["Objectives"].append([name, None, "Delivery"])
    after = imported(small_card(), path).card
    lane_order = Relations(after).objectives_in(PerspectiveId("Delivery"))
    assert [each.name for each in lane_order] == ["Land", *names]
    assert [each.number for each in lane_order] == [2, 3, 4, 5, 6, 7]


def test_only_new_objectives_are_placed_on_the_map(path: Path) -> None:
    before = small_card()
    before = before.drop(before.placements.values())
    with edited(path) as book:
        put(book, "Objectives", "Description", "Grow", "More")
        book["Objectives"].append(["Learn", None, "Delivery"])
    after = imported(before, path).card
    assert [after.objectives[ObjectiveId(e.item_id)].name for e in after.placements.values()] == [
        "Learn"
    ]


def test_a_series_begins_where_the_offered_row_is_filled(path: Path) -> None:
    with edited(path) as book:
        put(book, "Data entry", "2026-02", "Cost", 900, kind="target")
    after = imported(small_card(), path).card
    assert values_of(after, "Cost", SeriesKind.TARGET) == {"2026-02": 900}


def test_a_period_may_be_added_as_a_column(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Data entry"]
        last = next(cell for cell in sheet[HEADER_ROW] if cell.value == "2026-05")
        last.value = "2030-12"
        put(book, "Data entry", "2030-12", "Cost", 3, kind="actual")
    after = imported(small_card(), path).card
    assert values_of(after, "Cost") == {"2026-01": 1250000.5, "2030-12": 3}


def test_missing_rows_are_kept_unless_the_user_says_delete(path: Path) -> None:
    with edited(path) as book:
        book["Links"].delete_rows(HEADER_ROW + 1)
        book["People"].delete_rows(HEADER_ROW + 2)
    assert imported(small_card(), path).card == small_card()
    after = imported(small_card(), path, keep_missing=False).card
    assert (set(after.links), set(after.people)) == (set(), {"ann"})


def test_an_owner_is_chosen_by_name_and_cleared_by_an_empty_cell(path: Path) -> None:
    with edited(path) as book:
        put(book, "Objectives", "Owner", "Grow", None)
        put(book, "Objectives", "Owner", "Land", "Bob")
    after = imported(small_card(), path).card
    assert after.objectives[ObjectiveId("Grow")].owner_id is None
    assert after.objectives[ObjectiveId("Land")].owner_id == "bob"


def test_renaming_a_person_keeps_what_refers_to_the_old_name(path: Path) -> None:
    with edited(path) as book:
        put(book, "People", "Name", "Ann", "Anna")
    after = imported(small_card(), path).card
    assert after.people[PersonId("ann")].name == "Anna"
    assert after.objectives[ObjectiveId("Grow")].owner_id == "ann"


def test_enums_and_units_change_by_their_words(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Good is", "Cost", "Lower")
        put(book, "Measures", "Unit kind", "Cost", "money")
        put(book, "Measures", "Decimals", "Cost", 0)
    cost = imported(small_card(), path).card.measures[MeasureId("Cost")]
    assert (cost.direction, cost.unit) == (Direction.LOWER, Unit(UnitKind.MONEY, "", 0))


def test_another_frequency_moves_the_values_along(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Frequency", "Cost", "quarter")
    after = imported(small_card(), path).card
    assert after.measures[MeasureId("Cost")].frequency is Frequency.QUARTER
    assert values_of(after, "Cost") == {"2026-Q1": 1250000.5}


def test_a_frequency_into_which_the_values_do_not_fit_is_left(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Frequency", "Adoption", "quarter")
    result = imported(small_card(), path)
    assert (result.card, result.counts.unread) == (small_card(), 1)


@pytest.mark.parametrize(
    ("low", "high", "word", "expected"),
    [
        (None, None, "strong", WORD_RANGES[Strength.STRONG]),
        (0.2, 0.4, None, Magnitude(0.2, 0.4)),
        (0.2, 0.4, "weak", Magnitude(0.2, 0.4, Strength.WEAK)),
    ],
)
def test_a_strength_is_two_numbers_or_a_word(
    path: Path, low: float | None, high: float | None, word: str | None, expected: Magnitude
) -> None:
    with edited(path) as book:
        put(book, "Links", "Low", "Land", low)
        put(book, "Links", "High", "Land", high)
        put(book, "Links", "Strength", "Land", word)
    assert imported(small_card(), path).card.links[LINK].magnitude == expected


def test_a_new_word_brings_its_range_and_new_numbers_void_the_word(tmp_path: Path) -> None:
    before = small_card()
    before = before.put(replace(before.links[LINK], magnitude=WORD_RANGES[Strength.WEAK]))
    path = written(before, tmp_path)
    with edited(path) as book:
        put(book, "Links", "Strength", "Land", "strong")
    assert imported(before, path).card.links[LINK].magnitude == WORD_RANGES[Strength.STRONG]
    path = written(before, tmp_path)
    with edited(path) as book:
        put(book, "Links", "High", "Land", 0.9)
    assert imported(before, path).card.links[LINK].magnitude == Magnitude(0.05, 0.9)


def test_the_goal_of_a_percent_measure_is_a_real_percentage(tmp_path: Path) -> None:
    figures = {"goal": Parameter(80.0), "red_flag": Parameter(None, formula="baseline")}
    rule = Rule(RuleId("r"), MeasureId("Adoption"), None, Preset.GOAL_AND_RED_FLAG, figures)
    before = small_card().put(rule)
    path = written(before, tmp_path)
    with edited(path) as book:
        sheet = book["Scoring rules"]
        goal = sheet[address(sheet, "Goal", "Adoption")]
        assert goal.value == 0.8
        goal.value = 0.9
    after = imported(before, path).card.rules[RuleId("r")]
    assert after.parameters == {**figures, "goal": Parameter(90.0)}


def test_settings_and_bands_change(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Settings"]
        rows = {row[0].value: row[1] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)}
        rows["Name"].value = "=Better"
        rows["Name"].data_type = "s"
        rows["Discount rate"].value = 0.05
        rows["Culminating perspective"].value = "Value"
        sheet["G5"] = 50
    settings = imported(small_card(), path).card.settings
    assert (settings.name, settings.discount_rate) == ("=Better", 5.0)
    assert settings.culminating_perspective_id == "Value"
    assert [band.floor for band in settings.bands] == [0.0, 50.0, 66.6666666666667]


def test_a_duration_may_be_typed_as_hours_and_minutes(tmp_path: Path) -> None:
    minutes = Unit(UnitKind.DURATION)
    before = card(
        lane("Value"), objective("Grow"), measure("Wait", "Grow", unit=minutes, actual={"2026": 5})
    )
    before = before.put(replace(before.measures[MeasureId("Wait")], frequency=Frequency.YEAR))
    path = written(before, tmp_path)
    with edited(path) as book:
        found = put(book, "Data entry", "2026", "Wait", timedelta(hours=25, minutes=30))
        book["Data entry"][found.partition("!")[2]].number_format = "[h]:mm"
    assert values_of(imported(before, path).card, "Wait") == {"2026": 1530.0}


def test_renamed_sheets_moved_columns_and_sorted_rows_are_found(path: Path) -> None:
    with edited(path) as book:
        put(book, "People", "Role", "Bob", "CIO")
        sheet = book["People"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW)]
        moved = [list(reversed(row)) for row in [rows[0], *reversed(rows[1:])]]
        for number, row in enumerate(moved, start=HEADER_ROW):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value
        for column, name in zip(sheet.tables["tblPeople"].tableColumns, moved[0], strict=True):
            column.name = name
        sheet.title = "Staff"
    result = imported(small_card(), path)
    assert result.card.people[PersonId("bob")].role == "CIO"
    assert result.lines == ("Person “Bob”: Role empty → “CIO”",)


def test_a_removed_column_leaves_its_field_as_it_is(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Objectives"]
        for row in sheet.iter_rows(min_row=HEADER_ROW):
            for cell in row:
                if row[0].row == HEADER_ROW and cell.value in {"Owner", "Owner (id)"}:
                    cell.value = f"was {cell.value}"
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert result.counts.unread == 2


def test_a_table_turned_into_plain_cells_is_found_by_its_headers(path: Path) -> None:
    with edited(path) as book:
        put(book, "People", "Role", "Bob", "CIO")
        del book["People"].tables["tblPeople"]
    assert imported(small_card(), path).card.people[PersonId("bob")].role == "CIO"


def test_rows_without_their_ids_are_found_by_name(path: Path) -> None:
    with edited(path) as book:
        for name in (
            "Objectives",
            "Measures",
            "Links",
            "People",
            "Data entry",
            "Objective measures",
        ):
            sheet = book[name]
            hidden = [
                cell.column
                for cell in sheet[HEADER_ROW]
                if cell.value and str(cell.value).lower().endswith(("id", "(id)"))
            ]
            for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
                for cell in row:
                    if cell.column in hidden:
                        cell.value = None
        put(book, "Measures", "Purpose", "Adoption", "To know")
        put(book, "Data entry", "2026-02", "Adoption", 0.7, kind="actual")
    result = imported(small_card(), path)
    assert result.lines == (
        "Measure “Adoption”: Purpose empty → “To know”",
        "Measure “Adoption”: actual 2026-02 62.5 → 70",
    )


def test_a_workbook_without_its_base_is_compared_with_the_scorecard(path: Path) -> None:
    with edited(path) as book:
        del book["_base"]
        put(book, "Data entry", "2026-02", "Adoption", 0.7, kind="actual")
        put(book, "Data entry", "2026-01", "Adoption", None, kind="actual")
        put(book, "Values", "Value", "Adoption", 0.6, kind="actual")
    result = imported(small_card(), path)
    assert result.lines == ("Measure “Adoption”: actual 2026-02 62.5 → 70",)


def test_a_workbook_of_another_scorecard_brings_its_things_along(path: Path) -> None:
    other = Scorecard().put(*lane("Else"))
    after = imported(other, path).card
    assert {*small_card().objectives} <= {*after.objectives}
    assert values_of(after, "Adoption") == {"2026-01": 60, "2026-02": 62.5}


def test_counts_make_the_last_line() -> None:
    assert str(Counts(1, 2, 3, 4, 5)) == "1 new, 2 changed, 3 unchanged, 4 conflicts, 5 unread"


def test_locked_values_are_left_and_said(tmp_path: Path) -> None:
    before = small_card().put(*lock("2026-01-31"))
    path = written(before, tmp_path)
    with edited(path) as book:
        found = put(book, "Data entry", "2026-01", "Cost", 1)
    result = imported(before, path)
    assert (result.card, result.counts.unread) == (before, 1)
    assert found in result.lines[0]


def test_an_illegal_link_is_left_and_said(path: Path) -> None:
    with edited(path) as book:
        book["Links"].append(["Grow", "Grow", "+"])
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert "An objective cannot be linked to itself." in result.lines[0]


def test_a_row_out_of_range_is_left_and_said(path: Path) -> None:
    with edited(path) as book:
        put(book, "Links", "Lag (months)", "Land", -3)
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert "A lag is a number of months from 0 to 600." in result.lines[0]


def test_objectives_below_each_other_are_refused_as_a_whole(path: Path) -> None:
    with edited(path) as book:
        put(book, "Objectives", "Part of", "Grow", "Land")
        put(book, "Objectives", "Part of", "Land", "Grow")
    with pytest.raises(UserError, match="Nothing was imported"):
        imported(small_card(), path)


def test_a_logical_link_keeps_its_kind(tmp_path: Path) -> None:
    before = small_card()
    logical = replace(before.links[LINK], kind=LinkKind.LOGICAL, lag_months=0)
    before = before.put(logical)
    path = written(before, tmp_path)
    with edited(path) as book:
        put(book, "Links", "Rationale", "Land", "By definition")
    after = imported(before, path).card.links[LINK]
    assert (after.kind, after.rationale) == (LinkKind.LOGICAL, "By definition")
