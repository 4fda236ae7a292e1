import pytest

from scorecard_app.document.edits import set_setting
from scorecard_app.domain.settings import DEFAULT_BANDS, Band
from scorecard_app.errors import UserError
from tests.builders import card, lane, objective


def test_a_setting_is_normalised_and_the_same_value_changes_nothing() -> None:
    before = card(lane("Value"))
    after = set_setting(before, field="name", value="IT\x07 2026")
    assert after.settings.name == "IT 2026"
    assert set_setting(after, field="name", value="IT 2026") is after


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("fiscal_start", 13, "month from 1 to 12"),
        ("fiscal_start", 0, "month from 1 to 12"),
        ("short_lag_months", -1, "0 to 600"),
        ("horizon_months", 0, "1 to 600"),
        ("discount_rate", -60, "between −50 and 1000"),
        ("culminating_perspective_id", "gone", "no longer in the scorecard"),
        ("bands", DEFAULT_BANDS[:1], "from 2 to 5 bands"),
        ("bands", DEFAULT_BANDS * 2, "from 2 to 5 bands"),
        ("bands", (DEFAULT_BANDS[0], DEFAULT_BANDS[0]), "same key"),
        ("bands", DEFAULT_BANDS[::-1], "rise from the worst"),
        ("last_number", 0, "never used twice; the last one was 1"),
    ],
)
def test_a_setting_out_of_its_range_is_refused(field: str, value: object, says: str) -> None:
    with pytest.raises(UserError, match=says):
        set_setting(card(lane("Value"), objective("Grow")), field=field, value=value)


def test_two_bands_of_ones_own_are_enough() -> None:
    bands = (Band("bad", "Bad", 0, "off"), Band("good", "Good", 50, "on"))
    assert set_setting(card(), field="bands", value=bands).settings.bands == bands


def test_a_lane_that_is_there_may_culminate() -> None:
    after = set_setting(card(lane("Value")), field="culminating_perspective_id", value="Value")
    assert after.settings.culminating_perspective_id == "Value"


def test_a_setting_of_the_wrong_type_or_name_is_a_bug() -> None:
    with pytest.raises(TypeError):
        set_setting(card(), field="fiscal_start", value="April")
    with pytest.raises(KeyError):
        set_setting(card(), field="nonsense", value=1)
