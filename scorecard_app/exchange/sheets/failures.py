"""The ways in which a file cannot be read: a dozen, each with one sentence for the user."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from scorecard_app.errors import UserError
from scorecard_app.texts import N_, _


class Failure(Enum):
    """Why a file was not read; the value is what the child process sends."""

    NOT_OPENED = "not opened"
    TOO_LARGE = "too large"
    TOO_MANY_CELLS = "too many cells"
    PASSWORD = "password"  # noqa: S105 - names a failure
    WEB_PAGE = "web page"
    NOT_A_TABLE = "not a table"
    OLD_FORMAT = "old format"
    NOT_A_WORKBOOK = "not a workbook"
    DAMAGED = "damaged"
    DAMAGED_SHEET = "damaged sheet"
    DOCUMENT_TYPE = "document type"
    TOO_SLOW = "too slow"
    OUT_OF_MEMORY = "out of memory"
    NOTHING_THERE = "nothing there"
    STOPPED = "stopped"


SENTENCES: Final[Mapping[Failure, str]] = {
    Failure.NOT_OPENED: N_(
        "“{name}” could not be opened. Check that it is there and that you may read it."
    ),
    Failure.TOO_LARGE: N_(
        "“{name}” is larger than a scorecard's workbook can be, or unpacks to far more than "
        "it should; it was not opened."
    ),
    Failure.TOO_MANY_CELLS: N_(
        "“{name}”: the sheet “{sheet}” holds more than 2,000,000 values. Import a smaller part."
    ),
    Failure.PASSWORD: N_(
        "“{name}” is protected by a password. Save it without one and import that."
    ),
    Failure.WEB_PAGE: N_(
        "“{name}” is a web page or XML file, not a workbook. Open it in a spreadsheet "
        "program and save it as .xlsx."
    ),
    Failure.NOT_A_TABLE: N_(
        "“{name}” holds no table that can be read. Save it as .xlsx, .ods or .csv and import that."
    ),
    Failure.OLD_FORMAT: N_("“{name}” is in the old .xls format. Save it as .xlsx and import that."),
    Failure.NOT_A_WORKBOOK: N_(
        "“{name}” is not an Excel workbook (.xlsx), whatever its name ends in."
    ),
    Failure.DAMAGED: N_(
        "“{name}” is damaged or was cut short. Open it in the program that wrote it, save it "
        "again as .xlsx, and import that."
    ),
    Failure.DAMAGED_SHEET: N_(
        "“{name}”: the sheet “{sheet}” is damaged. Open the file in the program that wrote it, "
        "save it again, and import that."
    ),
    Failure.DOCUMENT_TYPE: N_(
        "“{name}” holds a document type declaration, which no spreadsheet program "
        "writes; it was not opened."
    ),
    Failure.TOO_SLOW: N_(
        "Reading “{name}” took longer than {seconds} seconds and was stopped. Save the sheet you "
        "need as a file of its own and import that."
    ),
    Failure.OUT_OF_MEMORY: N_(
        "“{name}” needs more memory than an import may take. Save the sheet you need as a file "
        "of its own and import that."
    ),
    Failure.NOTHING_THERE: N_("“{name}” holds no cell with anything in it: {reason}."),
    Failure.STOPPED: N_("Reading “{name}” was stopped."),
}

NOTHING_BECAUSE: Final[Mapping[str, str]] = {
    "empty": N_("its sheets are empty"),
    "charts": N_("it holds charts only"),
    "no sheets": N_("it has no sheets"),
}


class FailureError(Exception):
    """Carry a failure up to where the file's name is known."""

    def __init__(self, failure: Failure, *, sheet: str = "", reason: str = "") -> None:
        super().__init__(failure.value)
        self.failure = failure
        self.sheet = sheet
        self.reason = reason


def said(name: str, error: FailureError, *, seconds: int = 30) -> UserError:
    """Return the sentence for a failure; it names the file without its folder, and the sheet."""
    reason = _(NOTHING_BECAUSE.get(error.reason, NOTHING_BECAUSE["empty"]))
    text = _(SENTENCES[error.failure])
    name, sheet = _plain(name), _plain(error.sheet)
    return UserError(text.format(name=name, sheet=sheet, seconds=seconds, reason=reason))


def _plain(name: str) -> str:
    """Return a name without signs that nobody sees, and that may turn the sentence round."""
    return "".join(sign if sign.isprintable() else "·" for sign in name)
