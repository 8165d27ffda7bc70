"""Writes small workbooks as people have them: .xlsx, .xls and .ods, with days, numbers, text and formulas."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from xml.sax.saxutils import escape

import openpyxl
import xlwt

from tests.corpus.formats import Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """``merged`` are ranges such as A1:C1; hidden rows count from 1, hidden columns are letters (.xlsx only)."""

    name: str
    rows: Sequence[Row]
    hidden: bool = False
    merged: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()


def cents(amount: int) -> float:
    """The amount as a number cell holds it."""
    return amount / 100


def xlsx_bytes(*sheets: Sheet) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(list(row))
        for area in sheet.merged:
            page.merge_cells(area)
        for row_number in sheet.hidden_rows:
            page.row_dimensions[row_number].hidden = True
        for letter in sheet.hidden_columns:
            page.column_dimensions[letter].hidden = True
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_bytes(*sheets: Sheet) -> bytes:
    book, day = xlwt.Workbook(), xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        page.visibility = int(sheet.hidden)
        for at, row in enumerate(sheet.rows):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    page.write(at, place, datetime.combine(value, time()), day)
                elif value not in ("", None):
                    page.write(at, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods_bytes(*sheets: Sheet) -> bytes:
    """Equal neighbours are written once with a repeat count, as office programs do."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} office:version="1.2">'
        '<office:automatic-styles><style:style style:name="off" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>{''.join(_ods_sheet(sheet) for sheet in sheets)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", _MIMETYPE, zipfile.ZIP_STORED)  # the standard wants it first and bare
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _ods_sheet(sheet: Sheet) -> str:
    style = ' table:style-name="off"' if sheet.hidden else ""
    rows = "".join(f"<table:table-row>{_ods_cells(row)}</table:table-row>" for row in sheet.rows)
    return f'<table:table table:name="{escape(sheet.name)}"{style}>{rows}</table:table>'


def _ods_cells(row: Row) -> str:
    cells = []
    for cell, same in groupby(row, key=_ods_cell):
        count = len(list(same))
        cells.append(cell.replace("<table:table-cell", f'<table:table-cell table:number-columns-repeated="{count}"', 1))
    return "".join(cells)


def _ods_cell(value: object) -> str:
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind, shown = f'office:value-type="date" office:date-value="{value.isoformat()}"', f"{value:%d.%m.%Y}"
    elif isinstance(value, (int, float)):
        kind, shown = f'office:value-type="float" office:value="{value}"', str(value)
    else:
        kind, shown = 'office:value-type="string"', escape(str(value))
    return f"<table:table-cell {kind}><text:p>{shown}</text:p></table:table-cell>"
