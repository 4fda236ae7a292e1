"""What every editor is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scorecard_app.domain.ids import MintId
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.folds import Folds
from scorecard_app.ui.history import History
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState


@dataclass(frozen=True)
class Desk:
    """The document, the door to change it, what is looked at, and how things are written."""

    bridge: Bridge
    history: History
    view_state: ViewState
    themes: ThemeStore
    forms: LocaleForms
    mint: MintId
    folds: Folds
    today: Callable[[], date] | None = None

    @property
    def context(self) -> FormContext:
        """Return what forms are read against, as things stand."""
        scene = self.bridge.scene
        return FormContext(
            scene.card,
            scene.relations,
            scene.day,
            self.forms,
            self.mint,
            scene.results,
            self.today() if self.today else None,
        )
