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
    ("L04", "only lagging"): HintWords(
        N_("Components out of balance"),
        N_("{what} has {count} measured objectives, and all of them lag."),
        N_("They tell late. Add one that moves early, or say which of them leads."),
    ),
    ("L04", "only leading"): HintWords(
        N_("Components out of balance"),
        N_("{what} has {count} measured objectives, and all of them lead."),
        N_("They tell of efforts. Add one that shows whether these bear fruit."),
    ),
    ("L05", "only direct"): HintWords(
        N_("Ways to value"),
        N_("Value is reached by direct links alone."),
        N_(
            "Nothing leads up to the cards that serve it, so the map does not say how they come "
            "about. Link what brings them about."
        ),
    ),
    ("L05", "no amount"): HintWords(
        N_("Ways to value"),
        N_("{what} has no yearly amount."),
        N_("Without one the what-if shows no money for it. Say what a year of it comes to."),
    ),
    ("L05", "no objective"): HintWords(
        N_("Ways to value"),
        N_("{what} belongs to no objective."),
        N_("No card can move its money. Say which objective it belongs to."),
    ),
    ("L05", "nothing leads there"): HintWords(
        N_("Ways to value"),
        N_("{what} moves money, but nothing leads to it."),
        N_("Nobody can see what would move this money. Link what serves it."),
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
    ("L07", "loop by formula"): HintWords(
        N_("Loops without any lag"),
        N_("{what} closes a loop without any lag, for a formula leads back at once."),
        N_("An effect would be its own cause in the same month. Give the link a lag."),
    ),
    ("L08", "loop"): HintWords(
        N_("Loops that run away"),
        N_("Round a loop an effect comes back as {count} % of itself: {what} is in it."),
        N_("Effects would grow without end. Say that one of its links is weaker."),
    ),
    ("L08", "together"): HintWords(
        N_("Loops that run away"),
        N_("Together the loops give an effect back as {count} % of itself: {what} is in one."),
        N_("Effects would grow without end. Say that some of their links are weaker."),
    ),
    ("L09", "nothing entered"): HintWords(
        N_("Incomplete measures"),
        N_("{count} measures lack an owner, a baseline, a target, a unit or a definition."),
        N_("That is usual before the first value. Settle owner and target before measuring."),
    ),
    ("L09", "no owner"): HintWords(
        N_("Incomplete measures"),
        N_("{what} has no owner."),
        N_("What nobody owns nobody improves. Name an owner on the measure or on its objective."),
    ),
    ("L09", "many: no owner"): HintWords(
        N_("Incomplete measures"),
        N_("{count} measures have no owner: {what} is one."),
        N_("What nobody owns nobody improves. Name an owner on the measure or on its objective."),
    ),
    ("L09", "no baseline"): HintWords(
        N_("Incomplete measures"),
        N_("{what} has no baseline."),
        N_("Without one, nobody can say how far things have come. Take the first known value."),
    ),
    ("L09", "many: no baseline"): HintWords(
        N_("Incomplete measures"),
        N_("{count} measures have no baseline: {what} is one."),
        N_("Without one, nobody can say how far things have come. Take the first known value."),
    ),
    ("L09", "no target"): HintWords(
        N_("Incomplete measures"),
        N_("{what} has no target."),
        N_("Without one, nobody can say whether a value is good. Set a target, or a rule."),
    ),
    ("L09", "many: no target"): HintWords(
        N_("Incomplete measures"),
        N_("{count} measures have no target: {what} is one."),
        N_("Without one, nobody can say whether a value is good. Set a target, or a rule."),
    ),
    ("L09", "no unit"): HintWords(
        N_("Incomplete measures"),
        N_("{what} has no unit."),
        N_("A number without a unit is read in different ways. Say what is counted."),
    ),
    ("L09", "many: no unit"): HintWords(
        N_("Incomplete measures"),
        N_("{count} measures have no unit: {what} is one."),
        N_("A number without a unit is read in different ways. Say what is counted."),
    ),
    ("L09", "no definition"): HintWords(
        N_("Incomplete measures"),
        N_("{what} has no definition."),
        N_("Could a stranger who can count compute it? Write down how."),
    ),
    ("L09", "many: no definition"): HintWords(
        N_("Incomplete measures"),
        N_("{count} measures have no definition: {what} is one."),
        N_("Could a stranger who can count compute it? Write down how."),
    ),
    ("L10", "target below"): HintWords(
        N_("Targets behind the baseline"),
        N_("{what} is better when higher, but its target lies below its baseline."),
        N_("Correct the target or the baseline, or say that lower is better."),
    ),
    ("L10", "target above"): HintWords(
        N_("Targets behind the baseline"),
        N_("{what} is better when lower, but its target lies above its baseline."),
        N_("Correct the target or the baseline, or say that higher is better."),
    ),
    ("L10", "no way"): HintWords(
        N_("Targets behind the baseline"),
        N_("{what} has a target that equals its baseline."),
        N_("There is no way to go, so nothing can be scored. Set a target that is better."),
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
    ("L12", "no guard"): HintWords(
        N_("Side effects without a guard"),
        N_("{what} can be met in unwanted ways, and no guard is attached."),
        N_("Attach a measure that would show it; the side effect stands in its form."),
    ),
    ("L12", "many: no guard"): HintWords(
        N_("Side effects without a guard"),
        N_("{count} measures can be met in unwanted ways, without a guard: {what} is one."),
        N_("Attach a measure that would show it; the side effect stands in each form."),
    ),
    ("L13", "money on nothing"): HintWords(
        N_("Money and gaps"),
        N_("{what} costs money and improves no objective."),
        N_("Say what it improves, or ask why it is paid for."),
    ),
    ("L13", "gap"): HintWords(
        N_("Money and gaps"),
        N_("{what} is off target, and no initiative or action is about it."),
        N_("Begin one, or say that the gap may stay."),
    ),
    ("L13", "many: gap"): HintWords(
        N_("Money and gaps"),
        N_("{count} objectives are off target without an initiative or an action: {what} is one."),
        N_("Begin something where it matters most, or say that the gap may stay."),
    ),
    ("L14", "strong"): HintWords(
        N_("Strong beliefs without evidence"),
        N_("{what} is believed to be strong, without any evidence."),
        N_("Ask who has seen it, look at what data say, or be more careful: medium."),
    ),
    ("L14", "many: strong"): HintWords(
        N_("Strong beliefs without evidence"),
        N_("{count} links are believed to be strong, without any evidence: {what} is one."),
        N_("Ask who has seen it, and look at what data say on the page of links."),
    ),
    ("L15", "no effect"): HintWords(
        N_("Links to doubt"),
        N_("{what}: the driver is on target for longer than the lag, and the outcome is off."),
        N_("Doubt the link or its lag, before more is spent on the driver."),
    ),
    ("L16", "by hand"): HintWords(
        N_("Statuses against the data"),
        N_("{what} has a status set by hand that its data contradict, without a reason."),
        N_("Write down why, or go back to what the data say."),
    ),
}
"""By the code of the rule and the case of it."""
