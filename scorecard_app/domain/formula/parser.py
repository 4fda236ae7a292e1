"""Read a formula into its tree by Excel's rules of precedence; no text is ever run.

Excel's order, tightest first: minus sign, %, ^, * and /, + and −, comparisons; all that stands
between two operands groups from the left, so that −2^2 is 4 and 2^3^2 is 64 ("Calculation
operators and precedence in Excel", support.microsoft.com). Every node takes a token at least, so
that the limit on tokens is one on nodes, too.
"""

import difflib
import math
from collections.abc import Callable, Mapping
from functools import lru_cache

from scorecard_app.domain.formula.tokens import (
    MOST_CHARACTERS,
    MOST_STORED_CHARACTERS,
    MOST_TOKENS,
    STORED,
    Spelling,
    Token,
    TokenKind,
    fault,
    tokens_of,
    unbracketed,
)
from scorecard_app.domain.formula.tree import (
    Call,
    Function,
    Negation,
    Node,
    Number,
    Operation,
    Operator,
    Own,
    OwnFigure,
    Percentage,
    Reference,
)
from scorecard_app.domain.ids import MeasureId
from scorecard_app.errors import UserError
from scorecard_app.texts import _, ngettext

MOST_DEPTH = 32
MOST_REFERENCES = 50
MOST_PERIODS_BACK = 1_000

Resolve = Callable[[Token], MeasureId]
"""What says which measure a name in brackets means; it raises UserError where none is."""

_LEVELS: Mapping[str, int] = {
    **dict.fromkeys(("=", "<>", "<", "<=", ">", ">="), 1),
    **dict.fromkeys(("+", "-"), 2),
    **dict.fromkeys(("*", "/"), 3),
    "^": 4,
}
"""How tightly an operator holds its operands."""

_TYPESET: Mapping[str, str] = {"−": "-", "×": "*", "÷": "/"}
_FUNCTIONS: Mapping[str, Function] = {each.value: each for each in Function} | {
    "AVG": Function.AVERAGE
}
_OWN_FIGURES: Mapping[str, Own] = {each.value: each for each in Own} | {
    "MINIMUM": Own.MINIMUM,
    "MAXIMUM": Own.MAXIMUM,
}
_ANY_NUMBER = MOST_TOKENS
_ARGUMENTS: Mapping[Function, tuple[int, int]] = {
    Function.YTD: (1, 1),
    Function.PREV: (1, 2),
    Function.IF: (2, 3),
    Function.NOT: (1, 1),
    Function.ABS: (1, 1),
    Function.ROUND: (1, 2),
}
"""The fewest and the most arguments; of all others one is enough and there is no limit."""


def level_of(operator: Operator) -> int:
    """Return how tightly an operator holds its operands; more is tighter."""
    return _LEVELS[operator.value]


def parse(
    text: str, resolve: Resolve, spelling: Spelling = STORED, *, most: int = MOST_CHARACTERS
) -> Node:
    """Return the tree of a formula; UserError says at which character it cannot be read."""
    return _Parser(tokens_of(text, spelling, most=most), resolve, spelling).tree()


@lru_cache(maxsize=16_384)
def read(text: str) -> Node:
    """Return the tree of a stored formula, in which `[#id]` stands for a measure."""
    return parse(text, id_of, most=MOST_STORED_CHARACTERS)


def readable(text: str) -> Node | None:
    """Return the tree of a stored formula; None where it cannot be read."""
    try:
        return read(text)
    except UserError:
        return None


def id_of(token: Token) -> MeasureId:
    """Return the id that a stored name in brackets holds."""
    name = unbracketed(token)
    if not name.startswith("#") or len(name) == 1:
        raise fault(
            token.start, _("{name} is a name; a stored formula holds ids.").format(name=token.text)
        )
    return MeasureId(name[1:])


class _Parser:
    """One pass over the tokens, by precedence climbing."""

    def __init__(self, tokens: tuple[Token, ...], resolve: Resolve, spelling: Spelling) -> None:
        self._tokens = tokens
        self._resolve = resolve
        self._spelling = spelling
        self._place = 0
        self._depth = 0
        self._references = 0

    def tree(self) -> Node:
        """Read all tokens as one formula."""
        if len(self._tokens) == 1:
            raise UserError(_("The formula is empty."))
        node = self._expression(1)
        if not self._is_at_end:
            raise self._unexpected(self._next)
        return node

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    @property
    def _is_at_end(self) -> bool:
        return self._next.kind is TokenKind.END

    def _take(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _symbol(self) -> str:
        token = self._next
        return _TYPESET.get(token.text, token.text) if token.kind is TokenKind.SYMBOL else ""

    def _expression(self, least: int) -> Node:
        """Read operands as long as what stands between them holds at least this tightly."""
        left = self._operand()
        while (level := _LEVELS.get(self._symbol(), 0)) >= least:
            operator = Operator(self._symbol())
            self._take()
            left = Operation(operator, left, self._expression(level + 1))
        return left

    def _operand(self) -> Node:
        """Read signs, then what they stand before, then percent signs: in this order they bind."""
        depth, minuses = self._depth, 0
        while self._symbol() in {"+", "-"}:
            if self._symbol() == "-":
                self._deeper(self._next)
                minuses += 1
            self._take()
        node = self._primary()
        for _minus in range(minuses):
            node = Negation(node)
        while self._symbol() == "%":
            self._deeper(self._take())
            node = Percentage(node)
        self._depth = depth
        return node

    def _primary(self) -> Node:
        token = self._take()
        match token.kind:
            case TokenKind.NUMBER:
                return Number(self._number(token))
            case TokenKind.NAME:
                return self._reference(token)
            case TokenKind.WORD if self._symbol() == "(":
                return self._call(token)
            case TokenKind.WORD:
                return OwnFigure(_own_figure(token))
            case TokenKind.SYMBOL if token.text == "(":
                self._deeper(token)
                node = self._expression(1)
                self._close(token)
                return node
            case _:
                raise self._unexpected(token)

    def _number(self, token: Token) -> float:
        number = float(token.text.replace(self._spelling.decimal, "."))
        if not math.isfinite(number):
            raise fault(token.start, _("the number is too large."))
        return number

    def _reference(self, token: Token) -> Node:
        self._references += 1
        if self._references > MOST_REFERENCES:
            raise fault(
                token.start,
                _("a formula may refer to measures at most {limit} times.").format(
                    limit=MOST_REFERENCES
                ),
            )
        return Reference(self._resolve(token))

    def _call(self, word: Token) -> Node:
        function = _FUNCTIONS.get(word.text.upper())
        if function is None:
            raise fault(word.start, _no_function(word.text))
        bracket = self._take()
        self._deeper(bracket)
        arguments: list[Node] = []
        if self._symbol() != ")":
            arguments.append(self._expression(1))
        while self._next.kind is TokenKind.SEPARATOR:
            self._take()
            arguments.append(self._expression(1))
        self._close(bracket)
        _refuse_wrong_arguments(word, function, arguments)
        return Call(function, tuple(arguments))

    def _close(self, bracket: Token) -> None:
        if self._is_at_end:
            raise fault(bracket.start, _("the bracket “(” is not closed."))
        if self._symbol() != ")":
            raise self._unexpected(self._next)
        self._take()
        self._depth -= 1

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise fault(
                token.start,
                _("brackets and signs may stand at most {limit} deep.").format(limit=MOST_DEPTH),
            )

    def _unexpected(self, token: Token) -> UserError:
        if token.kind is TokenKind.END:
            return fault(token.start, _("the formula ends where something should follow."))
        return fault(token.start, _("“{text}” is not expected here.").format(text=token.text))


def _own_figure(word: Token) -> Own:
    figure = _OWN_FIGURES.get(word.text.upper())
    if figure is not None:
        return figure
    if word.text.upper() in _FUNCTIONS:
        raise fault(
            word.start,
            _("“{name}” needs its arguments in brackets.").format(name=word.text.upper()),
        )
    raise fault(
        word.start,
        _(
            "“{name}” is not known here. Put the name of a measure in square brackets: [{name}]."
        ).format(name=word.text),
    )


def _no_function(name: str) -> str:
    near = difflib.get_close_matches(name.upper(), _FUNCTIONS, n=1)
    if near:
        return _("there is no function “{name}”. Did you mean {near}?").format(
            name=name, near=near[0]
        )
    return _("there is no function “{name}”. There are {all}.").format(
        name=name, all=", ".join(each.value for each in Function)
    )


def _refuse_wrong_arguments(word: Token, function: Function, arguments: list[Node]) -> None:
    fewest, most = _ARGUMENTS.get(function, (1, _ANY_NUMBER))
    if not fewest <= len(arguments) <= most:
        raise fault(word.start, _arguments_wanted(function, fewest, most))
    if function is Function.PREV and len(arguments) > 1 and not _is_step(arguments[1]):
        raise fault(
            word.start,
            _(
                "PREV looks back a whole number of periods from 1 to {limit}: PREV([Sales], 2)."
            ).format(limit=MOST_PERIODS_BACK),
        )


def _arguments_wanted(function: Function, fewest: int, most: int) -> str:
    if fewest == most:
        sentence = ngettext(
            "{name} takes {count} argument.", "{name} takes {count} arguments.", fewest
        )
        return sentence.format(name=function.value, count=fewest)
    if most == _ANY_NUMBER:
        return _("{name} needs at least one argument.").format(name=function.value)
    return _("{name} takes {fewest} or {most} arguments.").format(
        name=function.value, fewest=fewest, most=most
    )


def _is_step(node: Node) -> bool:
    return (
        isinstance(node, Number)
        and node.value.is_integer()
        and 1 <= node.value <= MOST_PERIODS_BACK
    )
