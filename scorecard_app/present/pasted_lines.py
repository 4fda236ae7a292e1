"""The names of cards in a text that was copied elsewhere: one a line, or one a cell of a column."""

import re

from scorecard_app.errors import UserError
from scorecard_app.present.blocks import parse_block

_BULLET = re.compile(r"^(?:[-*•–·▪]|\d{1,3}[.)])\s+")
"""What stands before the lines of a list in mails and documents."""


def names_in(text: str) -> tuple[str, ...]:
    r"""Return the names in a text: of each line the first cell that says something.

    >>> names_in("1. Cut cost\n2. Grow revenue\n")
    ('Cut cost', 'Grow revenue')
    """
    try:
        rows = parse_block(text)
    except UserError:
        rows = tuple((line,) for line in text.splitlines())
    firsts = (next((cell for cell in row if cell.strip()), "") for row in rows)
    names = (_BULLET.sub("", " ".join(each.split())) for each in firsts)
    return tuple(each for each in names if each)
