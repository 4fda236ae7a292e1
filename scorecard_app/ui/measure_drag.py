"""What is dragged when a measure is: the form in which receivers know it."""

from PySide6.QtCore import QMimeData

from scorecard_app.domain.ids import MeasureId

MEASURE_FORM = "application/x-scorecard-library-measure"
OWN_MEASURE_FORM = "application/x-scorecard-measure"


def carry_measure(entry_id: str) -> QMimeData:
    """Return a measure of the library as it is dragged."""
    data = QMimeData()
    data.setData(MEASURE_FORM, entry_id.encode())
    return data


def carried_measure(data: QMimeData) -> str | None:
    """Return which measure of the library is dragged; None if it is something else."""
    return bytes(data.data(MEASURE_FORM).data()).decode() if data.hasFormat(MEASURE_FORM) else None


def carry_own_measure(measure_id: MeasureId) -> QMimeData:
    """Return a measure of the open scorecard as it is dragged."""
    data = QMimeData()
    data.setData(OWN_MEASURE_FORM, measure_id.encode())
    return data


def carried_own_measure(data: QMimeData) -> MeasureId | None:
    """Return which measure of the open scorecard is dragged; None if it is something else."""
    if not data.hasFormat(OWN_MEASURE_FORM):
        return None
    return MeasureId(bytes(data.data(OWN_MEASURE_FORM).data()).decode())
