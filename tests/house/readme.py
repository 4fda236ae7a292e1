"""The parts of the README that are made from the source.

`python -m tests.house.readme` writes them anew; a test fails where they differ.
"""

import ast
import re
from collections.abc import Iterator

from scorecard_app.storage.schema import schema_sql
from tests.house.sources import ROOT, trees

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
    """Return the commands of the window that have keys, by menu."""
    lines = ["| key | does | menu |", "|---|---|---|"]
    for menu, title, keys in _commands():
        written = " or ".join(_keys(each) for each in keys)
        lines.append(f"| {written} | {title} | {menu} |")
    return "\n".join(lines)


def with_parts(readme: str) -> str:
    """Return the README with every part made anew."""
    for name, part in {"keys": keys_table(), "schema": schema_table()}.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, _start, rest = readme.partition(start)
        _old, _end, after = rest.partition(end)
        readme = f"{before}{start}\n{part}\n{end}{after}"
    return readme


def _commands() -> Iterator[tuple[str, str, list[str]]]:
    """Yield menu, title and keys of every `Command(…)` of the window's table."""
    for node in ast.walk(trees("scorecard_app/ui")["scorecard_app/ui/commands.py"]):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Command":
            keys = [each.value for each in node.keywords if each.arg == "keys"]
            title, menu = _text(node.args[1]), _text(node.args[3])
            if keys:
                yield menu.capitalize(), title, ast.literal_eval(keys[0])


def _text(node: ast.expr) -> str:
    """Return a text, marked for translation or not, without its mnemonic."""
    value = ast.literal_eval(node.args[0] if isinstance(node, ast.Call) else node)
    return str(value).replace("&", "").removesuffix("…")


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
