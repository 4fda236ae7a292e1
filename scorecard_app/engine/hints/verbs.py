"""Words by which a title says what is done: English verbs of goals, German infinitives."""

import re

_ENGLISH_VERBS = """
accelerate achieve acquire adapt adopt advance align allocate answer anticipate apply assess
attract automate avoid balance be become boost bring broaden build bundle capture care certify
change clarify clean close coach collaborate collect combine communicate compete complete comply
connect consolidate contain continue contribute control convert coordinate create cultivate cut
decentralise decide decrease deepen defend define delight deliver deploy design develop
differentiate digitalise digitise discover diversify do double drive earn ease educate eliminate
embed empower enable encourage end engage enhance enlarge ensure enter equip establish evolve
exceed excel execute exit expand exploit explore extend find finish fix focus follow foster free
fulfil fulfill fund gain generate get give go govern grow guarantee halve harden harmonise
harness have help hire hold identify implement improve inform increase innovate inspire install
integrate introduce invest invent join keep know land launch lead learn leave lengthen let
leverage limit link listen live lower maintain make manage mature maximise maximize measure meet
minimise minimize mitigate modernise modernize monitor motivate move negotiate nurture obey
observe obtain offer open operate optimise optimize outperform own pay perform pioneer plan
position prepare preserve prevent prioritise prioritize produce promote protect prove provide
publish pursue put raise reach realise realize recover recruit recycle redesign reduce refine
reform reinforce release remove renew repair replace report rescue respond restore retain
rethink retire reuse reward run satisfy save scale secure seek sell serve set share sharpen
shift shorten show simplify solve speed spend stabilise stabilize standardise standardize start
stay steer steward stop streamline strengthen succeed support sustain switch take tap target
teach tell test tighten track train transfer transform treat turn understand unify update
upgrade use win work
"""
_ENGLISH = frozenset(_ENGLISH_VERBS.split())

_GERMAN_INFINITIVE = re.compile(r"[a-zäöüß]{3,}(?:en|ern|eln|tun|sein)")
"""Infinitives are written small and nouns are not."""

_READABLE = re.compile(r"[A-Za-zÄÖÜäöüß0-9 \-–—’'“”„\"&/+%€$£.,;:!?()→]*")
"""Titles with letters of other languages are not judged: their verbs are not known here."""


def has_verb(title: str) -> bool:
    """Say whether a title says what is done, as far as can be told: True where it cannot."""
    if not _READABLE.fullmatch(title):
        return True
    return any(_is_verb(word) for word in _words(title))


def begins_with_verb(statement: str) -> bool:
    """Say whether a statement begins with an English verb and says more than the verb."""
    words = _words(statement)
    return len(words) > 1 and words[0].lower() in _ENGLISH


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text)


def _is_verb(word: str) -> bool:
    small = word.lower()
    return bool(
        small in _ENGLISH
        or (small.endswith("ing") and {small[:-3], small[:-3] + "e"} & _ENGLISH)
        or (small.endswith("s") and small[:-1] in _ENGLISH)
        or _GERMAN_INFINITIVE.fullmatch(word)
    )
