"""Read the command line, run the verb, and turn what happens into an exit code."""

import locale
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from scorecard_app.cli.exits import Exit
from scorecard_app.cli.parser import language_of, verb_first, verb_parser, window_parser
from scorecard_app.cli.verbs import VERBS
from scorecard_app.errors import UserError
from scorecard_app.texts import _, use_language


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 is done, 1 done with findings worth an error, 2 not done."""
    _replace_missing_streams()
    words = verb_first(list(sys.argv[1:] if argv is None else argv))
    language = language_of(words)
    use_language(language or locale.getlocale()[0] or "en")
    if words and words[0] in VERBS:
        options = verb_parser().parse_args(words)
        return _guarded(lambda: VERBS[words[0]].run(options))
    path = window_parser().parse_args(words).file
    return _guarded(lambda: _open_window(path, language))


def _open_window(path: str | None, language: str | None) -> int:
    from scorecard_app.app.window import run  # noqa: PLC0415 - brings Qt, which no verb needs

    return run(path, language=language)


def _guarded(run: Callable[[], int]) -> int:
    """Run a command, and tell in one sentence why it was not done."""
    try:
        code = run()
        sys.stdout.flush()
    except UserError as error:
        return _not_done(str(error))
    except KeyboardInterrupt:
        return _not_done(_("Stopped."))
    except BrokenPipeError:
        # Whoever reads has gone; the rest, flushed at exit, must not raise again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.NOT_DONE
    except OSError as error:
        reason = error.strerror or error
        return _not_done(
            _("“{name}”: {reason}.").format(name=error.filename, reason=reason)
            if error.filename
            else _("The result could not be written: {reason}.").format(reason=reason)
        )
    except Exception:  # noqa: BLE001 - the last border: a bug must not look like a finding
        traceback.print_exc()
        return _not_done(_("This is a mistake in the program. Nothing was written."))
    return code


def _not_done(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - messages belong there
    return Exit.NOT_DONE


def _replace_missing_streams() -> None:
    """Give a windowed build, which has no console, somewhere to print to.

    PyInstaller leaves sys.stdout and sys.stderr None there.
    """
    if sys.stdout is None or sys.stderr is None:
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for good
        sys.stdout = sys.stdout or nowhere
        sys.stderr = sys.stderr or nowhere
