"""From values to scores by each preset, with the faults in its figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.measures import Direction, Measure
from scorecard_app.domain.rules import Preset
from scorecard_app.engine import anchors
from scorecard_app.engine.arrays import Codes, Flags, Floats
from scorecard_app.engine.judgements import CURRENT, Reason
from scorecard_app.engine.rules import BASELINE, TARGET

_APART = 1e-12
"""Two figures nearer than this share of themselves are equal: no line can be drawn."""


@dataclass(frozen=True, slots=True)
class Block:
    """Measures under one preset: values and codes (measures, dates), figures perhaps (…, 1)."""

    measures: Sequence[Measure]
    values: Floats
    figures: Mapping[str, Floats]
    codes: Codes

    @property
    def signs(self) -> Floats:
        """Return +1 where higher is better, −1 where lower is, 0 on target; (measures, 1)."""
        ways = [measure.direction for measure in self.measures]
        higher = [way is Direction.HIGHER for way in ways]
        lower = [way is Direction.LOWER for way in ways]
        signs: Floats = np.array(higher, np.float64) - np.array(lower, np.float64)
        return signs[:, np.newaxis]

    def mark(self, fault: Flags, reason: Reason) -> None:
        """Give a reason to cells that have none yet; the flags broadcast."""
        if fault.any():
            np.copyto(self.codes, np.int8(reason), where=fault & (self.codes == CURRENT))


def score(block: Block, preset: Preset) -> Floats:
    """Score a block by its preset and mark its codes; scores of marked cells mean nothing."""
    return _SCORERS[preset](block)


def _default(block: Block) -> Floats:
    return _line(block, goal=block.figures[TARGET], red_flag=block.figures[BASELINE])


def _goal_and_red_flag(block: Block) -> Floats:
    return _line(block, goal=block.figures["goal"], red_flag=block.figures["red_flag"])


def _line(block: Block, *, goal: Floats, red_flag: Floats) -> Floats:
    """Draw the line from red flag to goal; it must run the way the measure calls good."""
    signs, step = block.signs, goal - red_flag
    way = step * signs
    if not ((way > _APART * np.abs(red_flag)) & (way < np.inf)).all():
        block.mark(signs == 0, Reason.DIRECTION_NEEDS_ON_TARGET)
        _mark_step(block, step, red_flag)
        block.mark(way < 0, Reason.CONTRADICTS_DIRECTION)
    return anchors.goal_and_red_flag(block.values, goal=goal, red_flag=red_flag)


def _range(block: Block) -> Floats:
    """Draw the line from minimum to maximum, the other way round where lower is better."""
    low, high = block.figures["minimum"], block.figures["maximum"]
    signs, step = block.signs, high - low
    block.mark(signs == 0, Reason.DIRECTION_NEEDS_ON_TARGET)
    _mark_step(block, step, low)
    block.mark(step < 0, Reason.FIGURES_OUT_OF_ORDER)
    worst, best = np.where(signs < 0, high, low), np.where(signs < 0, low, high)
    return anchors.minimum_to_maximum(block.values, worst=worst, best=best)


def _four_points(block: Block) -> Floats:
    signs = block.signs
    worst, red, green, best = (block.figures[name] for name in ("worst", "red", "green", "best"))
    steps = [(red - worst) * signs, (green - red) * signs, (best - green) * signs]
    equal = _equal(worst, red) | _equal(red, green) | _equal(green, best)
    falls = (steps[0] < 0) & (steps[1] < 0) & (steps[2] < 0)
    rises = (steps[0] > 0) & (steps[1] > 0) & (steps[2] > 0)
    block.mark(signs == 0, Reason.DIRECTION_NEEDS_ON_TARGET)
    block.mark(np.isnan(worst + red + green + best), Reason.FIGURE_MISSING)
    block.mark(equal, Reason.FIGURES_EQUAL)
    block.mark(falls, Reason.CONTRADICTS_DIRECTION)
    block.mark(~rises, Reason.FIGURES_OUT_OF_ORDER)
    return anchors.four_points(block.values, worst=worst, red=red, green=green, best=best)


def _on_target(block: Block) -> Floats:
    target, inner, outer = (block.figures[name] for name in ("target", "inner", "outer"))
    block.mark(block.signs != 0, Reason.ON_TARGET_NEEDS_DIRECTION)
    block.mark(np.isnan(target) | np.isnan(inner) | np.isnan(outer), Reason.FIGURE_MISSING)
    block.mark(_equal(inner, outer), Reason.FIGURES_EQUAL)
    block.mark((inner < 0) | (outer < inner), Reason.FIGURES_OUT_OF_ORDER)
    return anchors.on_target(block.values, target=target, inner=inner, outer=outer)


def _yes_no(block: Block) -> Floats:
    yes, no = block.figures["yes"], block.figures["no"]
    is_yes, is_no = block.values == 1, block.values == 0
    block.mark(np.isnan(yes) | np.isnan(no), Reason.FIGURE_MISSING)
    block.mark(~(is_yes | is_no | np.isnan(block.values)), Reason.NOT_A_CHOICE)
    return np.where(is_yes, yes, np.where(is_no, no, np.nan))


def _choice(block: Block) -> Floats:
    """Let a value stand for itself where it is the score of one of the choices."""
    is_choice, is_bare = np.isnan(block.values), np.ones((len(block.measures), 1), np.bool_)
    for choices in block.figures.values():
        is_choice |= block.values == choices
        is_bare &= np.isnan(choices)
    block.mark(is_bare, Reason.FIGURE_MISSING)
    block.mark(~is_choice, Reason.NOT_A_CHOICE)
    return block.values.copy()


def _formula(block: Block) -> Floats:
    """Take what the formula of the rule gives for the score."""
    scores = np.where(np.isnan(block.values), np.nan, block.figures["score"])
    block.mark(np.isnan(scores) & ~np.isnan(block.values), Reason.FORMULA_RULE)
    return scores


def _mark_step(block: Block, step: Floats, start: Floats) -> None:
    """Mark a step from one figure to another that is missing, nothing, or beyond reckoning."""
    block.mark(np.isnan(step), Reason.FIGURE_MISSING)
    block.mark(np.abs(step) <= _APART * np.abs(start), Reason.FIGURES_EQUAL)
    block.mark(np.isinf(step), Reason.FIGURES_OUT_OF_ORDER)


def _equal(left: Floats, right: Floats) -> Flags:
    flags: Flags = np.abs(left - right) <= _APART * np.abs(right)
    return flags


_SCORERS: Mapping[Preset, Callable[[Block], Floats]] = {
    Preset.DEFAULT: _default,
    Preset.GOAL_AND_RED_FLAG: _goal_and_red_flag,
    Preset.MINIMUM_TO_MAXIMUM: _range,
    Preset.FOUR_POINTS: _four_points,
    Preset.ON_TARGET: _on_target,
    Preset.YES_NO: _yes_no,
    Preset.CHOICE: _choice,
    Preset.FORMULA: _formula,
}
