"""The commands that lead to what is invested and what it is worth: a card, a thing, a question."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.acts.pages import PageActs
from scorecard_app.ui.session import Session

if TYPE_CHECKING:
    from scorecard_app.domain.ids import EntityId
    from scorecard_app.ui.views import Views


class InvestActs(QObject):
    """Shows the page of what is invested, and adds there what is invested in a card."""

    def __init__(self, session: Session, pages: PageActs) -> None:
        super().__init__(pages)
        self._session, self._pages = session, pages
        self._views: Views | None = None

    def serve(self, views: "Views | None") -> None:
        """Let the commands act on these views from now on; on none where nothing is open."""
        self._views = views
        if views is not None:
            views.investment_wanted.connect(self.show)
            views.investing_wanted.connect(self.add)

    def show(self, entity_id: "EntityId") -> None:
        """Show a lever, an initiative or a stream in its list."""
        self._pages.show_investments()
        if self._views is not None and self._views.investing is not None:
            self._views.investing.show_item(entity_id)

    def ask(self, question: str) -> None:
        """Show the answer to a question about value."""
        self._pages.show_value()
        if self._views is not None and self._views.worth is not None:
            self._views.worth.ask_for(question)

    def add_here(self, table: str) -> None:
        """Add a lever or an initiative that acts on the card that is selected."""
        current = self._session.current
        if current is not None and current.view_state.current is not None:
            self.add(table, current.view_state.current)

    def add(self, table: str, objective_id: "EntityId") -> None:
        """Add a lever or an initiative that acts on a card."""
        self._pages.show_investments()
        if self._views is not None and self._views.investing is not None:
            self._views.investing.make_for(table, ObjectiveId(objective_id))
