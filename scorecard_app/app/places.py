"""Where the program keeps its own files."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths


@dataclass(frozen=True, slots=True)
class Places:
    """The file of settings, the folder of working copies and logs, that of what the user saved.

    Without a folder of its own, the user's library lies beside the working copies.
    """

    settings: Path
    state: Path
    data: Path | None = None

    @classmethod
    def of_this_user(cls) -> "Places":
        """Return the places that the system has for this user; the application has its name."""
        kinds = QStandardPaths.StandardLocation
        config = Path(QStandardPaths.writableLocation(kinds.AppConfigLocation))
        state = Path(QStandardPaths.writableLocation(kinds.StateLocation))
        data = Path(QStandardPaths.writableLocation(kinds.AppDataLocation))
        return cls(config / "settings.ini", state, data)
