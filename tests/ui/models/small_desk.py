"""A document with its bridge, history and view state, as the parts of the window get them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from scorecard_app.document.document import Document
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History
from scorecard_app.ui.view_state import ViewState
from tests.present.small_card import SEPTEMBER, minter, small_card


@dataclass
class Desk:
    """What every part of the window is given, and the refusals it caused."""

    document: Document
    bridge: Bridge
    history: History
    view_state: ViewState
    forms: LocaleForms = LocaleForms()  # noqa: RUF009 - frozen
    mint: Callable[[], str] = field(default_factory=minter)
    refusals: list[str] = field(default_factory=list)

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self.document.card

    @property
    def steps(self) -> int:
        """Count the steps that can be undone."""
        return self.history.steps.index


def desk(card: Scorecard | None = None, *, day: date = SEPTEMBER) -> Desk:
    """Open a scorecard, the small one unless another is given."""
    document = Document(small_card() if card is None else card)
    made = Desk(document, Bridge(document, day), History(document), ViewState(day))
    made.history.refused.connect(made.refusals.append)
    return made
