"""The verbs: each does one thing with files, without a window."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from scorecard_app.texts import N_, _


@dataclass(frozen=True)
class Argument:
    """One argument of a verb, as argparse takes it; the help is translated when it is shown."""

    names: tuple[str, ...]
    summary: str
    options: Mapping[str, Any] = field(default_factory=dict)

    def add_to(self, parser: ArgumentParser) -> None:
        """Add the argument to the grammar of its verb."""
        parser.add_argument(*self.names, help=_(self.summary), **self.options)


@dataclass(frozen=True)
class Verb:
    """What a verb is for, what it needs, and what does it and returns the exit code."""

    summary: str
    arguments: tuple[Argument, ...]
    run: Callable[[Namespace], int]


# Each verb imports what it needs when it is run, so that none pays for another; the imports are
# written out, so that a packaged build finds them.


def _export(options: Namespace) -> int:
    from scorecard_app.cli import export  # noqa: PLC0415 - see above

    return export.run(options)


def _import(options: Namespace) -> int:
    from scorecard_app.cli import importing  # noqa: PLC0415 - see above

    return importing.run(options)


def _check(options: Namespace) -> int:
    from scorecard_app.cli import check  # noqa: PLC0415 - see above

    return check.run(options)


def _explain(options: Namespace) -> int:
    from scorecard_app.cli import explaining  # noqa: PLC0415 - see above

    return explaining.run(options)


def _new(options: Namespace) -> int:
    from scorecard_app.cli import new  # noqa: PLC0415 - see above

    return new.run(options)


_FILE = Argument(("file",), N_("the scorecard"), {"metavar": "FILE", "type": Path})
_PROFILE = Argument(
    ("--profile",),
    N_("what was decided about tables with these headers, as a JSON file"),
    {"metavar": "P", "type": Path, "default": None},
)
_CHOOSE = Argument(
    ("--choose",),
    N_("decide one guess or question, such as year=2026; may be repeated"),
    {"metavar": "KEY=VALUE", "action": "append", "default": []},
)
_DRY_RUN = Argument(
    ("--dry-run",), N_("say what would change, and change nothing"), {"action": "store_true"}
)

VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        "export": Verb(
            N_("write a workbook or a picture of the map, or fill a copy of your own workbook"),
            (
                _FILE,
                Argument(
                    ("-o", "--out"),
                    N_("what to write; its ending decides: .xlsx, .png, .svg or .pdf"),
                    {"metavar": "OUT", "type": Path, "required": True},
                ),
                Argument(
                    ("--fill",),
                    N_("your own workbook: the numbers go into a copy of it"),
                    {"metavar": "BOOK", "type": Path, "default": None},
                ),
                _PROFILE,
                _CHOOSE,
                _DRY_RUN,
            ),
            _export,
        ),
        "import": Verb(
            N_("take a workbook that was changed, or any other table, into a scorecard"),
            (
                Argument(
                    ("book",),
                    N_("the workbook, or any file with a table: .xlsx .xlsb .xls .ods .csv .tsv"),
                    {"metavar": "BOOK", "type": Path},
                ),
                Argument(
                    ("--into",),
                    N_("the scorecard to change"),
                    {"metavar": "FILE", "dest": "file", "type": Path, "required": True},
                ),
                _PROFILE,
                Argument(
                    ("--join",),
                    N_("a second file, whose rows belong to the first by a column of ids"),
                    {"metavar": "BOOK", "type": Path, "default": None},
                ),
                _CHOOSE,
                _DRY_RUN,
            ),
            _import,
        ),
        "check": Verb(N_("find broken references, cycles and the like"), (_FILE,), _check),
        "explain": Verb(
            N_("print how a score came to be, step by step"),
            (
                _FILE,
                Argument(
                    ("what",),
                    N_("a measure, objective or perspective: its name, #number or id"),
                    {"metavar": "MEASURE"},
                ),
                Argument(
                    ("--period",),
                    N_("the period at whose end it is judged, such as 2026-09 or 2026-Q3"),
                    {"metavar": "PERIOD", "default": None},
                ),
            ),
            _explain,
        ),
        "new": Verb(
            N_("write a new scorecard from a template"),
            (
                Argument(
                    ("--template",),
                    N_("the template; without it the scorecard is blank"),
                    {"metavar": "ID", "default": None},
                ),
                Argument(
                    ("-o", "--out"),
                    N_("the file to write"),
                    {"metavar": "FILE", "dest": "file", "type": Path, "required": True},
                ),
            ),
            _new,
        ),
    }
)
"""Every verb by its name, in the order in which help lists them."""
