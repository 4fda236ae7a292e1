"""The parts of the README that are made from the source.

`python -m tests.house.readme` writes them anew; a test fails where they differ.
"""

import re

from scorecard_app.storage.schema import schema_sql
from tests.house.sources import ROOT

README = ROOT / "README.md"
_TABLE = re.compile(r"CREATE TABLE (\w+) \(\n(.*?)\n\)", re.DOTALL)
_COLUMN = re.compile(r'"?(?P<name>\w+)"? (?P<type>\w+)(?P<rest>.*)')
_MARKS = {"TEXT": "", "INTEGER": " int", "REAL": " real", "BLOB": " blob"}


def schema_table() -> str:
    """Return the tables of a file and their columns: text unless marked, ? where NULL may be."""
    lines = ["| table | columns |", "|---|---|"]
    for name, body in _TABLE.findall(schema_sql()):
        columns = ", ".join(_column(line) for line in body.splitlines())
        lines.append(f"| `{name}` | {columns} |")
    return "\n".join(lines)


def with_parts(readme: str) -> str:
    """Return the README with every part made anew."""
    for name, part in {"schema": schema_table()}.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _start, rest = readme.partition(start)
        _old, _end, after = rest.partition(end)
        readme = f"{before}{start}\n{part}\n{end}{after}"
    return readme


def _column(declaration: str) -> str:
    found = _COLUMN.match(declaration.strip())
    assert found, declaration
    needed = "NOT NULL" in found["rest"] or "PRIMARY KEY" in found["rest"]
    return found["name"] + _MARKS[found["type"]] + ("" if needed else "?")


if __name__ == "__main__":
    README.write_text(with_parts(README.read_text(encoding="utf-8")), encoding="utf-8")
