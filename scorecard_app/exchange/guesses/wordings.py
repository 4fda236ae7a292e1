"""Say what words in the place of numbers stand for: a number each, or nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from scorecard_app.domain.plain import Plain as Json
from scorecard_app.errors import UserError
from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.guess import LIKELY, POSSIBLE, Decisions, Guess
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.guesses.times import Scene
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.sheets.sheet import Corner
from scorecard_app.exchange.values.conventions import NOTHING, Conventions
from scorecard_app.exchange.values.wordings import YES_NO, is_known, numbers_of, word_of
from scorecard_app.texts import _

WORDS: Final = "words"
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class Wordings:
    """Which words stand in the place of numbers, by row and column, and where they prevail.

    They prevail where they fill at least half of a row, or of a column where columns are the
    measures; a word elsewhere is more likely a remark that somebody typed in place of a number.
    """

    places: frozenset[Corner] = frozenset()
    rows: Mapping[int, frozenset[str]] = field(default_factory=dict)
    columns: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def around(self, row: int, column: int) -> frozenset[str]:
        """Return the words that prevail round a cell with a word; none where numbers do."""
        if (row, column) not in self.places:
            return frozenset()
        return self.rows.get(row, frozenset()) | self.columns.get(column, frozenset())

    def numbers(self) -> Mapping[str, float]:
        """Return the number of each word that prevails, as those say that stand with it."""
        found: dict[str, float] = {}
        groups = {*self.rows.values(), *self.columns.values()}
        for words in sorted(groups, key=lambda each: (-len(each), sorted(each))):
            found = {**numbers_of(words), **found}
        return found


def wordings_of(scene: Scene) -> Wordings:
    """Find the words in the columns of numbers."""
    known = {place: word for place, word in words_in(scene) if is_known(word)}
    rows: dict[int, set[str]] = {}
    columns: dict[int, set[str]] = {}
    for (row, at), word in known.items():
        rows.setdefault(row, set()).add(word)
        columns.setdefault(at, set()).add(word)
    by_row, by_column = Counter(row for row, _at in known), Counter(at for _row, at in known)
    lines = list(_data(scene))
    numbers = [each.at for each in _numbers(scene)]
    if _is_tall(scene):
        held = {at: sum(_is_filled(scene, row, at) for row in lines) for at in columns}
        return Wordings(frozenset(known), columns=_most(columns, by_column, held))
    held = {row: sum(_is_filled(scene, row, at) for at in numbers) for row in rows}
    return Wordings(frozenset(known), rows=_most(rows, by_row, held))


def _most(
    words: Mapping[int, set[str]], counts: Mapping[int, int], held: Mapping[int, int]
) -> Mapping[int, frozenset[str]]:
    """Return the words of those rows or columns of which they fill at least half."""
    return {at: frozenset(each) for at, each in words.items() if counts[at] * 2 >= held[at]}


def _is_tall(scene: Scene) -> bool:
    """Say whether a column is a measure, rather than a row."""
    roles = {each.role for each in scene.columns}
    return Role.PERIOD in roles and not roles & {Role.MEASURE, Role.LABEL, Role.ID}


def with_words(scene: Scene, found: Conventions, decisions: Decisions) -> Conventions:
    """Guess what each word stands for; the user may say another number, or that it is none."""
    known = wordings_of(scene).numbers()
    told = _told(decisions.corrected(WORDS))
    nothing = [word for _place, word in words_in(scene) if word in NOTHING and word[:1].isalpha()]
    words: dict[str, float | None] = {**known, **dict.fromkeys(nothing), **told}
    if not words:
        return found
    is_plain = known.keys() <= YES_NO.words.keys()
    confidence = 1.0 if told else LIKELY if is_plain else POSSIBLE
    reason = _("Words stand where numbers should; each is read as the number beside it.")
    decisions.note(Guess(WORDS, dict[str, Json](words), confidence, reason))
    return replace(found, words=words, told=frozenset(told))


def words_in(scene: Scene) -> Iterator[tuple[Corner, str]]:
    """Yield the words, folded, that stand in cells for numbers."""
    sheet, numbers = scene.table.sheet, {each.at for each in _numbers(scene)}
    for place, cell in sheet.others.items():
        if isinstance(cell, bool) or (isinstance(cell, str) and len(cell) <= _LONGEST):
            row, at = divmod(place, sheet.width)
            if at in numbers and scene.rows.get(row) is RowKind.DATA:
                yield (row, at), word_of(cell)


def _numbers(scene: Scene) -> list[Column]:
    return [*scene.of(Role.VALUE), *scene.of(Role.BASELINE)]


def _data(scene: Scene) -> Iterator[int]:
    return (row for row, kind in scene.rows.items() if kind is RowKind.DATA)


def _is_filled(scene: Scene, row: int, column: int) -> bool:
    cell = scene.table.sheet.cell(row, column)
    return cell is not None and word_of(cell) not in NOTHING


def _told(given: Json) -> Mapping[str, float | None]:
    """Return what the user said of words; UserError where that is no number."""
    if not isinstance(given, Mapping):
        return {}
    return {word_of(word): _number(word, value) for word, value in given.items()}


def _number(word: str, value: Json) -> float | None:
    if value is None or value == "":
        return None
    try:
        return float(value)  # type: ignore[arg-type]  # refused below
    except (TypeError, ValueError) as error:
        raise UserError(
            _("“{word}” stands for a number or for nothing, not for “{value}”.").format(
                word=word, value=value
            )
        ) from error
