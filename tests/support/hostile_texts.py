"""Texts that were made to cost a reader time or memory, each with the problem for which it is refused."""

from collections.abc import Callable

MB = 1024 * 1024
HEADER = b"Invoice #,Client,Invoice date,Total,Status\n"
ROW = b"1,Ann,2025-01-02,10.00,Paid\n"

# Made when they are read: together they are 180 MB.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "quotes": (lambda: b'"' * 15 * MB, "line_too_long"),
    "lines of one quote": (lambda: b'"\n' * 7 * MB, "too_many_rows"),
    "rows that never close": (lambda: HEADER + b'1,"a,2025-01-02,10.00,Paid\n' * (MB // 2), "too_many_rows"),
    "short rows that never close": (lambda: HEADER + b'"a\n' * 3 * MB, "too_many_rows"),
    "one cell": (lambda: HEADER + b"1," + b"a" * 14 * MB, "line_too_long"),
    "one cell of many lines": (lambda: HEADER + b'1,"' + b"a\n" * 7 * MB + b'",2025-01-02,10,Paid\n', "too_many_rows"),
    "delimiters": (lambda: b"," * 15 * MB, "line_too_long"),
    "rows of one column": (lambda: b"Invoice #\n" + b"1\n" * 1_000_000, "too_many_rows"),
    "control characters": (lambda: b"\x01" * 14 * MB, "binary"),
    "tags": (lambda: b"<" * 15 * MB, "xml"),
    "brackets": (lambda: b"[" * 15 * MB, "json"),
    "spaces": (lambda: b" " * 15 * MB, "empty"),
    "NULs": (lambda: bytes(15 * MB), "empty"),
    "NULs below a header": (lambda: HEADER + bytes(14 * MB), "no_rows"),
}
