"""What the tests of the house share: the sources, parsed once for all of them."""

from collections.abc import Iterator

import pytest

from tests.house.sources import let_go


@pytest.fixture(scope="package", autouse=True)
def _trees_are_let_go() -> Iterator[None]:
    yield
    let_go()
