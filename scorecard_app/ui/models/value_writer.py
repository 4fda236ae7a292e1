"""Makes the edits of a grid of values, each as one step, and knows whether it was refused."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from scorecard_app.present.grid.writing import Place, at_card, write_texts

if TYPE_CHECKING:
    from scorecard_app.domain.scorecard import Scorecard
    from scorecard_app.present.form_parts import FormContext
    from scorecard_app.ui.history import History


class ValueWriter:
    """Runs edits that are read against a context: the locale, and the scorecard as it stands."""

    def __init__(self, history: "History", read_context: "Callable[[], FormContext]") -> None:
        self._history = history
        self._read_context = read_context

    def write(self, label: str, texts: Mapping[Place, str]) -> bool:
        """Type texts into cells as one step; False where it is refused, and all stays as it was."""

        def typed(context: "FormContext") -> "Scorecard":
            return write_texts(context, texts)

        return self.run(label, typed)

    def run(self, label: str, edit: "Callable[[FormContext], Scorecard]") -> bool:
        """Make an edit that is read against a context; False where it is refused."""
        context = self._read_context()
        refusals: list[str] = []

        def edited(card: "Scorecard") -> "Scorecard":
            return edit(at_card(context, card))

        listening = self._history.refused.connect(refusals.append)
        self._history.run(label, edited, origin="values")
        self._history.refused.disconnect(listening)
        return not refusals
