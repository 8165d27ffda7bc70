"""Names alone above their rows, and totals below them, say nothing of what a column holds."""

from snapshot.pipeline.documents.recognition import FileRecognition
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files
from tests.sample_results import NOW


def only_file(rows: list[str]) -> FileRecognition:
    file = UploadedFile("list.csv", "\n".join(rows).encode())
    return read_files([file], workspace_key=b"key", today=NOW.date()).recognition.files[0]


def grouped(customers: int) -> list[str]:
    rows = ["Invoice date,Invoice #,Current,Total"]
    for at in range(customers):
        rows += [
            f"Customer {chr(65 + at)}",
            f"2025-01-{at + 1:02d},{1001 + at},0,96.00",
            f"Total Customer {at},,0,96.00",
        ]
    return rows


def test_a_column_of_days_with_names_between_them_is_one_of_days():
    file = only_file(grouped(9))
    assert {column.role: column.header for column in file.columns}["issued"] == "Invoice date"
    assert (file.rows_read, file.rows_used) == (9, 9)


def test_a_column_that_holds_nothing_but_names_alone_is_read_as_it_is():
    rows = ["Invoice #,Total,Who", *(f",,Customer {at}" for at in range(4)), "1001,96.00,"]
    assert only_file(rows).rows_read <= 1
