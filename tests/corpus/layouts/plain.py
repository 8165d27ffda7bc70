"""A plain pair in the simplest form."""

from snapshot.pipeline.documents.upload import UploadedFile
from tests.corpus.formats import csv_bytes, iso, plain
from tests.corpus.layout import Sample, layout
from tests.corpus.records import Business
from tests.corpus.truth import truth

_WORDS = {
    "draft": "Draft", "void": "Void", "open": "Sent", "partial": "Partially paid", "paid": "Paid",
    "written_off": "Bad debt", "refunded": "Refunded",
}  # fmt: skip


@layout
def plain_invoices(business: Business) -> Sample:
    rows: list[list[object]] = [
        ["Invoice number", "Customer", "Issued", "Due", "Paid on", "Status", "Total", "Balance"]
    ]
    shown = [invoice for invoice in business.invoices if invoice.kind == "invoice"]
    rows += [
        [
            f"INV-{one.serial}", one.customer.name, iso(one.issued), iso(one.due),
            iso(one.paid_on if one.state == "paid" else None), _WORDS[one.state], plain(one.total), plain(one.balance),
        ]
        for one in shown
    ]  # fmt: skip
    return Sample((UploadedFile("invoices.csv", csv_bytes(rows)),), (("invoices",),), truth(shown))
