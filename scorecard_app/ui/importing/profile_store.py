"""What was decided about imports before, in a file of the user's own."""

from contextlib import suppress
from pathlib import Path

from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.intake.profiles import Profile, profile_of, read, written
from scorecard_app.exchange.whole_file import write_whole

NAME = "import-profiles.json"


class ProfileStore:
    """Keeps one profile a signature of headers; the file is read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._profiles: tuple[Profile, ...] | None = None

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Return what is remembered; nothing where the file cannot be read."""
        if self._profiles is None:
            try:
                self._profiles = read(self._path.read_text(encoding="utf-8"), name=self._path.name)
            except (OSError, UnicodeDecodeError, UserError):
                self._profiles = ()
        return self._profiles

    def remember(self, meaning: Meaning) -> None:
        """Remember what was decided about a table, in place of what was before.

        UserError where the file cannot be written.
        """
        profile = profile_of(meaning, name=meaning.book.name)
        if profile.decisions:
            self._keep((*self._others(profile.signature), profile))

    def forget(self, signature: str) -> None:
        """Forget what was decided about the tables with these headers."""
        self._keep(self._others(signature))

    def _others(self, signature: str) -> tuple[Profile, ...]:
        return tuple(each for each in self.profiles if each.signature != signature)

    def _keep(self, profiles: tuple[Profile, ...]) -> None:
        self._profiles = profiles
        with suppress(OSError):  # writing says what is wrong with the folder
            self._path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._path, written(profiles).encode())
