"""The grammar of the command line: a verb with its options, or a file to open."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from scorecard_app import __version__
from scorecard_app.cli.verbs import VERBS
from scorecard_app.texts import _

PROGRAM = "scorecard"
_LANGUAGE = "--lang"


def language_of(words: Sequence[str]) -> str | None:
    """Return the language asked for, before any text of the grammar itself is needed."""
    for word, following in zip(words, [*words[1:], None], strict=False):
        if word == _LANGUAGE:
            return following
        if word.startswith(f"{_LANGUAGE}="):
            return word.partition("=")[2]
    return None


def verb_first(words: Sequence[str]) -> Sequence[str]:
    """Return the words with a language that stands before them moved to their end."""
    length = 2 if words[:1] == [_LANGUAGE] else 1
    is_language_first = bool(words) and words[0].partition("=")[0] == _LANGUAGE
    return [*words[length:], *words[:length]] if is_language_first else words


def window_parser() -> ArgumentParser:
    """Return the grammar without a verb: perhaps a file to open in the window."""
    verbs = "\n".join(f"  {name:8}{_(verb.summary)}" for name, verb in VERBS.items())
    parser = ArgumentParser(
        prog=PROGRAM,
        description=_("Open the scorecard editor, or do one of these without a window:")
        + f"\n{verbs}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help=_("the scorecard to open"))
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    _add_language(parser)
    return parser


def verb_parser() -> ArgumentParser:
    """Return the grammar of the verbs."""
    parser = ArgumentParser(prog=PROGRAM, allow_abbrev=False)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, verb in VERBS.items():
        summary = _(verb.summary)
        words = verbs.add_parser(name, description=summary, help=summary, allow_abbrev=False)
        for argument in verb.arguments:
            argument.add_to(words)
        words.add_argument("--json", action="store_true", help=_("print the result as JSON"))
        _add_language(words)
    return parser


def _add_language(parser: ArgumentParser) -> None:
    parser.add_argument(_LANGUAGE, metavar="CODE", help=_("the language of all texts, such as de"))
