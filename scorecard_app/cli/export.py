"""The verb `export`: write a workbook or a picture, or fill a copy of somebody's workbook."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from scorecard_app.app.surroundings import now
from scorecard_app.cli import filling
from scorecard_app.cli.exits import Exit
from scorecard_app.cli.output import print_json, print_lines
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.opening import opening_day
from scorecard_app.storage.files import read_card
from scorecard_app.texts import _


def run(options: Namespace) -> int:
    """Write what the ending of the name says, whole or not at all."""
    out: Path = options.out
    if options.fill is not None:
        return filling.run(options)
    if options.dry_run or options.profile or options.choose:
        raise UserError(_("--profile, --choose and --dry-run go with --fill."))
    write = _WRITERS.get(out.suffix.lower())
    if write is None:
        raise UserError(
            _("“{name}”: the name must end in one of {endings}.").format(
                name=out.name, endings=", ".join(_WRITERS)
            )
        )
    if out.exists() and out.samefile(options.file):
        raise UserError(
            _("“{name}” is the scorecard itself. Choose another name.").format(name=out.name)
        )
    card = read_card(options.file)
    write(card, out, opening_day(card, now().astimezone().date()))
    if options.json:
        print_json({"written": str(out)})
    else:
        print_lines([str(out)])
    return Exit.DONE


def _write_workbook(card: Scorecard, out: Path, day: date) -> None:
    from scorecard_app.engine.evaluate import evaluate  # noqa: PLC0415 - pictures need neither
    from scorecard_app.exchange.workbook.out.writing import write_workbook  # noqa: PLC0415

    write_workbook(card, out, results=evaluate(card, (day,)), exported_at=now())


def _draw_map(card: Scorecard, out: Path, day: date) -> None:
    from scorecard_app.app.pictures import draw_map  # noqa: PLC0415 - brings Qt

    draw_map(card, out, day=day)


_WRITERS: Mapping[str, Callable[[Scorecard, Path, date], None]] = MappingProxyType(
    {".xlsx": _write_workbook, ".png": _draw_map, ".svg": _draw_map, ".pdf": _draw_map}
)
