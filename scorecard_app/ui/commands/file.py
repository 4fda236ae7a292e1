"""The commands of the file menu: a scorecard comes, is kept, and goes."""

from scorecard_app.texts import N_
from scorecard_app.ui.commands.command import Command, Menu, Need

_LIFE = (
    Command(
        "new",
        N_("&New…"),
        Menu.FILE,
        keys=("Ctrl+N",),
        icon="new",
        hint=N_("Begin with a template, a blank scorecard or the sample"),
        synonyms=N_("create begin start template"),
    ),
    Command(
        "open",
        N_("&Open…"),
        Menu.FILE,
        keys=("Ctrl+O",),
        icon="open",
        synonyms=N_("load file recent"),
    ),
    Command(
        "close",
        N_("&Close"),
        Menu.FILE,
        keys=("Ctrl+W",),
        need=Need.DOCUMENT,
        synonyms=N_("leave"),
    ),
)

_SAVING = (
    Command(
        "save",
        N_("&Save"),
        Menu.FILE,
        group=1,
        keys=("Ctrl+S",),
        need=Need.DOCUMENT,
        icon="save",
        synonyms=N_("keep write"),
    ),
    Command(
        "save_as",
        N_("Save &as…"),
        Menu.FILE,
        group=1,
        keys=("Ctrl+Shift+S",),
        need=Need.DOCUMENT,
        icon="save-as",
        synonyms=N_("copy rename file"),
    ),
    Command(
        "save_framework",
        N_("Save as a &framework"),
        Menu.FILE,
        group=1,
        need=Need.DOCUMENT,
        hint=N_("Keep perspectives, objectives, measures and links to begin others from"),
        synonyms=N_("template own"),
    ),
)

_TRANSFERS = (
    Command(
        "export_workbook",
        N_("Export &workbook…"),
        Menu.FILE,
        group=2,
        keys=("Ctrl+E",),
        need=Need.DOCUMENT,
        icon="export-workbook",
        hint=N_("Write an Excel workbook that can be changed there and imported again"),
        synonyms=N_("Excel spreadsheet XLSX write"),
    ),
    Command(
        "fill_workbook",
        N_("Fi&ll a copy of my workbook…"),
        Menu.FILE,
        group=2,
        need=Need.DOCUMENT,
        hint=N_("Put the numbers into a copy of an Excel workbook of your own making"),
        synonyms=N_("Excel spreadsheet XLSX XLSM update report write"),
    ),
    Command(
        "import_workbook",
        N_("&Import…"),
        Menu.FILE,
        group=2,
        keys=("Ctrl+I",),
        need=Need.DOCUMENT,
        icon="import-workbook",
        hint=N_("Take any workbook or table into this scorecard, and see first what it changes"),
        synonyms=N_("Excel spreadsheet workbook XLSX CSV ODS read merge paste"),
    ),
    Command(
        "export_picture",
        N_("Export &picture…"),
        Menu.FILE,
        group=2,
        keys=("Ctrl+Shift+E",),
        need=Need.DOCUMENT,
        icon="export-picture",
        hint=N_("Draw the map into a PNG, SVG or PDF file"),
        synonyms=N_("image PNG SVG PDF print"),
    ),
)

_PROGRAM = (
    Command(
        "settings",
        N_("Se&ttings…"),
        Menu.FILE,
        group=3,
        keys=("Ctrl+,",),
        icon="settings",
        synonyms=N_("preferences options theme language dark"),
    ),
    Command(
        "quit",
        N_("&Quit"),
        Menu.FILE,
        group=4,
        keys=("Ctrl+Q",),
        synonyms=N_("exit leave end"),
    ),
)

FILE = (*_LIFE, *_SAVING, *_TRANSFERS, *_PROGRAM)
