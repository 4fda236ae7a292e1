"""Ties the session to the window: what is open is what is shown."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scorecard_app.domain.ids import MapId
from scorecard_app.present.places import INVESTED
from scorecard_app.texts import _
from scorecard_app.ui.actions import Actions
from scorecard_app.ui.acts.deeds import Acts
from scorecard_app.ui.commands import (
    DENSITIES,
    Need,
)
from scorecard_app.ui.joining import WORK, join
from scorecard_app.ui.main_window import MainWindow, Page
from scorecard_app.ui.moments import moment_text
from scorecard_app.ui.notices import Notice, Offer, Tone
from scorecard_app.ui.opened import Safety
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.prompts import SCORECARDS
from scorecard_app.ui.settings import ProgramSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard_app.domain.ids import EntityId
    from scorecard_app.storage.courtesy import Holder
    from scorecard_app.ui.open_document import OpenDocument
    from scorecard_app.ui.views import Views

ALONE = (Page.START, Page.IMPORT, Page.FILL)


class Shell(QObject):
    """Puts the views of the open scorecard into the window and keeps its bars true."""

    def __init__(
        self,
        window: MainWindow,
        acts: Acts,
        actions: Actions,
        *,
        settings: ProgramSettings,
        parts: Parts,
        build_views: "Callable[[OpenDocument], Views]",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._acts = acts
        self._session = acts.session
        self._actions = actions
        self._settings = settings
        self._parts = parts
        self._build_views = build_views
        self._are_panes_open = False
        self._views: Views | None = None
        strip = window.strip
        for teller in (
            acts.session,
            acts.transfers,
            acts.edits,
            acts.pages,
            acts.library,
            acts.merges,
            acts.imports,
            acts.fills,
        ):
            teller.noticed.connect(strip.show_notice)
        acts.session.replaced.connect(self._replace)
        acts.session.state_changed.connect(self._follow)
        acts.session.saved.connect(self._touch)
        window.page_changed.connect(self._follow_page)
        window.leaving.connect(self._leave)
        window.panes_opened.connect(acts.map.fit_all)
        window.dropped.connect(self._take_file)
        window.dropped_both.connect(acts.imports.take_both)
        window.status.remarks_wanted.connect(window.docks.show_hints)
        acts.palette.chosen.connect(self._go_to)
        acts.map.map_wanted.connect(acts.pages.show_map)
        acts.map.density_chosen.connect(self._show_density)
        acts.session.set_autosave(on=settings.autosave)
        self._follow()

    def follow_setting(self, name: str) -> None:
        """Do what a changed setting of the program asks for."""
        match name:
            case "theme":
                self._parts.themes.use(self._settings.theme)
            case "band_palette":
                self._parts.themes.use_bands(self._settings.band_palette)
            case "autosave":
                self._session.set_autosave(on=self._settings.autosave)

    def use_keys(self) -> None:
        """Let the keys that the user chose reach the commands."""
        self._actions.use_keys(self._settings.habits.keymap)

    def warn_of_failure(self) -> None:
        """Say that something nobody expected went wrong, and what can be done about it."""
        self._window.strip.show_notice(
            Notice(
                _("Something went wrong; your work is safe on this computer."),
                Tone.WARNING,
                (Offer(_("Copy diagnostics"), self._acts.pages.copy_diagnostics),),
            )
        )

    def _replace(self) -> None:
        """Show the views of another scorecard, or the start page where there is none."""
        window, current = self._window, self._session.current
        window.strip.end_with_change()
        self._put_panes_away()
        for page in reversed(WORK):  # the last one first, or the next one would be shown, and made
            window.drop_page(page)
        if current is None:
            window.docks.empty()
            self._acts.map.serve(None)
            self._acts.room.serve(None)
            self._acts.library.serve(None)
            self._acts.investing.serve(None)
            self._acts.stepper.follow(None)
            window.status.show_remarks("")
            self._views = None
            self._acts.pages.show_start()
            return
        views = self._views = self._build_views(current)
        join(window, views, self._acts, (current, self._parts))
        self._show_density()
        views.hint_changed.connect(self._show_map_bars)
        views.zoom_changed.connect(self._show_map_bars)
        views.told.connect(self._tell)
        views.hints.revealed.connect(self._show_where_things_stand)
        if current.path is not None:
            self._touch(current.path)
        current.history.refused.connect(self._refuse)
        current.bridge.changed.connect(self._window.strip.end_with_change)
        current.history.steps.changed.connect(self._enable)
        current.view_state.selection_changed.connect(self._enable)
        self._acts.pages.show_map()
        views.map.setFocus()
        if current.holder is not None:
            self._window.strip.show_notice(_held(current.name, current.holder, self._parts))

    def _refuse(self, sentence: str) -> None:
        """Say why an edit was refused, until another is made."""
        self._window.strip.show_notice(Notice(sentence, Tone.WARNING, ends_with_change=True))

    def _tell(self, sentence: str) -> None:
        """Say what was done where that cannot all be seen, with an offer to take it back."""
        undo = Offer(_("Undo"), self._acts.edits.undo)
        self._window.strip.show_notice(Notice(sentence, offers=(undo,), ends_with_change=True))

    def _go_to(self, table: str, entity_id: "EntityId") -> None:
        """Show something by its id: a map as it is, all else selected and in sight."""
        current = self._session.current
        if current is None or self._views is None:
            return
        if table == "maps":
            current.view_state.show_map(MapId(entity_id))
            self._acts.pages.show_map()
        elif table in INVESTED:
            self._acts.investing.show(entity_id)
        else:
            self._show_where_things_stand()
            self._views.show_place(table, entity_id)

    def _show_where_things_stand(self) -> None:
        """Show the map, unless the table is shown: both follow what is selected."""
        if self._window.page not in {Page.MAP, Page.SCORECARD}:
            self._acts.pages.show_map()

    def _touch(self, path: Path) -> None:
        self._settings.touch(path, self._parts.now())

    def _leave(self) -> None:
        self._session.leave(self._window.let_go)

    def _take_file(self, path: Path) -> None:
        """Open a scorecard that was dropped; import any other file into the open one."""
        if path.suffix.lower() in SCORECARDS.endings:
            self._session.open_file(path)
        else:
            self._acts.imports.take_file(path)

    def _follow(self) -> None:
        """Show how the open scorecard stands."""
        current = self._session.current
        self._window.show_title(
            current.name if current else "", is_modified=current is not None and current.is_modified
        )
        self._window.status.show_saving(saving_text(current) if current else "")
        self._enable()

    def _enable(self) -> None:
        current = self._session.current
        if current is None:
            self._actions.enable(())
            return
        steps, selection = current.history.steps, current.view_state.selection
        is_map = self._window.page is Page.MAP
        is_plan = is_map or self._window.page is Page.SCORECARD
        cards = sum(each in current.card.objectives for each in selection)
        notes = sum(each in current.card.notes for each in selection)
        measures = sum(each in current.card.measures for each in selection)
        has = {
            Need.DOCUMENT: True,
            Need.SELECTION: bool(selection),
            Need.UNDO: steps.can_undo,
            Need.REDO: steps.can_redo,
            Need.MAP: is_map,
            Need.PLAN: is_plan,
            Need.CARD: is_plan and cards == 1,
            Need.CARDS: is_plan and cards > 0,
            Need.CARDS_OR_NOTES: is_plan and cards + notes > 0,
            Need.COPYABLE: is_plan and cards + notes + measures > 0,
            Need.TWO_CARDS: is_plan and cards == len(selection) == 2,  # noqa: PLR2004 - a pair
            Need.SEVERAL_CARDS: is_plan and cards > 1,
            Need.LINK: is_plan and current.view_state.current in current.card.links,
            Need.FREE: is_map and not selection,
        }
        self._actions.enable(need for need, is_met in has.items() if is_met)

    def _follow_page(self) -> None:
        """Open the panes beside the work, and put them away where a page needs the room."""
        window = self._window
        page = window.page
        if page in WORK and not self._are_panes_open:
            window.open_panes()
            self._are_panes_open = True
        elif page in ALONE or (page is Page.MERGE and not window.docks.is_roomy):
            self._put_panes_away()
        for shown, command in WORK.items():
            self._actions[command].setChecked(page is shown)
        self._show_map_bars()
        self._enable()

    def _show_density(self) -> None:
        """Let the cards say as much as was chosen, and tick its command."""
        chosen = self._settings.habits.card_density
        for name in DENSITIES:
            self._actions[f"cards_{name}"].setChecked(name == chosen)
        if self._views is not None:
            self._views.map.use_density(chosen)

    def _put_panes_away(self) -> None:
        """Hide the panes, and remember how they stood."""
        if self._are_panes_open:
            self._window.keep_panes()
            self._window.docks.hide()
            self._are_panes_open = False

    def _show_map_bars(self) -> None:
        """Show what can be done on the map and how near it is, while it is seen."""
        views = self._views if self._window.page is Page.MAP else None
        self._window.status.show_hint(views.hint if views else "")
        self._window.status.show_zoom(views.zoom if views else "")


def _held(name: str, holder: "Holder", parts: Parts) -> Notice:
    """Say who else has a file open, and what becomes of changes made there."""
    sentence = _(
        "{user} has had “{name}” open on {host} since {time}. "
        "If it changes there before you save, your work will be saved as a copy."
    ).format(user=holder.user, name=name, host=holder.host, time=moment_text(holder.since, parts))
    return Notice(sentence, Tone.WARNING)


def saving_text(current: "OpenDocument") -> str:
    """Say where the last change is, and since when."""
    time = f"{current.safe_since.astimezone():%H:%M:%S}" if current.safe_since else ""
    match current.safety:
        case Safety.PENDING:
            return _("Saving on this computer…")
        case Safety.KEPT:
            return _("Saved on this computer {time}").format(time=time)
        case Safety.PUBLISHED:
            return _("Saved {time}").format(time=time)
        case Safety.FAILED:
            return _("Not saved on this computer")
        case Safety.UNTOUCHED:
            return ""
