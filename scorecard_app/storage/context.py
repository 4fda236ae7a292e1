"""What storage is told about its surroundings, so that it reads no clock and invents no name."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scorecard_app.domain.ids import MintId


@dataclass(frozen=True, slots=True)
class Context:
    """Who works where: made once in `app` (or `cli`) and handed to everything that saves.

    `now` gives an aware time, `mint` fresh ids, `pause` waits before a busy file is tried again.
    """

    state_folder: Path
    user: str
    host: str
    app_version: str
    now: Callable[[], datetime]
    mint: MintId
    pause: Callable[[float], None] = time.sleep
