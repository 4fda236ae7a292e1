"""The script that builds the sample, on a few rows in the layout of the public tables."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from scorecard_app import resources
from scorecard_app.domain.measures import SeriesKind, UnitKind
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import values_of

INDICATORS = """\
country,project,submission_date,activity,subactivity,indicator_id,indicator_level,indicator,\
classification,unit,baseline,actual_to_date,end_of_compact_target,percent_complete_to_date,notes
Ghana,X,d,All Activities,N/A,G1,Goal,Poverty,Level,Percentage,1,2,3,,
Georgia,Everything,d,All Activities,N/A,A,Goal,Income,Cumulative,US Dollars,0,"1,250",9,,
Georgia,Roads,d,All Activities,N/A,B,Objective,Savings,Cumulative,US Dollars,0,,9,,"S\xe3o"
Georgia,Roads,d,Activity 1 : Road,N/A,C,Outcome,Travel  time,Level,Hour and minute,8:13,,2:45,,
Georgia,Roads,d,Activity 1 : Road,N/A,D,Process,Begun,Date,date,,,30-Apr-08,,
"""
DETAILS = """\
indicator_id,compact_year,timeframe,q1,q2,q3,q4,yearly_target,percent_complete
G1,1,,5,,,,,
A,1,,"1,250",-3.5,,,2000,
C,2,,,8:75,,8:13,5:33,
D,3,,28-Apr-08,31-Feb-08,,,1-Apx-08,
"""


@pytest.fixture
def script() -> ModuleType:
    path = resources.root() / "samples" / "build_georgia.py"
    spec = importlib.util.spec_from_file_location("build_georgia", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def built(script: ModuleType, tmp_path: Path) -> tuple[Scorecard, list[str]]:
    (tmp_path / "mcc_indicators.csv").write_bytes(INDICATORS.encode("cp1252"))
    (tmp_path / "mcc_indicator_details.csv").write_text(DETAILS, encoding="utf-8")
    complaints: list[str] = []
    card: Scorecard = script.build(*script.read_tables(tmp_path), complain=complaints.append)
    return card, complaints


def test_only_the_country_is_read_and_texts_of_either_encoding(
    built: tuple[Scorecard, list[str]],
) -> None:
    card, _complaints = built
    assert {each.source_id for each in card.measures.values()} == {"A", "B", "C", "D"}
    assert "São" in {each.notes for each in card.measures.values()}
    assert "Travel time" in {each.name for each in card.measures.values()}


def test_what_cannot_be_read_is_reported_by_row_and_column_and_the_rest_is_kept(
    built: tuple[Scorecard, list[str]],
) -> None:
    card, complaints = built
    assert complaints == [
        "mcc_indicator_details.csv, line 4: q2 '8:75' is not a duration",
        "mcc_indicator_details.csv, line 5: q2 '31-Feb-08' is not a date",
        "mcc_indicator_details.csv, line 5: yearly_target '1-Apx-08' is not a date",
    ]
    keys = {each.source_id: key for key, each in card.measures.items()}
    assert values_of(card, keys["A"]) == {"2006-Q2": 1250, "2006-Q3": -3.5}
    assert values_of(card, keys["A"], SeriesKind.TARGET) == {"2006-Q2": 2000}
    assert values_of(card, keys["C"]) == {"2008-Q1": 493}
    assert values_of(card, keys["D"]) == {"2008-Q2": date(2008, 4, 28).toordinal()}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("1,234,567.5", UnitKind.MONEY, 1234567.5),
        ("-4,423", UnitKind.COUNT, -4423),
        ("16.6", UnitKind.NUMBER, 16.6),
        ("1,23", UnitKind.NUMBER, None),
        ("Pending", UnitKind.NUMBER, None),
        ("28-Nov-2008", UnitKind.DATE, date(2008, 11, 28).toordinal()),
        ("8-May-08", UnitKind.DATE, date(2008, 5, 8).toordinal()),
        ("2008-05-08", UnitKind.DATE, None),
        ("8:13", UnitKind.DURATION, 493),
        ("8", UnitKind.DURATION, None),
    ],
)
def test_cells_are_read_by_the_kind_of_their_unit(
    script: ModuleType, text: str, kind: UnitKind, expected: float | None
) -> None:
    assert script.number_of(text, kind) == expected


def test_without_a_folder_the_script_says_how_to_use_it(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main([]) == 2
    assert "CSV_FOLDER" in capsys.readouterr().err
