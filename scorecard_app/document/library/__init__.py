"""The library: measures to start from, those that ship with the program and the user's own."""

from scorecard_app.document.library.entry import OWN, Basis, LibraryMeasure, Verified
from scorecard_app.document.library.shipped import library

__all__ = ["OWN", "Basis", "LibraryMeasure", "Verified", "library"]
