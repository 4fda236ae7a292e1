"""The inspector: the form of what is selected, whatever that is."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from scorecard_app.document.change import SETTINGS, Change
from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.domain.ids import EntityId, LinkId, MintId
from scorecard_app.present.form_parts import Form
from scorecard_app.present.forms import form_of
from scorecard_app.present.headlines import headline, selection_headline
from scorecard_app.present.link_form import LINK_FORM
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.editors.data_section import DataSection
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.form_view import FormView
from scorecard_app.ui.editors.headline_view import HeadlineView
from scorecard_app.ui.editors.invested_section import InvestedSection
from scorecard_app.ui.editors.measures_section import MeasuresSection
from scorecard_app.ui.editors.note_part import NotePart
from scorecard_app.ui.editors.sections import LinksSection, ListSection
from scorecard_app.ui.editors.serves_section import ServesSection
from scorecard_app.ui.editors.why_section import WhySection
from scorecard_app.ui.folds import Folds
from scorecard_app.ui.history import History
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

_MARGIN, _GAP = 16, 16
_LEAST_WIDTH = 260
_UNSEEN = frozenset({"maps", "placements"})
"""Tables that no form shows: while a card is dragged within its lane, no field is read again."""


class Inspector(QWidget):
    """Shows one form at a time; each kind of form is made once and bound to what is selected.

    `investment_wanted` names a lever, an initiative or a stream to be shown in its list,
    `investing_wanted` the list in which one is to be made, and for which card; `data_wanted` a link
    of which more is to be seen that data say.
    """

    investment_wanted = Signal(str)
    investing_wanted = Signal(str, str)
    data_wanted = Signal(str)

    def __init__(  # noqa: PLR0913 - what a part of the window is given
        self,
        bridge: Bridge,
        history: History,
        view_state: ViewState,
        themes: ThemeStore,
        forms: LocaleForms,
        mint: MintId,
        *,
        folds: Folds | None = None,
        today: Callable[[], date] | None = None,
        read_says: Callable[[LinkId], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read_says = read_says
        kept = folds or Folds()
        self._desk = Desk(bridge, history, view_state, themes, forms, mint, kept, today)
        self._pages: dict[str, _FormPage] = {}
        self._page: _FormPage | None = None
        self._stack = QStackedWidget(self)
        self._several = _SelectionPage(self._desk, self)
        self._stack.addWidget(self._several)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setMinimumWidth(themes.theme.px(_LEAST_WIDTH))
        view_state.selection_changed.connect(self._show_selection)
        bridge.facts_changed.connect(self._follow)
        bridge.scene_replaced.connect(self._show_selection)
        self._show_selection()

    @property
    def desk(self) -> Desk:
        """Return what every editor is given."""
        return self._desk

    def finish(self) -> None:
        """Finish what is being typed, so that it is in the document."""
        if self._page is not None:
            self._page.finish()

    def explain(self, entity_id: EntityId) -> None:
        """Show the form of something with the derivation of its score open."""
        self._desk.view_state.select([entity_id])
        if self._page is not None:
            self._page.show_why()

    def reveal_field(self, entity_id: EntityId, key: str) -> None:
        """Show the form of something with one of its fields in sight, ready to type."""
        self._desk.view_state.select([entity_id])
        if self._page is not None:
            self._page.reveal_field(key)

    def say_data(self) -> None:
        """Say what data say of the link that is shown, as far as that is known now."""
        for section in self.findChildren(DataSection):
            section.sync()

    def enter(self) -> None:
        """Give the keyboard to the first field of what is shown, its text chosen."""
        if self._page is not None:
            self._page.enter()

    def _show_selection(self) -> None:
        selection = self._desk.view_state.selection
        if len(selection) > 1:
            self._leave()
            self._several.sync()
            self._stack.setCurrentWidget(self._several)
            return
        entity_id = selection[0] if selection else SETTINGS
        form = form_of(self._desk.bridge.scene.card, entity_id)
        if form is None:
            entity_id = SETTINGS
            form = form_of(self._desk.bridge.scene.card, SETTINGS)
        if form is not None:
            self._show(form, entity_id)

    def _show(self, form: Form, entity_id: EntityId) -> None:
        page = self._pages.get(form.table)
        if page is None:
            page = _FormPage(form, self._desk, self._data_section(form), self)
            page.why.followed.connect(self.explain)
            for section in page.findChildren(InvestedSection):
                section.wanted.connect(self.investment_wanted)
                section.added.connect(self.investing_wanted)
            self._pages[form.table] = page
            self._stack.addWidget(page)
        if page is not self._page:
            self._leave()
        self._page = page
        page.bind(entity_id)
        self._stack.setCurrentWidget(page)

    def _data_section(self, form: Form) -> DataSection | None:
        if form.table != LINK_FORM.table:
            return None
        section = DataSection(self._desk, self._read_says)
        section.wanted.connect(self.data_wanted)
        return section

    def _leave(self) -> None:
        if self._page is not None:
            self._page.bind(None)
            self._page = None

    def _follow(self, change: Change) -> None:
        page = self._page
        if change.delta.keys() <= _UNSEEN:
            return
        if page is None:
            self._several.sync()
            return
        if form_of(change.after, page.entity_id or "") is None:
            page.forget()
            self._page = None
            self._show_selection()
        else:
            page.sync()


class _FormPage(QScrollArea):
    """A headline, the form, and the lists that belong to it, scrolled as one."""

    def __init__(self, form: Form, desk: Desk, data: DataSection | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = form
        self.entity_id: EntityId | None = None
        px = desk.themes.theme.px
        content = QWidget()
        content.setObjectName("form")
        column = QVBoxLayout(content)
        column.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        column.setSpacing(px(_GAP))
        self._headline = HeadlineView(desk.themes, content)
        self.why = WhySection(desk, content)
        self._note: NotePart | None = None
        self.form = FormView(form, desk, content)
        self._sections: tuple[WhySection | ListSection | DataSection, ...] = (
            self.why,
            *_sections(form, desk, self.form),
            *(() if data is None else (data,)),
        )
        column.addWidget(self._headline)
        column.addWidget(self.why)
        if data is not None:
            column.addWidget(data)
        if form.table == "measures":
            self._note = NotePart(desk, content)
            column.addWidget(self._note)
        column.addWidget(self.form, 1)
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def bind(self, entity_id: EntityId | None) -> None:
        """Show another entity, from the top of its form."""
        is_other = entity_id != self.entity_id
        if is_other or entity_id is None:
            self.form.bind(entity_id)
            if self._note is not None:
                self._note.bind(entity_id)
            self.entity_id = entity_id
            for section in self._sections:
                section.bind(entity_id)
            self.verticalScrollBar().setValue(0)
            self._say()
        else:
            self.sync()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be no wider than is seen: a form that has less room puts its labels above the fields."""
        self._content.setMaximumWidth(self.viewport().width())
        super().resizeEvent(event)

    def show_why(self) -> None:
        """Bring the derivation of the score into sight, open; it stands at the top."""
        self.why.reveal()
        self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Drop what is shown: it is gone, and so is what was being typed about it."""
        self.form.forget()
        if self._note is not None:
            self._note.forget()
        self.entity_id = None

    def reveal_field(self, key: str) -> None:
        """Bring a field into sight, ready to type."""
        control = self.form.reveal(key)
        if control is not None:
            self.ensureWidgetVisible(control)
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Give the keyboard to the first field."""
        control = self.form.reveal(self._kind.fields[0].key)
        if control is not None:
            self.ensureWidgetVisible(control)
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """Finish what is being typed."""
        self.form.finish()
        if self._note is not None:
            self._note.finish()

    def sync(self) -> None:
        """Show what has changed."""
        self.form.sync(self._desk.context)
        if self._note is not None:
            self._note.sync(self._desk.context)
        for section in self._sections:
            section.sync()
        self._say()

    def _say(self) -> None:
        scene = self._desk.bridge.scene
        if self.entity_id is not None:
            said = headline(
                self._kind, self.entity_id, scene.relations, scene.results, self._desk.forms
            )
            self._headline.say(said)


def _sections(form: Form, desk: Desk, view: FormView) -> tuple[ListSection, ...]:
    """Put the lists of a kind of form in their places."""
    match form.table:
        case "objectives":
            measures, links = MeasuresSection(desk, view), LinksSection(desk, view)
            invested = InvestedSection(desk, view)
            view.insert_after("definition", measures)
            view.insert_after("scoring", invested)
            view.insert_after("scoring", links)
            return measures, links, invested
        case "measures":
            serves = ServesSection(desk, view)
            view.insert_after("definition", serves)
            return (serves,)
        case _:
            return ()


class _SelectionPage(QWidget):
    """What can be done with several things at once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        px = desk.themes.theme.px
        self._headline = HeadlineView(desk.themes, self)
        self._delete = QPushButton(_("Delete them"), self)
        self._delete.clicked.connect(self._delete_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        column.setSpacing(px(_GAP))
        column.addWidget(self._headline)
        column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def sync(self) -> None:
        """Say how many there are."""
        ids = self._desk.view_state.selection
        self._headline.say(selection_headline(self._desk.bridge.scene.card, ids))

    def _delete_all(self) -> None:
        edit = partial(delete_items, ids=self._desk.view_state.selection)
        self._desk.history.run(_("Delete"), edit, origin="form")
