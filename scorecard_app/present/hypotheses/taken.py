"""What can be taken over from the data into a link."""

from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.values import normal_number
from scorecard_app.engine.evidence.weighing import Weighed

_DIGITS = 3


def combined_magnitude(weighed: Weighed | None) -> Magnitude | None:
    """Return the range of belief and data in one, apart from its sign.

    None where there is none, or where it reaches across zero: then the sign itself is in doubt.
    """
    if weighed is None or weighed.after is None or weighed.before is None:
        return None
    turn = 1.0 if weighed.before.middle > 0 else -1.0
    ends = sorted((turn * weighed.after.low, turn * weighed.after.high))
    low, high = (normal_number(round(each, _DIGITS)) for each in ends)
    return Magnitude(low, high) if low > 0 else None
