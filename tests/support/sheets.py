"""Rows of values to the bytes of a workbook: the new format, the old one, and the open document."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt

Rows = Sequence[Sequence[object]]
_ODS_TYPES = {float: ("float", "value"), int: ("float", "value"), date: ("date", "date-value")}


def xlsx(sheets: Mapping[str, Rows], hidden: Mapping[str, str] | None = None) -> bytes:
    """``hidden`` maps the name of a sheet to "hidden" or "veryHidden"."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = (hidden or {}).get(name, "visible")
        for row in rows:
            sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def xls(sheets: Mapping[str, Rows], hidden: Mapping[str, int] | None = None) -> bytes:
    """``hidden`` maps the name of a sheet to 1 (hidden) or 2 (very hidden)."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = (hidden or {}).get(name, 0)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value, *([day] if isinstance(value, date) else []))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def ods(sheets: Mapping[str, Rows], hidden: Sequence[str] = (), *, body: Mapping[str, str] | None = None) -> bytes:
    """Written by hand, with the endless empty rows that every real one has at its end.

    ``body`` gives a sheet's rows as they are to stand in the file.
    """
    tables = "".join(_ods_table(name, rows, name in hidden, (body or {}).get(name)) for name, rows in sheets.items())
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    styles = (
        '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    content = (
        f"<office:document-content {spaces}>{styles}<office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def _ods_table(name: str, rows: Rows, hidden: bool, body: str | None) -> str:
    if body is None:
        body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    body += '<table:table-row table:number-rows-repeated="1048573">'
    body += '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    style = ' table:style-name="ta2"' if hidden else ""
    return f"<table:table table:name={quoteattr(name)}{style}>{body}</table:table>"


def ods_cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    kind = _ODS_TYPES.get(type(value))
    typed = f'office:value-type="{kind[0]}" office:{kind[1]}="{value}"' if kind else 'office:value-type="string"'
    return f"<table:table-cell {typed}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def zipped(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()
