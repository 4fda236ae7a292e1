"""Currencies as people write them: a sign, a code, a word."""

from collections.abc import Mapping
from typing import Final

_CODES: Final[Mapping[str, str]] = {
    "usd": "USD", "us dollars": "USD", "us dollar": "USD", "us$": "USD", "$": "USD",
    "dollars": "USD", "eur": "EUR", "euro": "EUR", "euros": "EUR", "€": "EUR", "gbp": "GBP",
    "£": "GBP", "pounds": "GBP", "chf": "CHF", "franken": "CHF", "yen": "JPY", "¥": "JPY",
    "jpy": "JPY", "₹": "INR", "inr": "INR",
}  # fmt: skip


def currency_of(text: str) -> str:
    """Return the code of the currency that a text names, empty where it names none."""
    return _CODES.get(text.strip().casefold(), "")
