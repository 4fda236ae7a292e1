"""The words of the hints: what each case is called, what it says, and why it matters."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.texts import N_


@dataclass(frozen=True, slots=True)
class HintWords:
    """One case of a hint in words: the heading of its kind, the sentence, and the advice."""

    title: str
    says: str
    why: str


HINT_WORDS: Mapping[tuple[str, str], HintWords] = {
    ("L01", "no path"): HintWords(
        N_("Leading nowhere"),
        N_("{what} does not lead to {goal}."),
        N_("What leads nowhere cannot be weighed against the rest. Link it to what it serves."),
    ),
    ("L01", "no links"): HintWords(
        N_("Leading nowhere"),
        N_("No card is linked to another yet."),
        N_(
            "Links say what is to bring about what. Drag from the edge of a card to the one it "
            "serves."
        ),
    ),
    ("L02", "nothing measured"): HintWords(
        N_("Without a measure"),
        N_("No objective has a measure yet."),
        N_(
            "Without measures nobody can see whether the strategy succeeds. Begin with the library."
        ),
    ),
    ("L02", "no measure"): HintWords(
        N_("Without a measure"),
        N_("{what} has no measure."),
        N_("Without a measure nobody can see whether it succeeds. Attach one from the library."),
    ),
    ("L02", "no objective"): HintWords(
        N_("Serving no objective"),
        N_("{what} serves no objective."),
        N_("A measure that serves nothing costs work and decides nothing. Attach or delete it."),
    ),
    ("L03", "soon many measures"): HintWords(
        N_("Many measures"),
        N_("There are {count} measures already."),
        N_("Beyond 25 nobody follows them all. Ask of each new one which decision it serves."),
    ),
    ("L03", "many measures"): HintWords(
        N_("Many measures"),
        N_("There are {count} measures; more than 25 are hard to steer by."),
        N_("Keep those by which somebody decides, and leave the others to the departments."),
    ),
    ("L03", "many core measures"): HintWords(
        N_("Judged by many measures"),
        N_("{what} is judged by {count} measures."),
        N_("One or two say whether it succeeds; take the others out of the score."),
    ),
    ("L03", "many objectives"): HintWords(
        N_("Crowded maps"),
        N_("{what} shows {count} objectives."),
        N_("More than 20 are hard to read on a wall. Make a second map, or filter this one."),
    ),
    ("L06", "cause at once"): HintWords(
        N_("Causes without a lag"),
        N_("{what} acts without any lag."),
        N_("A cause needs time. Give the link its lag, or make it logical if it is true at once."),
    ),
    ("L06", "logic with a lag"): HintWords(
        N_("Definitions with a lag"),
        N_("{what} is true by definition, yet has a lag."),
        N_("Remove the lag, or make the link causal."),
    ),
    ("L07", "loop at once"): HintWords(
        N_("Loops without any lag"),
        N_("{count} links make a loop without any lag: {what} is one."),
        N_("An effect would be its own cause in the same month. Give one of the links a lag."),
    ),
    ("L11", "no verb"): HintWords(
        N_("Titles without a verb"),
        N_("{what} names a thing, not an action."),
        N_("Begin with what is done: “Cut …”, “Raise …”, “Keep …”."),
    ),
    ("L11", "many words"): HintWords(
        N_("Long titles"),
        N_("{what} has {count} words."),
        N_("Up to 8 can be read from the last row. Move the rest to the notes."),
    ),
    ("L11", "two statements"): HintWords(
        N_("Titles that say two things"),
        N_("{what} says two things: “{first}” and “{second}”."),
        N_("One may succeed without the other. Make two cards of it."),
    ),
    ("L11", "means and end"): HintWords(
        N_("Titles that say a means and its end"),
        N_("{what} says a means, “{first}”, and its end, “{second}”."),
        N_("Make two cards of it, the means linked to its end."),
    ),
}
"""By the code of the rule and the case of it."""
