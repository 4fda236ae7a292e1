"""Workbooks and pictures: written from the open scorecard, and read back into it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal

from scorecard_app.domain.ids import MapId
from scorecard_app.errors import UserError
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.background import Background
from scorecard_app.ui.import_words import counts_text, report_lines, tone_of
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.prompts import PDF, PICTURES, PNG, SVG, WORKBOOKS, Prompts
from scorecard_app.ui.session import Session, file_name
from scorecard_app.ui.theme import Theme, load_theme

if TYPE_CHECKING:  # these bring numpy, which no first frame needs
    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.exchange.workbook.back.reading import ImportResult
    from scorecard_app.present.charts.chart import Chart
    from scorecard_app.ui.bridge import Scene
    from scorecard_app.ui.open_document import OpenDocument

ORIGIN = "import"


class Transfers(QObject):
    """Asks for files and works on them off the GUI thread.

    `noticed` carries a Notice; `reported` says that `report` is another one.
    """

    noticed = Signal(object)
    reported = Signal()
    report_wanted = Signal()

    def __init__(
        self,
        session: Session,
        parts: Parts,
        *,
        background: Background,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._prompts = prompts
        self._report: tuple[str, tuple[str, ...]] = ("", ())
        self._parts = parts

    @property
    def report(self) -> tuple[str, tuple[str, ...]]:
        """Return the title of the last report, and what it says line by line."""
        return self._report

    def put_report(self, title: str, lines: tuple[str, ...]) -> None:
        """Take a report, to be shown when it is wanted."""
        self._report = (title, lines)
        self.reported.emit()

    def export_workbook(self) -> None:
        """Ask for a file and write the workbook of the open scorecard."""
        current = self._session.current
        if current is None:
            return
        path = self._prompts.path_to_save(
            _("Export a workbook"), (WORKBOOKS,), suggested=_suggested(current, ".xlsx")
        )
        if path is not None:
            self._write(
                partial(
                    _write_workbook,
                    current.bridge.scene,
                    current.view_state.map_id,
                    path,
                    self._parts.forms,
                ),
                path,
            )

    def export_picture(self) -> None:
        """Ask for a file and draw the map that is shown."""
        current = self._session.current
        map_id = current.view_state.map_id if current else None
        if current is None or map_id is None:
            return
        path = self._prompts.path_to_save(
            _("Export a picture of the map"),
            (PNG, SVG, PDF),
            suggested=_suggested(current, ".png"),
        )
        if path is not None:
            draw = partial(_draw_map, current.bridge.scene, map_id, path, self._parts.forms)
            self._write(draw, path)

    def open_picture(self, take: Callable[[Path], None]) -> None:
        """Ask for the file of a picture, and hand it to who wants it."""
        path = self._prompts.path_to_open(_("Choose a background picture"), (PICTURES,))
        if path is not None:
            take(path)

    def save_chart(self, chart: "Chart", size: QSize) -> None:
        """Ask for a file and draw a chart into it."""
        suggested = Path(file_name(chart.title) + PNG.endings[0])
        current = self._session.current
        if current is not None and current.path is not None:
            suggested = current.path.with_name(suggested.name)
        path = self._prompts.path_to_save(
            _("Save a picture of the chart"), (PNG, SVG, PDF), suggested=suggested
        )
        if path is not None:
            draw = partial(_draw_chart, chart, path, size, self._parts.themes.on_paper)
            self._write(draw, path)

    def take(
        self,
        target: "OpenDocument",
        before: "Scorecard",
        name: str,
        result: "ImportResult",
        *,
        offers: Sequence[Offer] = (),
    ) -> None:
        """Make an import one step, unless the scorecard moved on meanwhile; `offers` come last."""
        if self._session.current is not target:
            return
        if target.card is not before:
            self._tell(UserError(_("The scorecard changed meanwhile. Import the workbook again.")))
            return
        label = _("Import “{name}”").format(name=name)
        target.history.run(label, partial(_replaced, after=result.card), origin=ORIGIN)
        text = f"{label}: {counts_text(result.counts)}."
        undo = [Offer(_("Undo"), target.history.undo)] if result.card != before else []
        self.noticed.emit(self.reported_as(text, name, result, offers=(*undo, *offers)))

    def reported_as(
        self, text: str, name: str, result: "ImportResult", *, offers: Sequence[Offer] = ()
    ) -> Notice:
        """Keep the report of an import, and return the notice that offers it."""
        self.put_report(_("Import “{name}”").format(name=name), report_lines(result))
        show = Offer(_("Show the report"), self.report_wanted.emit)
        return Notice(text, tone_of(result.counts), (show, *offers))

    def _write(self, work: Callable[[], None], path: Path) -> None:
        self._background.run(work, then=partial(self._note_written, path), refused=self._tell)

    def _note_written(self, path: Path, _nothing: None) -> None:
        self.noticed.emit(Notice(_("“{name}” was written.").format(name=path.name)))

    def _tell(self, error: UserError) -> None:
        self.noticed.emit(Notice(str(error), Tone.WARNING))


def _write_workbook(scene: "Scene", map_id: MapId | None, path: Path, forms: LocaleForms) -> None:
    from scorecard_app.exchange.workbook.out.writing import write_workbook  # noqa: PLC0415 - heavy
    from scorecard_app.ui.paint.picture import png_of_map  # noqa: PLC0415 - only here

    picture = png_of_map(scene, map_id, theme=load_theme("light"), forms=forms) if map_id else None
    write_workbook(scene.card, path, results=scene.results, forms=forms, picture=picture)


def _draw_map(scene: "Scene", map_id: MapId, path: Path, forms: LocaleForms) -> None:
    from scorecard_app.ui.paint.picture import export_picture  # noqa: PLC0415 - only here

    # Pictures go into documents and onto paper: they are light whatever the window wears.
    export_picture(scene, map_id, path, theme=load_theme("light"), forms=forms)


def _draw_chart(chart: "Chart", path: Path, size: QSize, theme: Theme) -> None:
    from scorecard_app.ui.paint.charts.files import save_chart  # noqa: PLC0415 - only here

    save_chart(chart, path, size, theme)


def _replaced(_before: "Scorecard", *, after: "Scorecard") -> "Scorecard":
    return after


def _suggested(current: "OpenDocument", ending: str) -> Path:
    name = current.path or Path(file_name(current.name))
    return name.with_suffix(ending)
