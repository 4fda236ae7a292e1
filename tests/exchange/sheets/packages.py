"""Workbooks made by hand, part by part, so that anything may be wrong with them."""

import zipfile
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/>'
    '<numFmt numFmtId="165" formatCode="[$€-407] #,##0"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="46"/></cellXfs></styleSheet>'
)
"""Cell styles: 0 plain, 1 date, 2 percent, 3 euro, 4 hours beyond the day."""

DAY, PERCENT, EURO, SPAN = 1, 2, 3, 4


def package(  # noqa: PLR0913 - the parts of a package
    rows: str,
    *,
    before: str = "",
    after: str = "",
    shared: str | None = None,
    is_strict: bool = False,
    is_1904: bool = False,
    name: str = "Data",
    names: str = "",
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Return a workbook of one sheet with these rows, as XML."""
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    epoch = '<workbookPr date1904="1"/>' if is_1904 else ""
    named = f"<definedNames>{names}</definedNames>" if names else ""
    parts = {
        "[Content_Types].xml": _types(has_shared=shared is not None),
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{epoch}<sheets>'
            f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets>{named}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            *([("rId3", "sharedStrings", "sharedStrings.xml")] if shared is not None else []),
        ),
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet,
    }
    if shared is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    if is_strict:
        parts = {key: _strict(text) for key, text in parts.items()}
    return zipped({key: text.encode() for key, text in parts.items()} | (extra or {}))


def cells(*texts: str, row: int = 1) -> str:
    """Return a row of cells with numbers in them, from A on."""
    inside = "".join(
        f'<c r="{chr(ord("A") + at)}{row}"><v>{text}</v></c>' for at, text in enumerate(texts)
    )
    return f'<row r="{row}">{inside}</row>'


def inline(address: str, text: str) -> str:
    """Return a cell with its own text."""
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a package of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for key, content in parts.items():
            file.writestr(key, content)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {key: file.read(key) for key in file.namelist()}


def _types(*, has_shared: bool) -> str:
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    if has_shared:
        kinds["sharedStrings"] = "sharedStrings"
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*given: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for key, kind, target in given
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _strict(text: str) -> str:
    return text.replace(MAIN, STRICT).replace(RELATIONS, STRICT_RELATIONS)
