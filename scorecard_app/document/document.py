"""The document: the current scorecard, moved on by changes, watched by listeners."""

from collections.abc import Callable

from scorecard_app.document.change import Change
from scorecard_app.domain.scorecard import Scorecard

Listener = Callable[[Change], None]


class Document:
    """One door: the scorecard changes by `step` and by nothing else."""

    def __init__(self, card: Scorecard) -> None:
        self._card = card
        self._listeners: list[Listener] = []
        self._is_notifying = False

    @property
    def card(self) -> Scorecard:
        """Return the scorecard as it stands."""
        return self._card

    def subscribe(self, listener: Listener) -> None:
        """Call this with every change from now on, after those who came first."""
        self._listeners.append(listener)

    def step(self, change: Change) -> None:
        """Move on to the after side of a change and tell everyone.

        Raises RuntimeError if a listener tries to edit while it is being told, or if the change
        does not start where the document stands: both are bugs.
        """
        if self._is_notifying:
            message = "an edit from inside a notification"
            raise RuntimeError(message)
        if change.before is not self._card:
            message = "a change that does not start from the current scorecard"
            raise RuntimeError(message)
        self._card = change.after
        self._is_notifying = True
        try:
            for listener in self._listeners:
                listener(change)
        finally:
            self._is_notifying = False
