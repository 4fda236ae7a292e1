import struct
from dataclasses import dataclass

import pytest
from hypothesis import given

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, Unit
from scorecard_app.domain.samples import Samples
from scorecard_app.storage import packing
from scorecard_app.storage.codec import Column, RowCodec
from tests.strategies import samples


@dataclass(frozen=True, slots=True)
class _Sample:
    id: MeasureId
    column: float
    note: str | None
    samples: Samples


def test_columns_follow_the_fields_and_samples_are_two() -> None:
    columns = RowCodec(_Sample).columns
    assert [column.declaration for column in columns] == [
        '"id" TEXT NOT NULL',
        '"column" REAL NOT NULL',
        '"note" TEXT',
        '"samples_ordinals" BLOB NOT NULL',
        '"samples_numbers" BLOB NOT NULL',
    ]
    assert columns[0] == Column("id", "TEXT", is_optional=False)


def test_more_different_units_than_are_remembered_come_back_right() -> None:
    codec = RowCodec(Measure)
    measures = [Measure(MeasureId(f"m{n}"), unit=Unit(symbol=str(n % 150))) for n in range(300)]
    rows = zip(*codec.rows(measures), strict=True)
    cells = {column.name: values for column, values in zip(codec.columns, rows, strict=True)}
    assert list(codec.entities(cells)) == measures


@given(samples())
def test_samples_come_back_from_their_two_columns(given_samples: Samples) -> None:
    ordinals = packing.pack_ordinals(given_samples)
    numbers = packing.pack_numbers(given_samples)
    assert packing.unpack_samples(ordinals, numbers) == given_samples
    assert given_samples.unpacked() == dict(given_samples)


def test_a_big_endian_machine_turns_the_bytes_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "IS_BIG_ENDIAN", not packing.IS_BIG_ENDIAN)
    given_samples = Samples.of({1: 0.5, 258: -2.0})
    ordinals = packing.pack_ordinals(given_samples)
    numbers = packing.pack_numbers(given_samples)
    turned = ">" if struct.pack("=i", 1) == struct.pack("<i", 1) else "<"
    assert ordinals == struct.pack(f"{turned}2i", 1, 258)
    assert numbers == struct.pack(f"{turned}2d", 0.5, -2.0)
    assert packing.unpack_samples(ordinals, numbers) == given_samples
