"""Columns are rows: what they become, and samples of how their cells are read."""

from dataclasses import replace

from scorecard_app.exchange.preview.columns import column_offers, column_rows
from scorecard_app.exchange.preview.guesses import Surety
from scorecard_app.exchange.sheets.sheet import sheet_of
from scorecard_app.texts import LocaleForms
from tests.exchange.preview.finding import SALES, looked


def test_samples_show_what_becomes_of_a_cell() -> None:
    found = looked(SALES)
    columns = {each.letters: each for each in found.columns}
    assert columns["C"].samples == ("1,234.5", "7")
    german = LocaleForms(decimal=",", group=".")
    assert column_rows(found.meanings, german)[2].samples == ("1,234.5 → 1.234,5", "7")
    assert columns["D"].samples == ("n/a → empty", "ask Jo → not read")
    assert columns["C"].becomes == "Actual, Jan 2026"


def test_samples_of_numbers_stand_as_the_sheet_shows_them() -> None:
    sheet = sheet_of("S", [["KPI", "Jan 2026", "Share"], ["Sales", 1234567.0, -0.25]])
    found = looked(replace(sheet, marks={5: "%"}))
    samples = [each.samples for each in found.columns]
    assert samples == [("Sales",), ("1,234,567",), ("−25 %",)]


def test_a_correction_is_chosen_and_the_column_is_left_out() -> None:
    columns = {each.letters: each for each in looked(SALES, told={"column D": "ignored"}).columns}
    assert (columns["D"].becomes, columns["D"].surety) == ("Ignored", Surety.CHOSEN)
    assert not columns["D"].is_used


def test_every_offer_can_be_taken() -> None:
    for offer in column_offers():
        columns = looked(SALES, told={"column B": offer.value}).columns
        assert columns[1].surety is Surety.CHOSEN


def test_offers_say_by_which_words_they_are_known() -> None:
    offers = {each.title: each for each in column_offers()}
    assert "kennzahl" in offers["Measure"].synonyms
    assert offers["Values: Target"].value == {"role": "value", "kind": "target"}


def test_cells_that_name_periods_are_read_as_periods() -> None:
    rows = [["Month", "Sales"], ["Jan 2026", 1.0], ["Feb 2026", 2.0]]
    columns = {each.header: each for each in looked(rows).columns}
    assert columns["Month"].samples[0] == "Jan 2026"
    days = [["Date", "Sales"], ["31.01.2026", 1.0], ["28.02.2026", 2.0]]
    columns = {each.header: each for each in looked(days).columns}
    assert columns["Date"].samples[0].startswith("31.01.2026 → ")


def test_what_was_chosen_stays_whatever_stands_beside_it() -> None:
    rows = [["KPI", "Plan"], ["Sales", 1.0], ["Costs", 2.0]]
    found = looked(rows, told={"column B": {"role": "value", "kind": "target"}})
    assert found.columns[1].becomes == "Values: Target"
    found = looked(rows, told={"column A": "objective"})
    assert found.columns[0].becomes == "Objective"
    assert [each.name for each in found.changes] == ["Plan: Sales", "Plan: Costs"]


def test_a_column_may_become_a_field_of_the_users_own() -> None:
    rows = [["KPI", "Region", "Actual"], ["Sales", "North", 1.0], ["Costs", None, 2.0]]
    found = looked(rows, told={"column B": "new field"})
    assert found.columns[1].becomes == "New field"
    assert found.intake is not None
    card = found.intake.plan.card
    (made,) = card.custom_fields.values()
    assert (made.name, made.applies_to) == ("Region", "measures")
    assert [dict(each.custom) for each in card.measures.values()] == [{made.id: "North"}, {}]
    again = looked(rows, told={"column B": "new field"}, card=card)
    assert again.intake is not None
    assert again.intake.plan.card is card
