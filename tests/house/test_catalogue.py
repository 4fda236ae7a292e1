"""Catalogues fit the source: no stale entries, no lost holes, nothing that cannot be looked up."""

from collections import Counter

import pytest

from scorecard_app.texts import _, available_languages, ngettext, quoted, use_language
from tests.house.catalogue import entries, holes, made_up_texts, messages

LANGUAGES = [language for language in available_languages() if language != "en"]
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def test_german_is_there() -> None:
    assert "de" in LANGUAGES


@EVERY_LANGUAGE
def test_every_entry_translates_a_text_of_the_source(language: str) -> None:
    translated = [entry.text for entry in entries(language) if entry.text]
    assert [text for text in translated if text not in messages()] == []


@EVERY_LANGUAGE
def test_no_text_is_translated_twice(language: str) -> None:
    counts = Counter(entry.text for entry in entries(language))
    assert [text for text, count in counts.items() if count > 1] == []


@EVERY_LANGUAGE
def test_translations_have_the_holes_of_their_texts(language: str) -> None:
    wrong = [
        (entry.text, form)
        for entry in entries(language)
        for form in entry.forms
        if entry.text and form and holes(form) != _holes_of_the_source(entry.text)
    ]
    assert wrong == []


@EVERY_LANGUAGE
def test_plural_texts_have_as_many_forms_as_the_language(language: str) -> None:
    plurals = [e for e in entries(language) if e.text in messages() and messages()[e.text].plural]
    assert [entry.text for entry in plurals if len(entry.forms) != 2] == []


def test_only_whole_texts_are_translated() -> None:
    assert made_up_texts() == []


def test_german_is_spoken_once_it_is_chosen() -> None:
    try:
        assert use_language("de_AT") == "de"
        assert _("Objective") == "Ziel"
        assert _("A text that is in no catalogue") == "A text that is in no catalogue"
    finally:
        use_language("en")
    assert _("Objective") == "Objective"


def test_names_stand_between_the_quotation_marks_of_the_language() -> None:
    try:
        assert quoted("Cut costs") == "“Cut costs”"
        use_language("de")
        assert quoted("Cut costs") == "„Cut costs“"
    finally:
        use_language("en")


def test_plurals_without_a_catalogue_follow_english() -> None:
    assert [ngettext("{n} card", "{n} cards", n) for n in (0, 1, 2)] == [
        "{n} cards",
        "{n} card",
        "{n} cards",
    ]


def _holes_of_the_source(text: str) -> set[str]:
    plural = messages()[text].plural if text in messages() else ""
    return holes(text) | holes(plural)
