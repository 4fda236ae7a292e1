"""Whatever happens in the child is one of the known failures; no message of others leaks."""

import pytest

from scorecard_app.exchange.sheets import child
from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.preflight import MAX_FILE
from scorecard_app.exchange.sheets.wire import unpacked


class PanicError(BaseException):
    """Stands for a panic of a library, which is no Exception."""


@pytest.mark.parametrize(
    ("raised", "failure"),
    [
        (MemoryError(), Failure.OUT_OF_MEMORY),
        (ValueError("/home/ann/secret.xlsx"), Failure.DAMAGED),
        (PanicError("panic"), Failure.DAMAGED),
        (FailureError(Failure.PASSWORD), Failure.PASSWORD),
    ],
)
def test_what_is_raised_becomes_a_failure(
    monkeypatch: pytest.MonkeyPatch, raised: BaseException, failure: Failure
) -> None:
    def read(_content: bytes) -> None:
        raise raised

    monkeypatch.setattr(child, "read_bytes", read)
    message = child.answer(b"a,b\n")
    assert b"secret" not in message
    with pytest.raises(FailureError) as refused:
        unpacked(message, "x")
    assert refused.value.failure is failure


def test_a_file_beyond_the_limit_is_not_even_looked_at() -> None:
    with pytest.raises(FailureError) as refused:
        child.book_of(bytes(MAX_FILE + 1))
    assert refused.value.failure is Failure.TOO_LARGE


def test_a_text_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard_app.exchange.sheets.delimited.MAX_CELLS", 3)
    with pytest.raises(FailureError) as refused:
        child.book_of(b"a,b\nc,d\n")
    assert refused.value.failure is Failure.TOO_MANY_CELLS


def test_a_field_of_a_million_characters_is_refused() -> None:
    with pytest.raises(FailureError) as refused:
        child.book_of(b'a,"' + b"x" * 1_000_001 + b'"\n')
    assert refused.value.failure is Failure.TOO_LARGE
