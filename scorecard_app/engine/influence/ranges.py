"""Numbers drawn from 90 % ranges: business-value.md (10) and (11).

Every question draws from generators of its own, each seeded by the scenario's seed and the
name of what is drawn, so that two scenarios meet the same links and the same streams.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import Network

_AT_ONCE = 2_000
"""Samples of all links that are drawn together."""

WIDTH = 3.29
"""Standard deviations between the ends of a 90 % range, as business-value.md has it."""


@dataclass(frozen=True, slots=True)
class Draws:
    """How often everything that is a range is drawn, and the seed that makes it the same again."""

    seed: int
    samples: int = 2_000


def generator(seed: int, what: str) -> np.random.Generator:
    """Return the generator of one kind of numbers under a seed."""
    return np.random.default_rng([seed, zlib.crc32(what.encode())])


def drawn_strengths(network: Network, draws: Draws) -> Floats:
    """Return signed strengths of shape (links, samples), lognormal over their 90 % ranges.

    Links are drawn in the order of their ids, so that what a link draws hangs on no other link's
    place in the order of runs. More samples go on where fewer end.
    """
    by_id = np.argsort(np.array(network.links, dtype=str), kind="stable")
    strengths = np.empty((len(by_id), draws.samples))
    random = generator(draws.seed, "links")
    for first in range(0, draws.samples, _AT_ONCE):
        normal = random.standard_normal((len(by_id), _AT_ONCE))
        strengths[by_id, first : first + _AT_ONCE] = normal[:, : draws.samples - first]
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
    return {name: generator(draws.seed, name).standard_normal(draws.samples) for name in names}
