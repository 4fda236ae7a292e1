"""Look texts up in the catalogues of resources/locale, read straight from their .po files.

The chosen language is the one piece of state outside the composition root: texts are looked up
everywhere, from the domain's refusals to the window's menus, and a process speaks one language.
"""

import ast
import gettext
import re
from collections.abc import Callable, Iterator

from scorecard_app import resources

_ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[(\d+)\])?)\s+(".*")$')

_SOURCE = "en"


class _Catalogue(gettext.NullTranslations):
    """A catalogue read from the text of a .po file; no compiled file can go stale."""

    def __init__(self, po_text: str) -> None:
        super().__init__()
        self._messages: dict[str, list[str]] = {}
        self._plural: Callable[[int], int] = _plural_rule("")
        for msgid, forms in _entries(po_text):
            if msgid and all(forms):
                self._messages[msgid] = forms
            elif not msgid:
                self._plural = _plural_rule(forms[0])

    def gettext(self, message: str) -> str:
        """Return the translation, or the message itself where there is none."""
        forms = self._messages.get(message)
        return forms[0] if forms else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the plural form that this language uses for n."""
        forms = self._messages.get(msgid1)
        if forms is None:
            return msgid1 if n == 1 else msgid2
        return forms[min(self._plural(n), len(forms) - 1)]


def use_language(language: str) -> str:
    """Speak this language ("de", "de_AT") from now on; return the catalogue that was found.

    English is the language of the source, so it needs no catalogue and is what remains when
    nothing fits.
    """
    global _current, _spoken  # noqa: PLW0603 - see the module's docstring
    for name in (language, language.partition("_")[0]):
        path = resources.locale_dir() / name / "scorecard.po"
        if path.is_file():
            _current = _Catalogue(path.read_text(encoding="utf-8"))
            _spoken = name
            return name
    _current, _spoken = gettext.NullTranslations(), _SOURCE
    return _spoken


def language() -> str:
    """Return the code of the language that is spoken now."""
    return _spoken


def available_languages() -> tuple[str, ...]:
    """Return the language codes that can be chosen, English first."""
    found = sorted(path.parent.name for path in resources.locale_dir().glob("*/scorecard.po"))
    return (_SOURCE, *found)


def translate(message: str) -> str:
    """Return the message in the chosen language; imported as `_`."""
    return _current.gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form for n things; the caller fills the holes."""
    return _current.ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a constant for the catalogue; it is translated with `_` where it is shown."""
    return message


def quoted(text: str) -> str:
    """Put a text between the quotation marks of the chosen language."""
    return translate(N_("“{text}”")).format(text=text)


def _entries(po_text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (msgid, [msgstr forms]) for every entry that is not marked fuzzy."""
    for block in re.split(r"\n\s*\n", po_text.replace("\r\n", "\n")):
        fields: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            match = _ENTRY.match(line)
            if match:
                key = match[1]
                fields[key] = ast.literal_eval(match[3])
            elif key and line.startswith('"'):
                fields[key] += ast.literal_eval(line)
        if "msgid" in fields and not re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE):
            yield fields["msgid"], [fields[k] for k in sorted(fields) if k.startswith("msgstr")]


def _plural_rule(header: str) -> Callable[[int], int]:
    """Compile the Plural-Forms rule of a catalogue's header."""
    match = re.search(r"plural=([^;]+);", header)
    rule: Callable[[int], int] = gettext.c2py(match[1] if match else "n != 1")
    return rule


_current: gettext.NullTranslations = gettext.NullTranslations()
_spoken = _SOURCE
