"""Let LibreOffice recalculate a workbook for certain: with a profile that never trusts caches."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which

import pytest
from python_calamine import CalamineWorkbook

NEEDS_LIBREOFFICE = pytest.mark.skipif(
    which("soffice") is None, reason="LibreOffice is not installed"
)
_ALWAYS = 0
_PROFILE = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{_ALWAYS}</value></prop></item>
</oor:items>
"""
"""Without it LibreOffice only echoes the cached results of a workbook it did not write."""


def recalculated(
    book: Path, folder: Path, *, trusts_caches: bool = False
) -> Mapping[str, Sequence[Sequence[object]]]:
    """Convert a workbook to .ods with all formulas computed anew; return the cells by sheet.

    One that trusts caches shows what would come back without the setting.
    """
    converted = convert(book, folder, "ods", trusts_caches=trusts_caches)
    opened = CalamineWorkbook.from_path(str(converted))
    return {
        name: opened.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in opened.sheet_names
    }


def convert(book: Path, folder: Path, ending: str, *, trusts_caches: bool = False) -> Path:
    """Let LibreOffice open a workbook and save it as another kind of file; return that."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    if not trusts_caches:
        settings = profile / "user" / "registrymodifications.xcu"
        settings.write_text(_PROFILE, encoding="utf-8")
    command = [
        str(which("soffice")),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(folder),
        str(book),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - our own
    return folder / f"{book.stem}.{ending}"
