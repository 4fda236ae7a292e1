"""What a possible future is, how many were tried, by which seed: the words of every range."""

from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.numbers import format_plain
from scorecard_app.texts import LocaleForms, _


def futures_words(draws: Draws, forms: LocaleForms) -> str:
    """Say in few letters how many futures were tried, and by which seed."""
    count, seed = _figures(draws, forms)
    return _("{count} futures · seed {seed}").format(count=count, seed=seed)


def brackets_words(draws: Draws, forms: LocaleForms) -> str:
    """Say what stands in brackets behind a figure, how sure it is, and by which seed."""
    count, seed = _figures(draws, forms)
    return _("In brackets: 9 of 10 of {count} possible futures · seed {seed}").format(
        count=count, seed=seed
    )


def futures_meaning(draws: Draws, forms: LocaleForms) -> str:
    """Say what a future is, what the middle of them is, and what the seed is for."""
    count, seed = _figures(draws, forms)
    said = _(
        "A future is one way it may turn out: every link, lever and stream takes a figure at "
        "random from its range. {count} were tried. Seed {seed} fixes the chances: under it they "
        "are the same again, on the map as under “Value”."
    ).format(count=count, seed=seed)
    return f"{said}\n{middle_meaning()}"


def middle_meaning() -> str:
    """Say what a figure without a range is among all that may happen."""
    return _(
        "The middle is what comes of it when every belief is in the middle of its range: about "
        "half of the possible futures turn out better, half worse."
    )


def _figures(draws: Draws, forms: LocaleForms) -> tuple[str, str]:
    numbers = draws.samples, draws.seed
    count, seed = (format_plain(float(each), forms, decimals=0) for each in numbers)
    return count, seed
