"""Compare the texts of the source with a catalogue.

`python -m tests.house.catalogue` prints what each catalogue still lacks, ready to be translated.
"""

import ast
import json
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scorecard_app.texts.catalogue import _entries, available_languages
from tests.house.sources import ROOT, trees

_ARGUMENTS = {"_": 1, "N_": 1, "ngettext": 2}


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the source: where it stands first, its singular, its plural or nothing."""

    where: str
    text: str
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a catalogue says for one text."""

    text: str
    forms: tuple[str, ...]


@cache
def messages() -> dict[str, Message]:
    """Return every text that the source marks for translation, in order."""
    found: dict[str, Message] = {}
    for where, name, arguments in _calls():
        texts = [str(each.value) for each in arguments if isinstance(each, ast.Constant)]
        if len(texts) == _ARGUMENTS[name]:
            found.setdefault(texts[0], Message(where, *texts))
    return found


def made_up_texts() -> list[str]:
    """Return the places that translate a text put together there, which no catalogue can hold."""
    return [
        where
        for where, _name, arguments in _calls()
        if any(_is_made_up(each) for each in arguments)
    ]


def entries(language: str) -> list[Entry]:
    """Return the entries of a catalogue, its header first."""
    path = ROOT / "resources" / "locale" / language / "scorecard.po"
    return [Entry(text, tuple(forms)) for text, forms in _entries(path.read_text("utf-8"))]


def holes(text: str) -> set[str]:
    """Return the names of the holes in a text."""
    return {name for _before, name, _form, _way in string.Formatter().parse(text) if name}


def missing(language: str) -> list[Message]:
    """Return the texts of the source that a catalogue does not translate."""
    known = {entry.text for entry in entries(language) if all(entry.forms)}
    return [message for text, message in messages().items() if text not in known]


def _calls() -> Iterator[tuple[str, str, list[ast.expr]]]:
    """Yield the place, the function and the texts of every call that translates or marks."""
    for file, tree in trees("scorecard_app").items():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in _ARGUMENTS:
                yield f"{file}:{node.lineno}", name, node.args[: _ARGUMENTS[name]]


def _is_made_up(text: ast.expr) -> bool:
    """Say whether a text is put together where it is translated, with its holes already filled."""
    match text:
        case ast.JoinedStr() | ast.BinOp() | ast.Call(func=ast.Attribute(attr="format")):
            return True
        case _:
            return False


def _stub(message: Message) -> str:
    lines = [f"#: {message.where}", f"msgid {json.dumps(message.text, ensure_ascii=False)}"]
    if message.plural:
        plural = json.dumps(message.plural, ensure_ascii=False)
        lines += [f"msgid_plural {plural}", 'msgstr[0] ""', 'msgstr[1] ""']
    else:
        lines.append('msgstr ""')
    return "\n".join(lines)


def main() -> None:
    """Print what is missing, language by language, as entries without a translation."""
    for language in available_languages()[1:]:
        lacking = missing(language)
        print(f"# {language}: {len(lacking)} of {len(messages())} missing\n")  # noqa: T201 - report
        for message in lacking:
            print(_stub(message), end="\n\n")  # noqa: T201 - a report


if __name__ == "__main__":
    main()
