"""LibreOffice recalculates the product's own workbook to what the engine says, cell by cell.

All cached results are poisoned beforehand: see `product`.
"""

from datetime import date
from pathlib import Path
from random import Random
from typing import Final

import pytest
from openpyxl import load_workbook

from scorecard_app import resources
from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import SeriesId
from scorecard_app.domain.measures import Series
from scorecard_app.domain.periods import last_complete
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.exchange.workbook.out.writing import write_workbook
from scorecard_app.storage.files import read_card
from tests.builders import minter
from tests.exchange.workbook.books import edited
from tests.exchange.workbook.test_chart_limits import DAY as LIMITS_DAY
from tests.exchange.workbook.test_chart_limits import PHASES, limits_on, of_the_program, scored
from tests.recalculation.everything import DAY, everything
from tests.recalculation.generated import generated
from tests.recalculation.libreoffice import NEEDS_LIBREOFFICE, convert
from tests.recalculation.product import disagreements, formulas
from tests.recalculation.test_recalculation import SAMPLE

TEMPLATES: Final = sorted(each.id for each in template_names())


def written(card: Scorecard, day: date, folder: Path) -> Path:
    """Write the workbook of a scorecard as of a day."""
    book = folder / "book.xlsx"
    write_workbook(card, book, results=evaluate(card, (day,)))
    return book


@NEEDS_LIBREOFFICE
def test_every_preset_roll_up_and_policy_is_recalculated_to_the_same(tmp_path: Path) -> None:
    assert disagreements(written(everything(), DAY, tmp_path), tmp_path) == []


def test_every_score_of_the_scorecard_is_a_formula(tmp_path: Path) -> None:
    book = written(everything(), DAY, tmp_path)
    scored = {each.row for each in formulas(book) if each.sheet == "Scorecard" and each.column == 8}
    rows = 3 + 31 + 30 * 5
    assert len(scored) == rows


@pytest.mark.long
@NEEDS_LIBREOFFICE
@pytest.mark.filterwarnings("ignore:Sparkline Group:UserWarning")
@pytest.mark.parametrize("phases", PHASES)
def test_the_limits_of_another_measure_chosen_in_the_charts_are_those_of_the_program(
    phases: str, tmp_path: Path
) -> None:
    card = scored(PHASES[phases])
    book = written(card, LIMITS_DAY, tmp_path)
    with edited(book) as opened:
        assert opened["Charts"]["B3"].value == "Share"
        opened["Charts"]["B3"] = "Aside"
    (tmp_path / "new").mkdir()
    recalculated = load_workbook(convert(book, tmp_path / "new", "xlsx"), data_only=True)
    found, expected = limits_on(recalculated["Chart data"]), of_the_program(card, "Aside")
    assert [*found] == [*expected]
    for period, lines in expected.items():
        assert found[period] == pytest.approx(lines, rel=1e-9)


@pytest.mark.long
@NEEDS_LIBREOFFICE
def test_the_georgia_sample_is_recalculated_to_the_same(tmp_path: Path) -> None:
    card = read_card(resources.path(SAMPLE))
    assert disagreements(written(card, date(2010, 6, 30), tmp_path), tmp_path) == []


@pytest.mark.long
@NEEDS_LIBREOFFICE
@pytest.mark.parametrize("seed", range(6))
def test_a_generated_scorecard_is_recalculated_to_the_same(seed: int, tmp_path: Path) -> None:
    """Mixed frequencies, gaps, negative and zero targets, dated rules and weights."""
    day = date(2026, 2, 17) if seed % 2 else date(2025, 9, 30)
    assert disagreements(written(generated(seed), day, tmp_path), tmp_path) == []


@pytest.mark.long
@NEEDS_LIBREOFFICE
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_with_values_is_recalculated_to_the_same(template: str, tmp_path: Path) -> None:
    card = from_template(template, mint=minter())
    assert disagreements(written(_filled(card), DAY, tmp_path), tmp_path) == []


def _filled(card: Scorecard) -> Scorecard:
    """Give four values out of five to measures, some of them old."""
    random = Random(len(card.measures))  # noqa: S311 - not a secret
    series = []
    for measure in card.measures.values():
        last = last_complete(DAY, measure.frequency).ordinal - random.choice([0, 0, 1, 3])
        kept = [last - back for back in range(12) if random.random() < 0.8]
        values = Samples.of({each: round(random.uniform(0, 120), 1) for each in kept})
        series.append(Series(SeriesId(f"values of {measure.id}"), measure.id, samples=values))
    return card.put(*series)
