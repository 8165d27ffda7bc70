"""What is compared of two readings: every change but that of names, days and the one factor."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.masked_copy import compare_readings, mask_file
from tests.support.exports import plain_pair
from tests.support.masked import TODAY

INVOICES = plain_pair()[0]


def differences(change: Callable[[bytes], bytes]) -> tuple[str, ...]:
    return compare_readings(INVOICES, UploadedFile("invoices.csv", change(INVOICES.content)), today=TODAY)


def test_a_file_is_read_like_itself() -> None:
    assert differences(lambda content: content) == ()
    assert compare_readings(INVOICES, mask_file(INVOICES, today=TODAY), today=TODAY) == ()


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        (b"INV-1003", b"INV-1004", "invoices: number"),
        (b"260.00", b"265.00", "amounts"),
        (b"2025-01-06", b"2025-01-07", "days"),
        (b"Paid,200.00,0.00", b"Sent,200.00,200.00", "invoices: state"),
        (b"Ada Quillfeather,Q-500", b"Bram Tollgate,Q-500", "invoices: customer"),
        (b"Q-501", b"Q-502", "invoices: quote_number"),
        (b"Total", b"Amount", "columns"),
        (b"260.00", b"2x0.00", "rows set aside"),
        (b"Ada", "Adá".encode("cp1252"), "encoding"),
        (b"2025-01-06", b"2x25-01-06", "set_aside_by_cause"),
        (b"2025-01-06", b"2x25-01-06", "invoices: documents"),
    ],
)
def test_a_change_of_meaning_is_seen(old: bytes, new: bytes, seen: str) -> None:
    assert old in INVOICES.content
    assert seen in differences(lambda content: content.replace(old, new, 1))
