"""New scorecards that begin with nothing in them."""

from scorecard_app.document.edits.maps import add_map
from scorecard_app.document.edits.perspectives import add_perspective
from scorecard_app.document.edits.settings import set_setting
from scorecard_app.domain.ids import MapId, MintId, PerspectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import N_, _

_LANES = (
    (N_("Business value"), N_("What value does the business get?")),
    (N_("Clients"), N_("What do the people we serve notice?")),
    (N_("Processes"), N_("What must we do excellently?")),
    (N_("People and technology"), N_("What carries all of it?")),
)


def blank(*, mint: MintId, name: str) -> Scorecard:
    """Make a scorecard of four perspectives, value on top, and one empty map."""
    card = Scorecard().with_settings(name=name)
    ids = [PerspectiveId(mint()) for _lane in _LANES]
    for lane_id, (lane_name, question) in zip(ids, _LANES, strict=True):
        card = add_perspective(
            card, perspective_id=lane_id, name=_(lane_name), question=_(question)
        )
    card = add_map(card, map_id=MapId(mint()), name=_("Strategy map"))
    return set_setting(card, field="culminating_perspective_id", value=ids[0])
