"""What the parts of this view are given."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from scorecard_app.domain.ids import MintId
from scorecard_app.present.form_parts import Choice, FieldKind, FormContext
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

ORIGIN = "investing"


class InvestingDesk(Protocol):
    """The document, the door to change it, what is looked at, and how things are written."""

    @property
    def bridge(self) -> Bridge:
        """Return what tells of changes."""
        ...

    @property
    def history(self) -> History:
        """Return the door to change things."""
        ...

    @property
    def view_state(self) -> ViewState:
        """Return what is looked at."""
        ...

    @property
    def themes(self) -> ThemeStore:
        """Return the looks."""
        ...

    @property
    def forms(self) -> LocaleForms:
        """Return how things are written."""
        ...

    @property
    def mint(self) -> MintId:
        """Return what makes ids."""
        ...

    @property
    def context(self) -> FormContext:
        """Return what fields are read against, as things stand."""
        ...


class CellControl(Protocol):
    """A control in which a cell is edited."""

    def shown_text(self) -> str:
        """Return what was typed or chosen."""
        ...

    def show_text(self, text: str) -> None:
        """Show a text."""
        ...

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these."""
        ...


MakeControl = Callable[[FieldKind, ThemeStore, QWidget], Any]
"""What makes a `CellControl`, a widget as well, for a kind of field."""
