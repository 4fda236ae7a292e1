"""What is found is counted by hand in the library as it was collected."""

import pytest

from scorecard_app.document.library import library
from scorecard_app.present.library import (
    Facet,
    Filter,
    FrameworkEntry,
    filter_word,
    filters_of,
    framework_row,
    language_note,
    matching,
    measure_details,
    measure_row,
    target_sentence,
)
from scorecard_app.texts import LocaleForms, use_language

ROWS = [measure_row(each) for each in library().values()]
NAMES = {key: each.measure.name for key, each in library().items()}
FORMS = LocaleForms()
LAGGING = Filter(Facet.LEAD_LAG, "lagging")


def found(text: str, *filters: Filter) -> list[str]:
    return [row.key for row in matching(ROWS, text, filters)]


def details(key: str) -> dict[str, str]:
    return {each.title: each.text for each in measure_details(library()[key], NAMES, FORMS, "EUR")}


def test_without_words_all_162_measures_are_there() -> None:
    assert len(found("")) == len(set(found(""))) == 162


def test_what_is_called_so_comes_before_what_only_speaks_of_it() -> None:
    assert found("availability")[0] == "op-availability"
    assert found("cost ticket")[0] == "op-cost-per-ticket"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("would clients recommend", "cl-nps"),  # its purpose
        ("operations leading incidents repeat", "op-repeat-incidents"),  # perspective, kind, name
        ("financial stewardship reserve", "ps-reserve"),
        ("EMPLOYEE  Satisf", "kn-employee-sat"),
        ("vulnérabilities", "te-vuln-mitigated"),
        ("per 200,000 h", "kn-safety"),  # its unit
    ],
)
def test_every_word_counts_whatever_it_speaks_of(text: str, key: str) -> None:
    assert key in found(text)


def test_a_word_that_nothing_has_finds_nothing() -> None:
    assert found("availability xyzzy") == []


def test_filters_of_one_kind_are_alternatives_and_kinds_add_up() -> None:
    operations = Filter(Facet.PERSPECTIVE, "Operations")
    client = Filter(Facet.PERSPECTIVE, "Client")
    assert (len(found("", operations)), len(found("", client))) == (23, 12)
    assert len(found("", operations, client)) == 35
    assert set(found("", operations, LAGGING)) == set(found("", operations)) & set(
        found("", LAGGING)
    )


def test_there_is_a_filter_for_each_of_18_perspectives_and_each_of_three_libraries() -> None:
    assert len(filters_of(ROWS, Facet.PERSPECTIVE)) == 18
    assert [filter_word(each) for each in filters_of(ROWS, Facet.LIBRARY)] == [
        "IT",
        "Corporate",
        "Public and non-profit",
    ]
    assert [filter_word(each) for each in filters_of(ROWS, Facet.LEAD_LAG)] == [
        "Leading",
        "Lagging",
    ]
    assert "Percent" in [filter_word(each) for each in filters_of(ROWS, Facet.UNIT)]


def test_a_row_says_unit_kind_and_perspective() -> None:
    (row,) = (each for each in ROWS if each.key == "op-availability")
    assert (row.name, row.detail) == ("Service availability", "% · Lagging · Operations")


def test_the_basis_of_a_typical_target_is_said_whatever_it_is() -> None:
    assert "An illustrative default, from no source" in details("op-availability")["Typical target"]
    assert "From the source" in details("dl-change-fail-rate")["Typical target"]
    local = details("bv-business-cost-savings")["Typical target"]
    assert "per business case (no number to start with)" in local
    assert "start from your own baseline" in local


def test_the_source_is_said_with_how_far_it_was_read() -> None:
    assert details("kn-roce")["Source"].endswith("(not read again: from memory)")
    assert details("dl-change-lead-time")["Source"].endswith("(read in full)")
    assert details("bv-net-value")["Source"].endswith("(own words)")


def test_guards_and_what_it_drives_are_named() -> None:
    said = details("bv-change-share")
    assert said["Guard it with"] == "Service availability; Technical debt ratio"
    assert "Days from approved idea to use" in said["Thought to drive"]


def test_every_measure_has_a_question_a_definition_a_target_text_and_a_source() -> None:
    for key in NAMES:
        assert {"Question", "Definition", "Calculated as", "Typical target", "Source"} <= set(
            details(key)
        ), key
        assert details(key)["Question"].endswith("?")


def test_the_sentence_after_attaching_says_the_target_or_why_there_is_none() -> None:
    assert target_sentence(library()["op-availability"], FORMS, "EUR").startswith(
        "Its target is 99.9 %."
    )
    assert (
        target_sentence(library()["bv-business-cost-savings"], FORMS, "EUR")
        == "It has no target yet (per business case)."
    )


def test_a_framework_is_found_behind_the_measures() -> None:
    entry = FrameworkEntry(
        "plan", "Plan for availability", "All about it.", "2 objectives", is_own=True
    )
    rows = [framework_row(entry), *ROWS]
    keys = [row.key for row in matching(rows, "availability")]
    assert keys.index("op-availability") < keys.index("plan")
    assert [row.key for row in matching(rows, "", [Filter(Facet.LIBRARY, "own")])] == ["plan"]


def test_how_longer_periods_are_made_is_said_in_words_of_its_own() -> None:
    said = {details(key)["Unit and time"].split(" · ")[-1] for key in library()}
    assert "longer periods take the last value" in said
    assert "longer periods add up" in said


def test_where_the_window_speaks_another_language_the_texts_are_said_to_be_english() -> None:
    assert language_note() == ""
    use_language("de")
    try:
        assert language_note() != ""
    finally:
        use_language("en")
