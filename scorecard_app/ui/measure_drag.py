"""What is dragged when a measure of the library is: the form in which receivers know it."""

from PySide6.QtCore import QMimeData

MEASURE_FORM = "application/x-scorecard-library-measure"


def carry_measure(entry_id: str) -> QMimeData:
    """Return a measure of the library as it is dragged."""
    data = QMimeData()
    data.setData(MEASURE_FORM, entry_id.encode())
    return data


def carried_measure(data: QMimeData) -> str | None:
    """Return which measure of the library is dragged; None if it is something else."""
    return bytes(data.data(MEASURE_FORM).data()).decode() if data.hasFormat(MEASURE_FORM) else None
