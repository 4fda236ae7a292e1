from scorecard_app.document.edits.order import inserted, last_position
from scorecard_app.domain.ids import NoteId
from scorecard_app.domain.people import Note


def row(*positions: float) -> list[Note]:
    return [Note(NoteId(f"n{index}"), position=each) for index, each in enumerate(positions)]


def order(items: list[Note], item: Note, index: int) -> list[str]:
    """Return the ids in order after an insertion."""
    changed = {each.id: each for each in inserted(items, item, index)}
    merged = {**{each.id: each for each in items}, **changed}.values()
    return [each.id for each in sorted(merged, key=lambda each: (each.position, each.id))]


def test_the_last_position_is_behind_all_others() -> None:
    assert last_position([]) == 0
    assert last_position(row(1, 2.5)) == 3
    assert last_position(row(-4)) == -3


def test_an_item_lands_at_every_index_and_alone_changes() -> None:
    new = Note(NoteId("new"))
    for index in range(4):
        items = row(1, 2, 3)
        assert order(items, new, index).index("new") == index
        assert len(inserted(items, new, index)) == 1


def test_an_index_beyond_the_ends_means_the_end() -> None:
    new = Note(NoteId("new"))
    assert order(row(1, 2), new, 99) == ["n0", "n1", "new"]
    assert order(row(1, 2), new, -5) == ["new", "n0", "n1"]
    assert order([], new, 3) == ["new"]


def test_an_item_already_among_its_siblings_is_moved_not_doubled() -> None:
    items = row(1, 2, 3)
    assert order(items, items[2], 0) == ["n2", "n0", "n1"]


def test_siblings_are_renumbered_when_no_number_is_left_between_two() -> None:
    items = row(1, 1.00000000000001, 2)
    new = Note(NoteId("new"))
    changed = inserted(items, new, 1)
    assert [(each.id, each.position) for each in changed] == [
        ("n0", 1),
        ("new", 2),
        ("n1", 3),
        ("n2", 4),
    ]


def test_a_thousand_insertions_at_one_place_keep_their_order() -> None:
    items = row(1, 2)
    for count in range(1000):
        new = Note(NoteId(f"x{count}"))
        merged = {each.id: each for each in [*items, *inserted(items, new, 1)]}
        items = sorted(merged.values(), key=lambda each: (each.position, each.id))
        assert items[1].id == new.id
