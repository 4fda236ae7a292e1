"""Excel's rules are those of "Calculation operators and precedence in Excel"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.formula.parser import parse, read
from scorecard_app.domain.formula.text import parts, references, written
from scorecard_app.domain.formula.tokens import Spelling, Token
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
from tests.domain.formula.trees import trees

GERMAN = Spelling(",", ";")


def by_name(token: Token) -> MeasureId:
    return MeasureId(token.text[1:-1])


def said(text: str, spelling: Spelling | None = None) -> str:
    with pytest.raises(UserError) as caught:
        parse(text, by_name, spelling or Spelling())
    return str(caught.value)


@given(trees())
def test_a_tree_written_and_read_is_the_same_tree(tree: Node) -> None:
    assert read(written(tree)) == tree


@given(trees())
def test_a_tree_written_with_a_decimal_comma_is_the_same_tree(tree: Node) -> None:
    assert parse(written(tree, GERMAN, lambda key: key), by_name, GERMAN) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            "=-2^2",
            Operation(Operator.POWER, Negation(Number(2)), Number(2)),
        ),
        (
            "2^3^2",
            Operation(Operator.POWER, Operation(Operator.POWER, Number(2), Number(3)), Number(2)),
        ),
        ("-5%", Percentage(Negation(Number(5)))),
        ("2^-1", Operation(Operator.POWER, Number(2), Negation(Number(1)))),
        (
            "8-3-2",
            Operation(
                Operator.SUBTRACT,
                Operation(Operator.SUBTRACT, Number(8), Number(3)),
                Number(2),
            ),
        ),
        (
            "1+2*3>4",
            Operation(
                Operator.GREATER,
                Operation(
                    Operator.ADD, Number(1), Operation(Operator.MULTIPLY, Number(2), Number(3))
                ),
                Number(4),
            ),
        ),
        ("+3", Number(3)),
    ],
)
def test_precedence_is_that_of_excel(text: str, tree: Node) -> None:
    assert read(text) == tree


def test_words_are_read_in_any_case_and_by_their_other_names() -> None:
    assert read("avg(Value; minimum)") == Call(
        Function.AVERAGE, (OwnFigure(Own.VALUE), OwnFigure(Own.MINIMUM))
    )
    assert read("Max(mx, maximum)") == Call(
        Function.MAX, (OwnFigure(Own.MAXIMUM), OwnFigure(Own.MAXIMUM))
    )


def test_a_comma_is_a_decimal_sign_where_the_locale_says_so() -> None:
    assert parse("1,5", by_name, GERMAN) == Number(1.5)
    assert "write decimals with “,” and part arguments with “;”" in said("1.5", GERMAN)


def test_a_bracket_in_a_name_is_written_twice() -> None:
    assert read("[#a]]b]") == Reference(MeasureId("a]b"))
    assert written(Reference(MeasureId("a]b"))) == "[#a]]b]"


def test_typeset_signs_are_read_as_plain_ones() -> None:
    assert read("6 ÷ 2 − 1 × 3") == read("6 / 2 - 1 * 3")


def test_references_come_once_each_in_the_order_of_the_text() -> None:
    assert references(read("[#b] + IF([#a] > 1, [#b], -[#c]%)")) == ("b", "a", "c")
    assert len(list(parts(read("1 + 2")))) == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The formula is empty."),
        ("1 +", "At character 4: the formula ends where something should follow."),
        ("1 + )", "At character 5: “)” is not expected here."),
        ("(1 2)", "At character 4: “2” is not expected here."),
        ("(1", "At character 1: the bracket “(” is not closed."),
        ("[Sales", "At character 1: the name has no closing bracket “]”."),
        ("Sales", "square brackets: [Sales]."),
        ("SUM", "At character 1: “SUM” needs its arguments in brackets."),
        ("AVERGE(1)", "At character 1: there is no function “AVERGE”. Did you mean AVERAGE?"),
        ("qqq(1)", "there is no function “qqq”. There are YTD, PREV,"),
        ("NOT(1, 2)", "At character 1: NOT takes 1 argument."),
        ("IF(1)", "At character 1: IF takes 2 or 3 arguments."),
        ("SUM()", "At character 1: SUM needs at least one argument."),
        ("PREV([A], 0.5)", "PREV looks back a whole number of periods"),
        ("PREV([A], [B])", "PREV looks back a whole number of periods"),
        ("1e999", "At character 1: the number is too large."),
        ('"text"', 'At character 1: “"text"” cannot stand in a formula.'),
        ("a.b", "At character 2: write decimals with “.” and part arguments with “,”."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(text: str, sentence: str) -> None:
    assert sentence in said(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1" * 2001, "A formula may have at most 2000 characters; this one has 2001."),
        ("-" * 100_000, "A formula may have at most 2000 characters; this one has 100000."),
        ("-" * 33 + "1", "At character 33: brackets and signs may stand at most 32 deep."),
        ("1" + "%" * 33, "At character 34: brackets and signs may stand at most 32 deep."),
        ("(" * 33 + "1" + ")" * 33, "At character 33: brackets and signs may stand"),
        ("(" * 300 + "1" + ")" * 300, "At character 401: a formula may have at most 400 parts."),
        ("1" + "+1" * 200, "At character 401: a formula may have at most 400 parts."),
        ("[a]" + "+[a]" * 50, "At character 201: a formula may refer to measures at most 50"),
    ],
)
def test_what_is_too_large_is_refused_before_it_costs_anything(text: str, sentence: str) -> None:
    assert sentence in said(text)


def test_a_formula_within_all_limits_is_read() -> None:
    read("1" + "+1" * 199)
    read("(" * 32 + "1" + ")" * 32)
    read("[#a]" + "+[#a]" * 49)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "().__class__",
        "lambda: 1",
        "[x for x in y]",
        "{1}",
        "1 if 1 else 2",
        "a := 1",
        "f'{1}'",
        "1 // 2",
        "1; 2",
        "A1:B2",
        "@x",
        "1 & 2",
        "\x00",
        "１",
        "٣",
    ],
)
def test_nothing_but_the_grammar_is_read(text: str) -> None:
    with pytest.raises(UserError):
        read(text)


@given(st.text(max_size=60) | st.text("[]#()+-*/^%=<>,;.019eE aIF", max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        tree = read(text)
    except UserError as error:
        assert str(error).endswith((".", "?"))  # noqa: PT017 - either is fine, nothing else
    else:
        assert read(written(tree)) == tree
