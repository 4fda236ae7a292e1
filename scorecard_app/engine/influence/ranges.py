"""Numbers drawn from 90 % ranges: business-value.md (10) and (11).

Whatever is in doubt draws from a stream of its own, which the scenario's seed and the name of the
belief begin. So two scenarios meet the same links and the same amounts, nothing that is added
changes what others draw, and more samples go on where fewer end. A name is the same in two copies
of a template, though their ids differ: of a link the numbers of its two cards and its sign, of a
value stream the number of its card and its place among that card's streams, of a lever what it
came from (else its id, which copies of a file share) and the place of the card among those it acts
on, of an initiative its id and the same.

Each two thousand samples take every two-thousandth part of a belief's range once, in an order of
its own (McKay, Beckman and Conover 1979), so that what they come to hangs less on chance.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import Network

_STRATA = 2_000

WIDTH = 3.29
"""Standard deviations between the ends of a 90 % range, as business-value.md has it."""


@dataclass(frozen=True, slots=True)
class Draws:
    """How often everything that is a range is drawn, and the seed that makes it the same again."""

    seed: int
    samples: int = 2_000


def drawn_strengths(network: Network, draws: Draws) -> Floats:
    """Return signed strengths of shape (links, samples), lognormal over their 90 % ranges."""
    strengths = _standard(network.names, draws)
    carries = network.low > 0
    low, high = np.where(carries, network.low, 1.0), np.where(carries, network.high, 1.0)
    middle, spread = np.log(low * high) / 2, np.log(high / low) / WIDTH
    strengths *= spread[:, None]
    strengths += middle[:, None]
    np.exp(strengths, out=strengths)
    strengths *= (network.signs * carries)[:, None]
    return strengths


def lognormal(low: float, high: float, normal: Floats) -> Floats:
    """Return lognormal numbers with this 90 % range, 0 < low ≤ high, from standard normal ones."""
    middle, half = (np.log(high) + np.log(low)) / 2, (np.log(high) - np.log(low)) / WIDTH
    return np.asarray(np.exp(middle + half * normal))


def normal(low: float, high: float, standard: Floats) -> Floats:
    """Return normal numbers with this 90 % range, from standard normal ones."""
    return np.asarray((low + high) / 2 + (high - low) / WIDTH * standard)


def drawn(low: float, high: float, standard: Floats) -> Floats:
    """Return numbers with a 90 % range: lognormal on one side of zero, else normal.

    Below zero they are those above it turned round, so that what is stopped takes away in every
    draw what it would have brought.
    """
    if high < 0:
        return -lognormal(-high, -low, standard)
    return lognormal(low, high, standard) if low > 0 else normal(low, high, standard)


def standard_rows(names: Iterable[str], draws: Draws) -> dict[str, Floats]:
    """Return standard normal numbers for each name, the same under a seed whoever else is drawn."""
    every = list(dict.fromkeys(names))
    return dict(zip(every, _standard(every, draws), strict=True))


def _standard(names: Sequence[str], draws: Draws) -> Floats:
    """Return a row of standard normal numbers for each name.

    The generator is set to a place that the seed and the name give, which costs a fiftieth of a new
    one; its rows are as independent as the digest is random.
    """
    found = np.empty((len(names), -(-draws.samples // _STRATA) * _STRATA))
    parts, bits = _parts(), np.random.PCG64(0)
    random = np.random.Generator(bits)
    for name, row in zip(names, found, strict=True):
        digest = hashlib.blake2b(f"{draws.seed} {name}".encode(), digest_size=32).digest()
        place, step = (int.from_bytes(part) for part in (digest[:16], digest[16:]))
        bits.state = {
            "bit_generator": "PCG64",
            "state": {"state": place, "inc": step | 1},
            "has_uint32": 0,
            "uinteger": 0,
        }
        for first in range(0, len(row), _STRATA):
            random.permuted(parts, out=row[first : first + _STRATA])
    return found[:, : draws.samples]


@cache
def _parts() -> Floats:
    """Return the middle of each equal part of the standard normal distribution."""
    normal = NormalDist()
    return np.array([normal.inv_cdf((part + 0.5) / _STRATA) for part in range(_STRATA)])
