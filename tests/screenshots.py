"""Draw every view of the window, in every size and theme: python -m tests.screenshots FOLDER.

A second word is the language, a third one the only theme. QT_SCALE_FACTOR=2 draws twice as large.
The pages that take files are drawn in every state by python -m tests.exchange_screenshots.
Runs without a display. What it draws is to be looked at before an issue is called resolved.
"""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from scorecard_app.app.places import Places
from scorecard_app.app.program import Program, build
from scorecard_app.app.window import make_application
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.evidence.says import Says
from scorecard_app.errors import UserError
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.present.table.comparison import Against, Comparison
from scorecard_app.present.table.nodes import Grouping
from scorecard_app.ui.charts.detail_charts import DetailCharts
from scorecard_app.ui.editors.curve_view import CurveView
from scorecard_app.ui.editors.group_box import GroupBox
from scorecard_app.ui.editors.measures_page import MeasuresPage
from scorecard_app.ui.hypotheses.page import LinksPage
from scorecard_app.ui.investing.page import InvestingPage
from scorecard_app.ui.models.scorecard_view import ScorecardView
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.prompts import Leaving
from scorecard_app.ui.worth.page import ValuePage
from tests.builders import minter
from tests.rich_value import rich_card
from tests.ui.scripted_prompts import ScriptedPrompts

SIZES = ((1366, 768), (1920, 1080))
THEMES = ("light", "dark", "contrast-light", "contrast-dark")
TEMPLATE = "it-business-value"

_SETTLED_MS = 400
"""Long enough for a chart to be laid out; nothing announces that it is."""

_KEY_FIGURES = Path(__file__).with_name("exchange") / "real" / "mcc_kpis_cr_cp1252.csv"

_Part = TypeVar("_Part", bound=QWidget)


class Studio:
    """One program in one size and theme, and what it looks like."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        *,
        theme: str,
        size: tuple[int, int],
        language: str = "en",
    ) -> None:
        self._app = app
        self._prompts = ScriptedPrompts()
        places = Places(folder / "settings.ini", folder / "state")
        self.program: Program = build(
            app, places=places, language=language, prompts=lambda _window: self._prompts
        )
        self.program.settings.choose(theme=theme, reduced_motion=True)
        self.program.window.resize(*size)
        self.program.show()
        self._until(lambda: self.program.starter.is_filled)
        self.work()

    def pictures(self) -> Iterator[str]:
        """Bring up one view after the other, and yield what to call it."""
        program = self.program
        yield "1-start"
        program.starter.begin_from_template(TEMPLATE)
        yield "2-map-template"
        self._select(1)
        yield "3-map-template-selected"
        yield from self._what_if()
        self.answer(Leaving.DISCARD)
        program.starter.open_sample()
        yield "4-map-georgia"
        self._select(1)
        yield "5-map-georgia-selected"
        program.window.docks.detail.raise_()
        charts = program.window.findChild(DetailCharts)
        assert isinstance(charts, DetailCharts)
        for kind in charts.kinds:
            charts.choose(kind)
            yield f"6-map-georgia-detail-{kind.replace(' ', '-')}"
        yield from self._links()
        yield from self._tables()
        yield from self._forms()
        yield from self._import()
        program.acts.pages.show_map()
        self._select(1)
        program.acts.edits.delete()
        yield "9-deleted"
        program.session.tell(UserError("“letter.scorecard” is not a scorecard."))
        program.acts.pages.show_settings()
        yield "10-settings"
        program.acts.pages.show_keys()
        yield "11-keys"
        program.acts.pages.show_about()
        yield "12-about"

    def _what_if(self) -> Iterator[str]:
        """Suppose something of the card that is selected, and bring up what it is worth."""
        supposed = self.open.view_state.what_if
        supposed.switch(is_on=True)
        supposed.push(ObjectiveId(self.open.view_state.current or ""), 0.2)
        yield "14-what-if"
        self.program.acts.pages.show_value()
        yield from self._value()
        self.program.acts.pages.show_investments()
        invested = self._find(InvestingPage)
        for number in range(invested.tabs.count()):
            invested.tabs.setCurrentIndex(number)
            yield f"17-investments-{number + 1}"
        supposed.switch(is_on=False)
        self.program.acts.pages.show_map()

    def _links(self) -> Iterator[str]:
        """Bring up the links, and what is known of the one that the data are consistent with."""
        self.program.acts.pages.show_links()
        page = self._find(LinksPage)
        self._until(lambda: self.open.bridge.scene.says != {})
        says = self.open.bridge.scene.says
        found = next(key for key, each in says.items() if each is Says.CONSISTENT)
        self.open.view_state.select([found])
        tabs = page.detail.tabs
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            yield f"16-links-{number + 1}"
        self.program.acts.pages.show_map()
        self.open.view_state.show_overlay(Overlay.DATA)
        yield "16-links-on-map"
        self.open.view_state.show_overlay(Overlay.STATUS)

    def _value(self) -> Iterator[str]:
        """Answer every question about value, of a scorecard that has all that money is spent on."""
        self.open.history.run("", partial(rich_card, minter()))
        page = self._find(ValuePage)
        page.goals.amount.setText("30 M")
        for number in range(page.questions.count()):
            page.questions.setCurrentRow(number)
            self.work()
            self.work()  # what is found may lead to the next question
            yield f"15-value-{number + 1}"
            page.part.sheet.to_why.click()
            yield f"15-value-{number + 1}-why"
            page.part.sheet.to_chart.click()

    def _tables(self) -> Iterator[str]:
        """Bring up the table as it can be arranged, and the page of all measures."""
        self.program.acts.pages.show_scorecard()
        view = self._find(ScorecardView)
        yield "7-scorecard"
        view.bar.group_by(Grouping.STATUS)
        yield "7-scorecard-grouped"
        view.bar.group_by(Grouping.PERSPECTIVE)
        view.bar.narrow(text="process")
        yield "7-scorecard-filtered"
        view.bar.narrow(text="nothing is called so")
        yield "7-scorecard-nothing-found"
        view.bar.show_all()
        state = self.open.view_state
        state.compare_with(Comparison(Against.YEAR_BEFORE))
        yield "7-scorecard-compared"
        state.compare_with(Comparison())
        view.show_heat(is_heat=True)
        yield "7-scorecard-heat"
        view.show_heat(is_heat=False)
        self.program.acts.pages.show_measures()
        page = self._find(MeasuresPage)
        for frequency in (Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR):
            page.periods.setCurrentIndex(page.periods.findData(frequency))
            yield f"7-measures-{frequency.name.lower()}"

    def _forms(self) -> Iterator[str]:
        """Bring up the form of a measure with its curve, a derivation, and the library."""
        docks = self.program.window.docks
        self.program.acts.pages.show_map()
        docks.inspector.raise_()
        self.open.view_state.select([next(iter(self.open.card.measures))])
        yield "8-measure-form"
        self.work()
        curve = next(each for each in docks.inspector.findChildren(CurveView) if each.isVisible())
        area = next(
            each
            for each in docks.inspector.findChildren(QScrollArea)
            if each.isVisible() and each.isAncestorOf(curve)
        )
        area.ensureWidgetVisible(curve)
        yield "8-measure-curve"
        self.program.acts.why.explain_selection()
        yield "8-why"
        self._select(2)
        for box in docks.inspector.findChildren(GroupBox):
            box.fold(is_folded=False)
        yield "8-objective-form"
        self._select(1)
        self.program.acts.library.find_measure()
        yield "8-library"

    def _import(self) -> Iterator[str]:
        """Bring up every step of an import of real key figures."""
        acts = self.program.acts.imports
        acts.take_file(_KEY_FIGURES)
        self.work()
        assert acts.page is not None
        for number, row in enumerate(range(acts.page.steps.count()), 1):
            acts.page.steps.setCurrentRow(row)
            yield f"13-import-{number}"

    def _find(self, kind: type[_Part]) -> _Part:
        self.work()
        found = self.program.window.findChild(kind)
        assert isinstance(found, kind)
        return found

    def draw(self, path: Path) -> None:
        """Draw the window as it stands."""
        self.work()
        self.program.window.grab().save(str(path))

    def answer(self, *answers: Path | Leaving | None) -> None:
        """Prepare the answers to the next questions."""
        self._prompts.answers = list(answers)

    def begin(self, template_id: str) -> None:
        """Begin a template, whatever is open; what was changed is not saved."""
        self._prompts.answers = [Leaving.DISCARD]
        self.program.starter.begin_from_template(template_id)
        self.work()

    def close(self) -> None:
        """Leave without saving."""
        self._prompts.answers = [Leaving.DISCARD]
        self.program.window.close()
        self.program.close()

    def _select(self, number: int) -> None:
        """Select a card of the lowest lane."""
        self.work()
        relations = self.open.bridge.scene.relations
        lowest = relations.perspectives[-1]
        self.open.view_state.select([relations.objectives_in(lowest.id)[number].id])

    @property
    def open(self) -> OpenDocument:
        """Return the open scorecard."""
        current = self.program.session.current
        assert current is not None
        return current

    def work(self) -> None:
        """Let the window work until nothing is under way."""
        self._until(lambda: not self.program.background.is_busy)
        settled = QDeadlineTimer(_SETTLED_MS)
        self._until(settled.hasExpired)

    def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def main(out: Path, language: str = "en", *themes: str) -> None:
    """Draw everything into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out.mkdir(parents=True, exist_ok=True)
    app = make_application(["screenshots"])
    for theme, size in product(themes or THEMES, SIZES):
        with TemporaryDirectory(prefix="screenshots-") as folder:
            studio = Studio(app, Path(folder), theme=theme, size=size, language=language)
            for name in studio.pictures():
                studio.draw(out / f"{name}-{theme}-{size[0]}.png")
            studio.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
