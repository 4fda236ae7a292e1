"""Keys as people read them."""

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence


def written(keys: Iterable[str]) -> str:
    """Write keys as the system does."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(each).toString(form) for each in keys)
