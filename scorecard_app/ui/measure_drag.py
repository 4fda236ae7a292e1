"""What is dragged when a measure is: the form in which receivers know it."""

from collections.abc import Iterable

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


def carry_own_measures(measure_ids: Iterable[MeasureId]) -> QMimeData:
    """Return measures of the open scorecard as they are dragged, or copied."""
    data = QMimeData()
    data.setData(OWN_MEASURE_FORM, "\n".join(measure_ids).encode())
    return data


def carried_own_measures(data: QMimeData) -> tuple[MeasureId, ...]:
    """Return which measures of the open scorecard are dragged; none if it is something else."""
    return tuple(map(MeasureId, bytes(data.data(OWN_MEASURE_FORM).data()).decode().split()))


def is_measure(data: QMimeData) -> bool:
    """Say whether a measure is dragged, of the library or of the open scorecard."""
    return data.hasFormat(MEASURE_FORM) or bool(carried_own_measures(data))
