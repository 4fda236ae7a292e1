"""Translated texts (gettext) and the forms in which a locale writes numbers and dates."""

from scorecard_app.texts.catalogue import (
    N_,
    available_languages,
    language,
    ngettext,
    quoted,
    use_language,
)
from scorecard_app.texts.catalogue import translate as _
from scorecard_app.texts.locale_forms import LocaleForms

__all__ = [
    "N_",
    "LocaleForms",
    "_",
    "available_languages",
    "language",
    "ngettext",
    "quoted",
    "use_language",
]
