"""Rows of values to the bytes of a workbook: the new format, the old one, and the open document."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt

Rows = Sequence[Sequence[object]]
# A row and the first and last of its columns that are one cell, all from 0.
Merged = tuple[int, int, int]
NONE_MERGED: Mapping[str, Sequence[Merged]] = {}
_ODS_TYPES = {float: ("float", "value"), int: ("float", "value"), date: ("date", "date-value")}


def xlsx(
    sheets: Mapping[str, Rows],
    hidden: Mapping[str, str] | None = None,
    *,
    merged: Mapping[str, Sequence[Merged]] = NONE_MERGED,
) -> bytes:
    """``hidden`` maps the name of a sheet to "hidden" or "veryHidden"."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = (hidden or {}).get(name, "visible")
        for row in rows:
            sheet.append(list(row))
        for row, first, last in merged.get(name, ()):
            sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=first + 1, end_column=last + 1)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def xls(
    sheets: Mapping[str, Rows],
    hidden: Mapping[str, int] | None = None,
    *,
    merged: Mapping[str, Sequence[Merged]] = NONE_MERGED,
) -> bytes:
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
        sheet.merged_ranges.extend((row, row, first, last) for row, first, last in merged.get(name, ()))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def ods(
    sheets: Mapping[str, Rows],
    hidden: Sequence[str] = (),
    *,
    body: Mapping[str, str] | None = None,
    merged: Mapping[str, Sequence[Merged]] = NONE_MERGED,
    runs: bool = False,
) -> bytes:
    """Written by hand, with the endless empty rows that every real one has at its end.

    ``body`` gives a sheet's rows as they are to stand in the file. With ``runs``, like rows and like cells beside each
    other are written once, with their count.
    """
    bodies = {name: _ods_body(rows, merged.get(name, ()), runs) for name, rows in sheets.items()} | dict(body or {})
    tables = "".join(_ods_table(name, part, name in hidden) for name, part in bodies.items())
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


def _ods_body(rows: Rows, merged: Sequence[Merged], runs: bool) -> str:
    wide = {(row, first): last for row, first, last in merged}
    lines = []
    for at, row in enumerate(rows):
        cells = [ods_cell(value) for value in row]
        for column in range(len(row)):
            if (last := wide.get((at, column))) is not None:
                cells[column:] = _ods_spanned(cells[column], last - column + 1, cells[last + 1 :])
        lines.append(f"<table:table-row>{''.join(_counted(cells, 'columns') if runs else cells)}</table:table-row>")
    return "".join(_counted(lines, "rows") if runs else lines)


def _ods_spanned(cell: str, width: int, behind: Sequence[str]) -> list[str]:
    spanned = cell.replace("<table:table-cell", f'<table:table-cell table:number-columns-spanned="{width}"', 1)
    return [spanned, *["<table:covered-table-cell/>"] * (width - 1), *behind]


def _counted(elements: Sequence[str], what: str) -> Iterator[str]:
    """Each run of like elements once, with its length."""
    for element, run in groupby(elements):
        count = len(list(run))
        name, space, rest = re.split("(?<=[a-z])(?=[ />])()", element, maxsplit=1)
        yield element if count == 1 else f'{name} table:number-{what}-repeated="{count}"{space}{rest}'


def _ods_table(name: str, body: str, hidden: bool) -> str:
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
