from scorecard_app.domain.ids import NoteId, PlacementId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.people import Note
from scorecard_app.domain.relations import Relations
from scorecard_app.present.faces import StickyFace
from scorecard_app.present.stickies import sticky_faces
from tests.builders import MAP, card, lane, objective


def test_a_map_shows_its_free_notes_in_order_but_not_those_in_the_parking_lot() -> None:
    scorecard = card(lane("Value"), objective("Grow")).put(
        Note(NoteId("a"), "Later", position=2, colour_role="note.3"),
        Note(NoteId("b"), " First ", position=1),
        Note(NoteId("c"), "Parked", is_parked=True),
        *(
            Placement(PlacementId(f"{each}@map"), MAP, each, x=8.0 * at, y=4.0)
            for at, each in enumerate("abc")
        ),
    )
    assert sticky_faces(Relations(scorecard), MAP) == (
        StickyFace(NoteId("b"), "First", "note.1", 8.0, 4.0, "Note, yellow: First"),
        StickyFace(NoteId("a"), "Later", "note.3", 0.0, 4.0, "Note, green: Later"),
    )
