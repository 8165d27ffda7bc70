"""Uploads that a run cannot simply take (dates read in two ways, lists that cannot be read), and time that passes."""

from sqlalchemy import text

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.store.engine import transaction
from snapshot.store.protocol import Store
from snapshot.store.sql.store import SqlStore
from tests.support.exports import CUSTOMERS, as_csv

# No day is above 12, and either order leaves the list as orderly as the other. The last one is July 5, or 7 May.
_AMBIGUOUS_DAYS = ["03/04/2025", "05/06/2025", "04/03/2025", "06/05/2025", "07/05/2025"]


def ambiguous_invoices(name: str = "invoices.csv") -> UploadedFile:
    """Five invoices, all paid but the last: until July 5 with the month first, until 5 June with the day first."""
    rows: list[list[object]] = [
        [f"INV-{n}", "Ada Quillfeather", day, "Sent" if n == 5 else "Paid", "100.00", "100.00" if n == 5 else "0.00"]
        for n, day in enumerate(_AMBIGUOUS_DAYS, start=1)
    ]
    return UploadedFile(name, as_csv(["Invoice ID", "Customer", "Issued At", "Status", "Total", "Balance Due"], rows))


def bad_quotes(name: str = "quotes.csv") -> UploadedFile:
    """A list of quotes whose dates and totals cannot be read."""
    rows: list[list[object]] = [[f"Q-{n}", "Ada Quillfeather", "####", "Approved", "####"] for n in range(8)]
    return UploadedFile(name, as_csv(["Quote ID", "Customer", "Created At", "Status", "Total"], rows))


def untold_list(name: str = "book.csv", *, header: bool = True) -> UploadedFile:
    """Twelve invoices under names that say nothing, or under none: eight paid, four open, 1,278.00 in all."""
    rows: list[list[object]] = [
        [801 + n, f"2025-0{1 + n % 9}-1{n % 7}", CUSTOMERS[n % 5], f"{101 + n}.00", "open" if n % 3 == 0 else "paid"]
        for n in range(12)
    ]
    return UploadedFile(
        name, as_csv(["Foo", "Bar", "Baz", "Qux", "Quux"], rows) if header else as_csv(rows[0], rows[1:])
    )


def age_held(store: Store, hours: float) -> None:
    """Let everything that is held have come ``hours`` earlier."""
    assert isinstance(store, SqlStore)
    with transaction(store._engine) as connection:
        connection.execute(
            text("UPDATE held_files SET created_at = created_at - :ms"), {"ms": round(hours * 3_600_000)}
        )
