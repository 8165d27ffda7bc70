"""Where only the line below a document's rows says whether it is paid, it says it for all of them."""

from collections.abc import Callable

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
Make = Callable[..., bytes]


def test_the_state_at_the_total_is_that_of_its_document(read: Read, to_csv: Make) -> None:
    rows: list[list[object]] = [["Inv", "Inv date", "Client", "Labor", "Row total", "Paid"]]
    for number, paid in (("1043", "yes"), ("1044", "no"), ("1045", "yes")):
        rows += [[number, "2025-01-07", "Ann", "10.50", "10.50", ""], [number, "2025-01-07", "Ann", "20", "20.25", ""]]
        rows.append(["", "", f"total inv {number}", "", "30.75", paid])
    invoices = read(to_csv(rows)).invoices
    assert list(invoices["state"]) == ["paid", "open", "paid"]
    assert list(invoices["total_cents"]) == [3075, 3075, 3075]
