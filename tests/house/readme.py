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
    """Return what has keys: the commands of the window by menu, then what the map hears."""
    lines = ["| key | does | where |", "|---|---|---|"]
    for where, title, keys in [*_commands(), *_keys_of_the_map()]:
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


def _commands() -> list[tuple[str, str, list[str]]]:
    """Return menu, title and keys of every `Command(…)` of the window, in the order of menus."""
    found: list[tuple[int, str, str, list[str]]] = []
    for tree in trees("scorecard_app/ui").values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Command":
                options = {each.arg: ast.literal_eval(each.value) for each in _plain(node.keywords)}
                menu, title = _text(node.args[3]), _text(node.args[1])
                found.append((options.get("group", 0), menu, title, options.get("keys", ())))
    menus = [ast.literal_eval(each) for each in _dict("MENUS").keys if each]
    found.sort(key=lambda row: (menus.index(row[1]), row[0]))
    return [(menu.capitalize(), title, keys) for _group, menu, title, keys in found if keys]


def _keys_of_the_map() -> list[tuple[str, str, list[str]]]:
    """Return the rows of the table KEYS_OF_THE_MAP."""
    table = _assigned("KEYS_OF_THE_MAP")
    assert isinstance(table, ast.Tuple)
    rows = [row.elts for row in table.elts if isinstance(row, ast.Tuple)]
    return [("a card of the map", _text(row[0]), ast.literal_eval(row[1])) for row in rows]


def _dict(name: str) -> ast.Dict:
    found = _assigned(name)
    assert isinstance(found, ast.Dict), name
    return found


def _assigned(name: str) -> ast.expr:
    """Return what a constant of the window is set to."""
    for tree in trees("scorecard_app/ui").values():
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if ast.unparse(targets[0]) == name:
                    return node.value
    raise LookupError(name)


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
