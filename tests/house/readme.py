"""The parts of the README that are made from the source.

`python -m tests.house.readme` writes them anew; a test fails where they differ.
"""

import re

from scorecard_app.storage.schema import schema_sql
from scorecard_app.ui.commands import COMMANDS, Menu
from scorecard_app.ui.commands.command import plain
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


def keys_table() -> str:
    """Return what has keys: the commands of the window, by menu."""
    lines = ["| key | does | where |", "|---|---|---|"]
    for where, title, keys in _commands():
        written = " or ".join(_keys(each) for each in keys)
        lines.append(f"| {written} | {title} | {where} |")
    return "\n".join(lines)


def with_parts(readme: str) -> str:
    """Return the README with every part made anew."""
    for name, part in {"keys": keys_table(), "schema": schema_table()}.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _start, rest = readme.partition(start)
        _old, _end, after = rest.partition(end)
        readme = f"{before}{start}\n{part}\n{end}{after}"
    return readme


def _commands() -> list[tuple[str, str, tuple[str, ...]]]:
    """Return menu, title and keys of every command that has keys, in the order of menus."""
    menus = list(Menu)
    table = sorted(COMMANDS, key=lambda command: (menus.index(command.menu), command.group))
    return [(plain(each.menu.value), each.name, each.keys) for each in table if each.keys]


def _keys(keys: str) -> str:
    """Write a key combination for Markdown: <kbd>Ctrl</kbd>+<kbd>N</kbd>."""
    names = re.split(r"\+(?!$)", keys)
    return "+".join(f"<kbd>{name}</kbd>" for name in names)


def _column(declaration: str) -> str:
    found = _COLUMN.match(declaration.strip())
    assert found, declaration
    needed = "NOT NULL" in found["rest"] or "PRIMARY KEY" in found["rest"]
    return found["name"] + _MARKS[found["type"]] + ("" if needed else "?")


if __name__ == "__main__":
    README.write_text(with_parts(README.read_text(encoding="utf-8")), encoding="utf-8")
