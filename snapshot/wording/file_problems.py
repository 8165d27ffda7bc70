"""Step 1: what is said about the owner's files. Never quotes a cell that could hold a name."""

from collections.abc import Mapping

PROBLEMS: Mapping[str, str] = {
    "empty": "This file is empty. Please export it once more and check that it has rows before you upload it.",
    "too_large": "This file is larger than we can read. Please export a shorter time, such as the last two years.",
    "pdf": "This is a PDF, which shows a document but holds no table. Please export the list as CSV or Excel instead.",
    "html": "This is a web page and not a table, although its name may say otherwise. "
    "Please open it in Excel, save it as .xlsx or CSV and upload that.",
    "json": "This is a JSON file. Please export the list as CSV or Excel instead.",
    "xml": "This is an XML file. Please open it in Excel, save it as .xlsx or CSV and upload that.",
    "image": "This is a picture. Please export the list itself as CSV or Excel.",
    "document": "This is a text document and not a table. Please export the list as CSV or Excel instead.",
    "archive": "This is a packed archive. Please unpack it first and upload the CSV or Excel files inside.",
    "numbers": "This is an Apple Numbers file. Please choose File, Export to, CSV or Excel, and upload that.",
    "binary_workbook": "This is a binary Excel workbook (.xlsb). Please save it as .xlsx or CSV and upload that.",
    "binary": "We could not find any text in this file. Please export the list as CSV or Excel.",
    "protected": "This workbook is protected by a password. Please save a copy without the password and upload that.",
    "damaged_workbook": "This workbook seems to be damaged. "
    "Please open it in Excel, save it as a new .xlsx or as CSV and upload that.",
    "unsafe_workbook": "This workbook holds something that workbooks do not normally hold, so we did not open it. "
    "Please save the sheet as CSV and upload that.",
    "workbook_too_large": "This workbook needs more memory than we can give it. "
    "Please save the one sheet that holds the list as CSV and upload that.",
    "workbook_inflated": "This workbook holds far more than its size tells. "
    "Please save the one sheet that holds the list as CSV and upload that.",
    "sheet_too_long": "A sheet of this workbook has something below the last row that we can read. "
    "Please delete what stands far below the list, or export a shorter time.",
    "sheet_too_large": "A sheet of this workbook spans more cells than we can read. "
    "Please save the columns and rows of the list as a sheet of their own and upload that.",
    "workbook_too_slow": "This workbook took longer to read than we allow. "
    "Please save the one sheet that holds the list as CSV and upload that.",
    "too_many_sheets": "This workbook has more sheets than we can read. "
    "Please save the sheet that holds the list as a workbook of its own, or as CSV, and upload that.",
    "hidden_sheets": "The sheets of this workbook that can be seen hold no list, and we do not read hidden ones. "
    "Please show the sheet that holds the list, save the workbook and upload it again.",
    "line_too_long": "One line of this file is far longer than any list we know. "
    "Please export it once more as CSV or Excel.",
    "too_many_columns": "This list has far more columns than any we know. "
    "Please export it with its usual columns only, or delete what stands far to the right of it.",
    "too_many_rows": "There are more rows than we can read at once, in this file or together with the others. "
    "Please export a shorter time.",
    "too_many_cells": "There are more cells than we can read at once, in this file or together with the others. "
    "Please export a shorter time, or fewer columns.",
    "no_header": "We could not find a row with column names in this file. "
    "Please export it once more with its header, or add a first row that names the columns.",
    "no_rows": "This file has column names but no rows below them. "
    "Please check the dates and filters of the export and try once more.",
    "no_readable_rows": "We found the columns but could not read any row: the dates or the amounts are missing. "
    "If cells show ####, please make the columns wider or save as CSV again before you upload.",
    "not_recognised": "We could not tell what kind of list this is. Please check that it is the right one: "
    "a list of invoices or quotes needs a date, an amount and, best of all, a number in each row.",
    "left_out": "You asked us to leave this list out. "
    "To have it read after all, please choose what it is under “How we read your files”.",
    "unexpected": "Our program stopped while reading this file. That's our mistake, not the file's. "
    "Please save the list as CSV or .xlsx and upload that.",
}

NUL_CHARACTERS = "The file holds characters that are no text (NUL). They were left out."
EXTRA_FIELDS = "This row has more fields than the header has names, so we cannot tell which value belongs where."
SHIFTED_FIELDS = "This row has fewer or more fields than the others, so we cannot tell which value belongs where."
OTHER_KIND = "This row is a payment or another kind of entry, so it is not counted here."
NOT_RECEIVED = "This payment failed, was given back or has not arrived yet, so it is not counted."
OTHER_CURRENCY = "This amount is in another currency, and amounts in different currencies can't be added up."
NO_DATE = "This row has no date."
NO_AMOUNT = "This row has no amount."
UNREADABLE_DATE = "The date{cell} could not be read."
UNREADABLE_AMOUNT = "The amount{cell} could not be read."
FUTURE_DATE = "The date{cell} lies after today, so it looks like a typing slip."
NO_CUSTOMER = "This row names no customer."
UNREADABLE_LINE = "One line of this document could not be read, so its sum would be wrong."


# Behind the sentence of a problem, where the number is known.
LIMITS: Mapping[str, str] = {
    "too_large": "We read files of up to {limit}.",
    "line_too_long": "We read lines of up to {limit} characters.",
    "too_many_rows": "We read up to {limit} rows in one upload.",
    "too_many_columns": "We read up to {limit} columns.",
    "too_many_cells": "We read up to {limit} cells in one upload.",
    "too_many_sheets": "We read up to {limit} sheets.",
    "sheet_too_long": "We read up to {limit} rows in one upload.",
    "sheet_too_large": "We read up to {limit} cells in one upload.",
    "workbook_inflated": "We read up to {limit} of what is packed in it.",
    "workbook_too_slow": "We take up to {limit} seconds for the workbooks of one upload.",
}


def problem_message(code: str, limit: str | None = None) -> str:
    """The sentence for a file that could not be read, with the number of the ``limit`` that it passed."""
    sentence = PROBLEMS.get(code, PROBLEMS["unexpected"])
    return f"{sentence} {LIMITS[code].format(limit=limit)}" if limit and code in LIMITS else sentence


def with_cell(sentence: str, cell: str | None) -> str:
    """``sentence`` with the cell it speaks of, where that may be shown."""
    return sentence.format(cell=f" “{cell}”" if cell else "")


def count(number: int, singular: str, plural: str) -> str:
    """ "1 row", "2 rows", "1,200 rows"."""
    return f"{number:,} {singular if number == 1 else plural}"


def file_problem(name: str, message: str) -> str:
    return f"{name}: {message}"


def rows_set_aside(name: str, set_aside: int, read: int) -> str:
    verb, them = ("was", "it") if set_aside == 1 else ("were", "them")
    rows = count(set_aside, "row", "rows")
    return f"{name}: {rows} of {read:,} {verb} set aside, because something in {them} could not be used."


def left_out(number: int, header: str, *, dates: bool) -> str:
    """Cells of one column that could not be read in rows that count all the same."""
    what = count(number, "date", "dates") if dates else count(number, "amount", "amounts")
    return f"{what} under “{header}” could not be read and {'was' if number == 1 else 'were'} left out."


def unknown_status_words(name: str, words: tuple[str, ...]) -> str:
    listed = ", ".join(f"“{word}”" for word in words[:6])
    return f"{name}: we do not know these status words: {listed}. Dates and balances were used instead."


def ambiguous_order(day_first: bool) -> str:
    order = "day first (31/12)" if day_first else "month first (12/31)"
    return f"The dates can be read in two ways. We read them {order}; please check one of them."
