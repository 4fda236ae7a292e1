"""Print results: on standard output, for people or as JSON."""

import json
from collections.abc import Iterable, Mapping

from scorecard_app.domain.plain import Plain


def print_lines(lines: Iterable[str]) -> None:
    """Print results for people, one a line."""
    for line in lines:
        print(line)  # noqa: T201 - results belong on standard output


def print_json(result: Mapping[str, Plain]) -> None:
    """Print a result for programs."""
    print(json.dumps(result, ensure_ascii=False, indent=2))  # noqa: T201 - as above
