"""Prompts that answer from a script, so that tests never patch a dialog."""

from collections.abc import Sequence
from pathlib import Path

from scorecard_app.ui.prompts import FileKind, Leaving


class ScriptedPrompts:
    """Gives the answers in their order, and keeps what was asked.

    Path: the file chosen; None: the dialog cancelled; Leaving: what becomes of changes. A question
    for which no answer is left fails the test.
    """

    def __init__(self, *answers: Path | Leaving | None) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def path_to_open(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        """Answer which file to open."""
        assert kinds
        return self._path(title)

    def path_to_save(
        self, title: str, kinds: Sequence[FileKind], *, suggested: Path
    ) -> Path | None:
        """Answer where to write."""
        assert suggested.suffix in kinds[0].endings
        return self._path(title)

    def before_leaving(self, name: str) -> Leaving:
        """Answer what becomes of unsaved changes."""
        answer = self._next(name)
        assert isinstance(answer, Leaving)
        return answer

    def _path(self, title: str) -> Path | None:
        answer = self._next(title)
        assert not isinstance(answer, Leaving)
        return answer

    def _next(self, question: str) -> Path | Leaving | None:
        self.asked.append(question)
        assert self.answers, f"nothing was prepared for “{question}”"
        return self.answers.pop(0)
