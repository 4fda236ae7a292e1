"""The verb `new`: write a new scorecard."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from scorecard_app.app.surroundings import context, mint, now
from scorecard_app.cli.exits import Exit
from scorecard_app.cli.output import print_json, print_lines
from scorecard_app.document.starts import blank
from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.storage.files import write_card
from scorecard_app.texts import _


def run(options: Namespace) -> int:
    """Write a blank scorecard, or one from a template; an old file is never replaced."""
    path: Path = options.file
    if path.exists():
        raise UserError(_("“{name}” is there already. Choose another name.").format(name=path.name))
    card = _card(options.template, path.stem)
    with TemporaryDirectory(prefix="scorecard-") as folder:
        write_card(card, path, context=context(Path(folder)))
    if options.json:
        print_json({"written": str(path)})
    else:
        print_lines([str(path)])
    return Exit.DONE


def _card(template_id: str | None, name: str) -> Scorecard:
    if template_id is None:
        return blank(mint=mint, name=name)
    known = [template.id for template in template_names()]
    if template_id not in known:
        raise UserError(
            _("There is no template “{name}”. There are: {names}.").format(
                name=template_id, names=", ".join(known)
            )
        )
    this_year = now().astimezone().date().replace(month=1, day=1)
    return from_template(template_id, mint=mint, targets_since=this_year)
