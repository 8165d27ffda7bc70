"""The pack as bytes and back, exactly."""

from collections.abc import Callable

import pandas as pd
import pytest

from snapshot.pipeline.documents.pack import FRAME_COLUMNS, Pack
from snapshot.pipeline.pack import pack_from_bytes, pack_to_bytes

Read = Callable[..., Pack]
Make = Callable[..., bytes]


@pytest.fixture
def full(read: Read, to_csv: Make) -> Pack:
    invoices = [["Invoice #", "Client", "Quote #", "Service", "Invoice date", "Total", "Status"]]
    invoices += [
        [str(n), f"Client {n % 3}", str(n), "Leak repair", f"2025-01-{n + 1:02}", "10.10", "Paid"] for n in range(9)
    ]
    quotes = to_csv(
        [["Quote #", "Client", "Created date", "Total", "Status"], ["1", "Client 1", "2025-01-01", "", "Approved"]]
    )
    jobs = to_csv(
        [
            ["Job #", "Customer name", "Job status", "Job scheduled start date", "Job amount"],
            ["5", "Client 1", "Completed", "2025-01-01", "3"],
        ]
    )
    return read(to_csv(invoices), quotes, jobs, b"%PDF-1.4")


def test_a_pack_survives_a_round_trip(full: Pack) -> None:
    back = pack_from_bytes(pack_to_bytes(full))
    for name in FRAME_COLUMNS:
        pd.testing.assert_frame_equal(getattr(back, name), getattr(full, name))
    assert back.recognition == full.recognition
    assert back.roles_found == full.roles_found
    assert list(back.job_words.items()) == list(full.job_words.items())


def test_an_empty_pack_survives_a_round_trip() -> None:
    back = pack_from_bytes(pack_to_bytes(Pack()))
    assert {str(kind) for kind in back.invoices.dtypes} == {str(kind) for kind in Pack().invoices.dtypes}


def test_a_pack_is_small(full: Pack) -> None:
    assert len(pack_to_bytes(full)) < 60_000


@pytest.mark.parametrize("data", [b"", b"no pack", b"PK\x03\x04"])
def test_bytes_that_are_not_a_pack_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no pack"):
        pack_from_bytes(data)
