"""Found by a few letters, the nearest first."""

import pytest

from scorecard_app.present.fuzzy import distance, folded, nearest

NAMES = ["Zoom in", "Fit the map", "Import a workbook", "Show the map", "Map", "Über uns"]


def found(typed: str) -> list[str]:
    """Return the names that match, nearest first."""
    return list(nearest(typed, NAMES, lambda name: (name, "larger" if "Zoom" in name else "")))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("map", ["Map", "Fit the map", "Show the map"]),
        ("fm", ["Fit the map"]),
        ("THE M", ["Show the map", "Fit the map"]),
        ("uber", ["Über uns"]),
        ("larg", ["Zoom in"]),
        ("xyz", []),
        ("imprt", ["Import a workbook"]),
        ("improt", ["Import a workbook"]),
        ("wrokbook", ["Import a workbook"]),
        ("lagrer", ["Zoom in"]),
        ("mpa", []),
    ],
)
def test_names_are_found_by_beginnings_words_initials_parts_and_synonyms(
    typed: str, names: list[str]
) -> None:
    assert sorted(found(typed)) == sorted(names)
    assert not names or found(typed)[0] in names[:2]


def test_the_name_itself_stands_before_names_that_hold_it_and_these_before_synonyms() -> None:
    by_name, inside = distance("map", "Map"), distance("map", "Remap")
    other = distance("map", "Canvas", "map diagram")
    assert by_name is not None
    assert inside is not None
    assert other is not None
    assert by_name < inside < other


def test_case_and_accents_make_no_difference() -> None:
    assert folded("Müller & Söhne Ⅷ") == "muller & sohne viii"
