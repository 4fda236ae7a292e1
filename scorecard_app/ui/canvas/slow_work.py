"""Work of the map that takes its time, done in another thread."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from scorecard_app.errors import UserError
from scorecard_app.ui.background import Background
from scorecard_app.ui.canvas.workplace import Slowly, at_once


def slowly_by(background: Background | None, owner: QObject, tell: Callable[[str], None]) -> Slowly:
    """Return what does work in the background, or at once where there is none.

    Nobody waits for it any more once its owner is gone; a refusal is told in its own words.
    """
    if background is None:
        return at_once

    def work_slowly(work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        take, refuse = partial(_take, owner, then), partial(_refuse, owner, tell)
        background.run(work, then=take, refused=refuse)

    return work_slowly


def _take(owner: QObject, then: Callable[[Any], None], result: object) -> None:
    if Shiboken.isValid(owner):
        then(result)


def _refuse(owner: QObject, tell: Callable[[str], None], error: UserError) -> None:
    if Shiboken.isValid(owner):
        tell(str(error))
