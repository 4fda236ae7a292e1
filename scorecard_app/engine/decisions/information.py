"""What it would be worth to know something before deciding: business-value.md (12) and (13)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard_app.engine.arrays import Floats

BINS = 30
LEAST_SAMPLES = 2_000
_SHUFFLES = 20
_FLOOR = 95
_DUST = 1e-12
"""What rounding leaves, as a share of what is at stake."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What knowing one input would be worth; below `floor` it cannot be told from chance."""

    value: float
    floor: float

    @property
    def stands_out(self) -> bool:
        """Say whether it is more than chance gives."""
        return self.value > self.floor


def of_everything(net_benefits: Floats) -> float:
    """Return what it would be worth to know all: mean of the best less the best of the means.

    `net_benefits` have the shape (options, samples).
    """
    return float(net_benefits.max(axis=0).mean() - net_benefits.mean(axis=1).max())


def of_one(net_benefits: Floats, known: Floats, *, bins: int = BINS) -> float:
    """Return what it would be worth to know one input, of shape (samples,).

    The samples are sorted by it and cut into equal bins, in each of which the best option is
    taken. Fewer than 2,000 samples see worth where there is none: ValueError.
    """
    samples = net_benefits.shape[1]
    if samples < LEAST_SAMPLES:
        raise ValueError(samples)
    edges = np.linspace(0, samples, bins + 1).astype(int)
    ordered = net_benefits[:, np.argsort(known, kind="stable")]
    sums = np.add.reduceat(ordered, edges[:-1], axis=1)
    means = sums.sum(axis=1) / samples
    found = float(sums.max(axis=0).sum() / samples - means.max())
    return found if found > _DUST * np.abs(means).max() else 0.0


def what_to_measure_first(
    net_benefits: Floats, inputs: Mapping[str, Floats], *, seed: int
) -> dict[str, Worth]:
    """Return what knowing each input would be worth, the dearest first.

    The floor is what shuffled inputs, which know nothing, come to nineteen times in twenty.
    """
    floor = _floor(net_benefits, seed)
    found = {name: Worth(of_one(net_benefits, known), floor) for name, known in inputs.items()}
    return dict(sorted(found.items(), key=lambda item: -item[1].value))


def _floor(net_benefits: Floats, seed: int) -> float:
    random = np.random.default_rng(seed)
    shuffles = random.random((_SHUFFLES, net_benefits.shape[1]))
    chance = [of_one(net_benefits, shuffle) for shuffle in shuffles]
    return float(np.percentile(chance, _FLOOR))
