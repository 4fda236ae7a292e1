from dataclasses import replace

import pytest

from scorecard_app.document.edits.backdrops import (
    change_backdrop,
    fitted,
    remove_backdrop,
    set_backdrop,
)
from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.named_maps import duplicate_map
from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import MapId
from scorecard_app.domain.pictures import MOST_BYTES, Backdrop, picture_of
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import MAP, card, minter
from tests.picture_files import png, png_that_says

BOX = (10.0, 20.0, 400.0, 400.0)
COPY = MapId("copy")


def with_picture(data: bytes = png(4, 2)) -> Scorecard:
    return set_backdrop(card(), map_id=MAP, data=data, within=BOX)


def backdrop(scorecard: Scorecard) -> Backdrop:
    found = scorecard.maps[MAP].backdrop
    assert found is not None
    return found


def test_a_picture_lies_in_the_middle_of_the_box_in_its_own_proportions() -> None:
    found = backdrop(with_picture())
    assert (found.x, found.y, found.width, found.height) == (10.0, 120.0, 400.0, 200.0)
    assert fitted((1.0, 4.0), BOX) == (160.0, 20.0, 100.0, 400.0)


def test_a_picture_that_is_all_width_keeps_a_height() -> None:
    assert backdrop(with_picture(png(4_000, 1))).height == 1.0


def test_a_map_has_one_picture_and_the_scorecard_keeps_no_other() -> None:
    first = change_backdrop(with_picture(), map_id=MAP, opacity=55.0, is_printed=False)
    second = set_backdrop(first, map_id=MAP, data=png(2, 2), within=BOX)
    assert [each.data for each in second.pictures.values()] == [png(2, 2)]
    assert (backdrop(second).opacity, backdrop(second).is_printed) == (55.0, False)


def test_a_picture_goes_with_the_last_map_that_shows_it() -> None:
    twice = duplicate_map(with_picture(), map_id=MAP, copy_id=COPY, name="", mint=minter())
    once = remove_backdrop(twice, map_id=MAP)
    assert once.maps[MAP].backdrop is None
    assert len(once.pictures) == 1
    assert not remove_backdrop(once, map_id=COPY).pictures
    assert not delete_items(once, ids=[COPY]).pictures


def test_deleting_a_picture_takes_it_off_its_maps() -> None:
    scorecard = with_picture()
    rest = delete_items(scorecard, ids=scorecard.pictures)
    assert rest.maps[MAP].backdrop is None


def test_numbers_are_kept_within_their_limits() -> None:
    changed = change_backdrop(with_picture(), map_id=MAP, opacity=140.0, width=0.0, height=1e9)
    found = backdrop(changed)
    assert (found.opacity, found.width, found.height) == (100.0, 1.0, 100_000.0)
    assert problems(changed) == problems(card())


def test_a_picture_out_of_its_limits_is_a_problem() -> None:
    picture = picture_of(png(1, 1))
    assert picture is not None
    bad = replace(card().maps[MAP], backdrop=Backdrop(picture.id, width=-1.0, opacity=101.0))
    found = {each.sentence for each in problems(card().put(picture, bad))}
    assert len(found - {each.sentence for each in problems(card())}) == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"text", "no picture that can be read"),
        (png_that_says(0, 9), "no picture that can be read"),
        (png(1, 1) + bytes(MOST_BYTES + (1 << 20)), "has 9 MB.*up to 8 MB"),
        (png_that_says(100_000, 100_000), "10000 million pixels.*50 million"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says):
        with_picture(data)


def test_a_map_without_a_picture_has_nothing_to_change() -> None:
    with pytest.raises(UserError, match="no background picture"):
        change_backdrop(card(), map_id=MAP, opacity=5.0)
    assert remove_backdrop(card(), map_id=MAP) == card()
