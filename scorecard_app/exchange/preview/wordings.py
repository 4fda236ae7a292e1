"""Words that stand in the place of numbers as lines: how often, and what each is read as."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.domain.plain import Plain
from scorecard_app.exchange.guesses.guess import Corrections
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.guesses.wordings import WORDS, words_in
from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.present.numbers import format_exact, parse_plain
from scorecard_app.texts import LocaleForms


@dataclass(frozen=True, slots=True)
class WordLine:
    """One word: under which key it is corrected, in how many cells it stands, and its number.

    `text` is the number as the user writes it, empty where the word stands for nothing.
    """

    key: str
    word: str
    count: int
    text: str
    is_told: bool


def word_lines(meanings: Sequence[Meaning], forms: LocaleForms) -> tuple[WordLine, ...]:
    """Return the words of every table, the most frequent first."""
    return tuple(line for at, each in enumerate(meanings) for line in _lines(at, each, forms))


def word_told(
    corrections: Corrections, line: WordLine, text: str, forms: LocaleForms
) -> Mapping[str, Plain]:
    """Return the correction that reads a word as a number, or as nothing where none is typed.

    UserError where the text is no number.
    """
    number = parse_plain(text, forms) if text.strip() else None
    told = corrections.get(line.key)
    others = dict(told) if isinstance(told, Mapping) else {}
    return {line.key: {**others, line.word: number}}


def word_taken_back(corrections: Corrections, line: WordLine) -> Mapping[str, Plain]:
    """Return the correction without what was said of a word."""
    told = corrections.get(line.key)
    others = told if isinstance(told, Mapping) else {}
    return {line.key: {word: number for word, number in others.items() if word != line.word}}


def _lines(at: int, meaning: Meaning, forms: LocaleForms) -> Iterator[WordLine]:
    counts = Counter(word for _place, word in words_in(meaning.scene))
    known = meaning.conventions.words
    for word in sorted(known, key=lambda each: (-counts[each], each)):
        number = known[word]
        yield WordLine(
            (SECOND if at else "") + WORDS,
            word,
            counts[word],
            "" if number is None else format_exact(number, forms),
            word in meaning.conventions.told,
        )
