"""The parts of the README that are made from the source.

`python -m tests.house.readme` writes them anew; a test fails where they differ.
"""

import ast
import re

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


def _commands() -> list[tuple[str, str, list[str]]]:
    """Return menu, title and keys of every `Command(…)` of the table, in the order of the menus."""
    found: list[tuple[int, str, str, list[str]]] = []
    for node in ast.walk(trees("scorecard_app/ui")["scorecard_app/ui/commands.py"]):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Command":
            options = {each.arg: ast.literal_eval(each.value) for each in _plain(node.keywords)}
            title, menu = _text(node.args[1]), _text(node.args[3]).capitalize()
            found.append((options.get("group", 0), menu, title, options.get("keys", ())))
    menus = list(dict.fromkeys(menu for _group, menu, _title, _keys in found))
    found.sort(key=lambda row: (menus.index(row[1]), row[0]))
    return [(menu, title, keys) for _group, menu, title, keys in found if keys]


def _plain(keywords: list[ast.keyword]) -> list[ast.keyword]:
    return [each for each in keywords if each.arg in {"group", "keys"}]


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
