"""Write into each template where its cards stand, as Tidy up puts them.

Run `python resources/templates/lay_out.py` with the program installed, after a template or the
layout has changed. A test says when that is due.
"""

import json
from dataclasses import replace
from itertools import count
from pathlib import Path

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout import layout


def main() -> None:
    """Lay out every template from a heap."""
    for path in sorted(Path(__file__).parent.glob("*.json")):
        plain = json.loads(path.read_text("utf-8"))
        numbers = count()
        card = from_template(plain["id"], mint=lambda: f"id{next(numbers):05}")  # noqa: B023 - used up here
        (map_id,) = card.maps
        heap = (replace(each, x=0.0, y=0.0) for each in card.placements.values())
        spots = layout(card.put(*heap), map_id).spots
        by_source = {card.objectives[ObjectiveId(each)].source_id: spots[each] for each in spots}
        for entry in plain["objectives"]:
            spot = by_source[entry["id"]]
            entry["x"], entry["y"] = int(spot.x), int(spot.y)
        text = json.dumps(plain, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
