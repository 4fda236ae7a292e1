"""Two tables that share ids become one; nothing is joined that was not confirmed."""

from scorecard_app.exchange.intake.joining import BY_ORDER, DOUBLED, is_joinable, joined
from tests.exchange.tables import figures, meaning

NAMES = [
    ["Indicator ID", "Indicator", "Baseline"],
    ["A1", "Sales", 1.0],
    ["A2", "Cost", 2.0],
    ["A2", "Staff", 3.0],
]
NUMBERS = [
    ["indicator_id", "year", "q1", "q2", "yearly_target"],
    ["A1", 2026.0, 5.0, 6.0, 9.0],
    ["A2", 2026.0, 7.0, None, None],
    ["A2", 2026.0, 8.0, None, None],
    ["A9", 2026.0, 1.0, None, None],
]


def test_tables_are_joinable_where_the_second_names_no_measures() -> None:
    names, numbers = meaning(NAMES), meaning(NUMBERS)
    assert is_joinable(names, numbers)
    assert not is_joinable(numbers, names)
    assert not is_joinable(names, names)


def test_rows_find_their_measure_by_id_and_others_are_listed() -> None:
    found = joined(meaning(NAMES), meaning(NUMBERS))
    assert figures(found.claims)["Sales"] == {
        "actual 2026-Q1": 5, "actual 2026-Q2": 6, "target 2026-Q4": 9,
    }  # fmt: skip
    assert (found.matched, found.unmatched) == (1, 3)
    assert [(each.where, each.repair.value) for each in found.claims.unread] == [
        ("Data!A3", "doubled id"),
        ("Data!A4", "doubled id"),
        ("Data!A5", "no partner"),
    ]


def test_doubled_ids_are_asked_about_and_joined_by_order_once_confirmed() -> None:
    (question,) = joined(meaning(NAMES), meaning(NUMBERS)).guesses
    assert question.is_question
    assert ": 1, in 2 rows. " in question.reason
    found = joined(meaning(NAMES), meaning(NUMBERS), {DOUBLED: BY_ORDER})
    assert (found.doubled_ids, found.doubled_rows, found.matched) == (1, 2, 3)
    assert figures(found.claims)["Cost"] == {"actual 2026-Q1": 7}
    assert figures(found.claims)["Staff"] == {"actual 2026-Q1": 8}


def test_years_of_a_plan_begin_where_any_row_of_the_plan_says() -> None:
    rows = [
        ["id", "compact_year", "timeframe", "q1", "q2"],
        ["A1", 1.0, "(Oct-2006 to Sept-2007)", 1.0, 2.0],
        ["A1", 2.0, None, 3.0, None],
        ["A2", 1.0, None, 4.0, None],
        ["A2", 2.0, "(Apr-2008 to Mar-2009)", 5.0, None],
        ["A3", 1.0, None, 6.0, None],
    ]
    told = meaning(rows)
    (question,) = told.questions
    assert question.key == "year 1"
    assert question.reason.endswith("begins: 1.")
    names = [["id", "measure", "unit"], ["A1", "Sales", "EUR"], ["A2", "Cost", "EUR"]]
    names += [["A3", "Staff", "EUR"]]
    found = joined(meaning(names), meaning(rows, {"year 1": "2010-07"}))
    assert figures(found.claims) == {
        "Sales": {"actual 2006-Q4": 1, "actual 2007-Q1": 2, "actual 2007-Q4": 3},
        "Cost": {"actual 2007-Q2": 4, "actual 2008-Q2": 5},
        "Staff": {"actual 2010-Q3": 6},
    }
