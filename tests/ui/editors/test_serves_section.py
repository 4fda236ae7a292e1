from pytestqt.qtbot import QtBot

from scorecard_app.domain.relations import Relations
from scorecard_app.ui.editors.desk import Desk as EditorDesk
from scorecard_app.ui.editors.serves_section import ServesSection
from scorecard_app.ui.folds import Folds
from scorecard_app.ui.theme import ThemeStore
from tests.present.small_card import CUT, GROW, RATING, SATISFY, SPARE
from tests.ui.models.small_desk import Desk, desk


def shown(at: Desk, measure_id: str, qtbot: QtBot) -> ServesSection:
    themes, folds = ThemeStore("light"), Folds()
    section = ServesSection(
        EditorDesk(at.bridge, at.history, at.view_state, themes, at.forms, at.mint, folds)
    )
    qtbot.addWidget(section)
    section.bind(measure_id)
    section.show()
    return section


def served(at: Desk, measure_id: str) -> set[str]:
    return {
        each.objective_id for each in at.card.attachments.values() if each.measure_id == measure_id
    }


def test_a_measure_is_attached_to_more_objectives_by_name_or_number(qtbot: QtBot) -> None:
    at = desk()
    section = shown(at, SPARE, qtbot)
    for typed in ("grow REVENUE", "2"):
        section.entry.setText(typed)
        section.attach()
        section.sync()
    assert served(at, SPARE) == {GROW, CUT}
    assert section.entry.text() == ""
    assert at.steps == 2


def test_an_unknown_name_is_refused_with_a_sentence_and_stays_to_be_mended(qtbot: QtBot) -> None:
    at = desk()
    section = shown(at, RATING, qtbot)
    for typed in ("Nowhere", "Satisfy clients"):
        section.entry.setText(typed)
        section.attach()
        assert section.entry.text() == typed
    assert at.refusals == [
        "No objective that it could serve is called “Nowhere”. Choose one of the list.",
        "No objective that it could serve is called “Satisfy clients”. Choose one of the list.",
    ]
    assert served(at, RATING) == {SATISFY}


def test_a_measure_becomes_the_main_one_of_the_chosen_objective(qtbot: QtBot) -> None:
    at = desk()
    section = shown(at, SPARE, qtbot)
    section.entry.setText("Grow revenue")
    section.attach()
    section.sync()
    assert section.main_button.isEnabled()
    section.make_main()
    section.sync()
    main = Relations(at.card).main_measure(GROW)
    assert main is not None
    assert main.id == SPARE
    assert not section.main_button.isEnabled()


def test_detaching_leaves_the_measure_in_the_scorecard(qtbot: QtBot) -> None:
    at = desk()
    section = shown(at, RATING, qtbot)
    section.detach()
    section.sync()
    assert served(at, RATING) == set()
    assert RATING in at.card.measures
    assert section.main_button.isHidden()
    assert section.detach_button.isHidden()
