"""Which groups of the forms are folded away, as their user left them."""

from PySide6.QtCore import QSettings


class Folds:
    """Remembers by key; without a store only for as long as the window lives."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store
        self._kept: dict[str, bool] = {}

    def is_folded(self, key: str, *, usual: bool = False) -> bool:
        """Say whether a group is folded; what was never touched stands as is usual."""
        if key in self._kept:
            return self._kept[key]
        found = self._store.value(f"folds/{key}") if self._store else None
        return usual if found is None else str(found).casefold() == "true"

    def keep(self, key: str, is_folded: bool) -> None:  # noqa: FBT001 - a slot of a signal
        """Remember how a group was left."""
        self._kept[key] = is_folded
        if self._store is not None:
            self._store.setValue(f"folds/{key}", is_folded)
