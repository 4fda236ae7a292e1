"""Save, load and make one edit durable, against the same bytes written raw and synchronised.

Save is the program's own: copied, hashed, checked, streamed, synchronised, replaced, read back.
"""

import itertools
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.table import Job, Row, medians_ms
from scorecard_app.document.change import Change
from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Measure, Series
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.values import normal_number
from scorecard_app.storage.context import Context
from scorecard_app.storage.files import read_card
from scorecard_app.storage.recorder import Listener
from scorecard_app.storage.working_copy import WorkingCopy

SIZES = ((1_000, 60), (10_000, 120))
EDITS = 20
ROUNDS = 7
PAGE_BYTES = 4096


def measure() -> list[Row]:
    """Time every job at both sizes."""
    return [row for measures, values in SIZES for row in _measure(measures, values)]


def _measure(measures: int, values: int) -> list[Row]:
    with _open_card(measures, values) as (copy, path):
        raw = path.with_name("raw")
        contents = path.read_bytes()
        edits = iter([*itertools.islice(_edits(copy), EDITS * (ROUNDS + 1))])
        jobs: dict[str, Job] = {
            "save": lambda: copy.publish(path),
            "write": lambda: _write_raw(raw, contents),
            "load": lambda: read_card(path),
            "read": raw.read_bytes,
            "edit": lambda: _edit(copy, edits),
            "append": lambda: _append_raw(raw.with_name("log")),
        }
        took = medians_ms(jobs, rounds=ROUNDS)
    size = f"{measures:,} measures × {values} values ({len(contents) / 1e6:.1f} MB)"
    each = "write + fsync of a page"
    return [
        Row(f"save {size}", took["save"], "same bytes + fsync", took["write"]),
        Row(f"load {size}", took["load"], "same bytes", took["read"]),
        Row(f"durable edit, {size}", took["edit"] / EDITS, each, took["append"] / EDITS),
    ]


@contextmanager
def _open_card(measures: int, values: int) -> Iterator[tuple[WorkingCopy, Path]]:
    """Give a working copy of a card of this size, and the file it was saved to."""
    with tempfile.TemporaryDirectory(prefix="files-") as folder:
        context = Context(
            state_folder=Path(folder) / "state",
            user="",
            host="",
            app_version="",
            now=lambda: datetime.now(UTC),
            mint=lambda: secrets.token_hex(8),
        )
        listener = Listener(lambda _seq: None, lambda _sentence: None)
        copy = WorkingCopy.create(_card(measures, values), context=context, listener=listener)
        path = Path(folder) / "plan.scorecard"
        copy.publish(path)
        yield copy, path
        copy.close(keep=False)


def _card(measures: int, values: int) -> Scorecard:
    first = Period(Frequency.MONTH, 2016 * 12).ordinal
    ids = [MeasureId(f"measure-{number:05}") for number in range(measures)]
    series = {
        SeriesId(f"series-{number:05}"): Series(
            SeriesId(f"series-{number:05}"),
            measure_id,
            samples=Samples.of({first + n: normal_number((number + n) / 7) for n in range(values)}),
        )
        for number, measure_id in enumerate(ids)
    }
    named = {key: Measure(key, name=f"Measure {number}") for number, key in enumerate(ids)}
    return Scorecard(measures=named, series=series)


def _edits(copy: WorkingCopy) -> Iterator[Change]:
    """Yield changes of one value each, for ever; what differs is known, as the views have asked."""
    card = copy.card
    series = next(iter(card.series.values()))
    ordinal = next(iter(series.samples))
    for number in itertools.count(1):
        samples = series.samples.updated({ordinal: float(number)})
        after = card.put(replace(series, samples=samples))
        change = Change("Set a value", card, after)
        if change.touches("series"):
            yield change
        card = after


def _edit(copy: WorkingCopy, edits: Iterator[Change]) -> None:
    for change in itertools.islice(edits, EDITS):
        copy.record(change)
        copy.flush()


def _write_raw(path: Path, contents: bytes) -> None:
    _synchronised(path, "wb", lambda descriptor: os.write(descriptor, contents))


def _append_raw(path: Path) -> None:
    page = bytes(PAGE_BYTES)
    for _edit in range(EDITS):
        _synchronised(path, "ab", lambda descriptor: os.write(descriptor, page))


def _synchronised(path: Path, mode: str, write: Callable[[int], int]) -> None:
    with path.open(mode, buffering=0) as file:
        write(file.fileno())
        os.fsync(file.fileno())
