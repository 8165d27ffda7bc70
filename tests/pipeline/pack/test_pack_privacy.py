"""No name, e-mail or phone leaves the room, by whatever column it came in."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import FRAME_COLUMNS, Pack
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.pipeline.pack import data_warnings, pack_to_bytes, preview_files, read_files
from snapshot.pipeline.pack.extract.customer_ids import customer_hash
from snapshot.pipeline.pack.schema.overrides import fingerprint
from snapshot.pipeline.pack.values.vocabulary import plain

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice #", "Client", "Client email", "Client phone", "Invoice date", "Description", "Total", "Status"]
MARKERS = ["Zelda", "Quixworth", "zelda@example.com", "5550178"]


@pytest.fixture
def pack(read: Read, to_csv: Make) -> Pack:
    person = ["Zelda Quixworth", "zelda@example.com", "(555) 555-0178"]
    rows = [[str(n), *person, f"2025-01-{n + 2:02}", "Call Zelda Quixworth", "10", "Zelda Quixworth"] for n in range(8)]
    rows += [
        ["9", *person, "Zelda Quixworth", "Leak", "10", "Paid"],
        ["10", *person, "2025-01-02", "Leak", "Quixworth", "Paid"],
    ]
    rows += [
        ["11", *person, "(555) 555-0178", "Leak", "5550178 zelda@example.com", "Paid"],
        ["12", "Bo", "", "", "2025-01-02", "Leak", "1", "Paid"],
    ]
    rows += [["13", "Zelda Quixworth, Inc", "", "", "2025-01-02", "Leak", "1", "Paid", "Zelda"]]
    return read(to_csv(rows := [HEADER, *rows]))


def everything(pack: Pack) -> str:
    frames = " ".join(getattr(pack, name).to_csv() for name in FRAME_COLUMNS)
    said = " ".join(data_warnings(pack.recognition))
    return f"{frames} {pack.recognition.model_dump_json()} {dict(pack.job_words)} {said}".casefold()


@pytest.mark.parametrize("marker", MARKERS)
def test_no_marker_is_found_in_the_pack_or_in_what_is_said(pack: Pack, marker: str) -> None:
    assert marker.casefold() not in everything(pack)
    assert marker.casefold().encode() not in pack_to_bytes(pack).lower()


def test_the_bad_rows_are_reported_all_the_same(pack: Pack) -> None:
    codes = {issue.row: issue.code for issue in pack.recognition.files[0].issues}
    assert codes == {10: "unreadable_date", 11: "unreadable_amount", 12: "unreadable_date", 14: "extra_fields"}


def test_the_same_name_in_another_order_or_case_is_the_same_customer() -> None:
    assert customer_hash(plain("Smith, John"), b"k") == customer_hash(plain("john  SMITH"), b"k")
    assert customer_hash(plain("José Núñez"), b"k") == customer_hash(plain("Jose Nunez"), b"k")
    assert customer_hash(plain("Jon Smith"), b"k") != customer_hash(plain("John Smith"), b"k")


def test_customer_hashes_differ_between_workspaces() -> None:
    assert customer_hash(plain("John Smith"), b"one") != customer_hash(plain("John Smith"), b"two")


def test_first_and_last_name_are_one_name(to_csv: Make) -> None:
    parts = to_csv(
        [["First name", "Last name", "Company", "Email", "Phone"], ["Ann", "Bell", "", "a@example.com", "1"]]
    )
    whole = to_csv([["Invoice #", "Client", "Invoice date", "Total"], ["1", "Ann Bell", "2025-01-02", "5"]])
    files = [UploadedFile("a", parts), UploadedFile("b", whole)]
    pack = read_files(files, workspace_key=b"k", today=date(2025, 6, 1))
    assert list(pack.customers["customer"]) == list(pack.invoices["customer"])


def test_job_words_of_one_customer_only_are_not_kept(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Invoice date", "Description", "Total"]
    rows = [
        [str(n), "Ann" if n < 5 else "Bo", "2025-01-02", "Drain Periwinkle" if n < 5 else "drain snaking", "5"]
        for n in range(10)
    ]
    assert dict(read(to_csv([header, *rows])).job_words) == {"drain": 10}


def test_a_name_is_no_job_word_even_when_several_customers_rows_hold_it(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Invoice date", "Description", "Total"]
    rows = [
        [str(n), f"Client {'Quixworth' if n else 'Bo'}{n}", "2025-01-02", "drain for Quixworth", "5"] for n in range(6)
    ]
    rows += [["9", "Quixworth Bakery", "2025-01-02", "drain", "5"]]
    assert dict(read(to_csv([header, *rows])).job_words) == {"drain": 7, "for": 6}


PERSON = ["Zelda Quixworth", "zelda@example.com", "5550178", "(555) 555-0178"]
WIDE = [
    "Invoice #",
    "Client",
    "Client email",
    "Client phone",
    "Phone",
    "Invoice date",
    "Memo",
    "Total",
    "Status",
    "Zelda",
]
WIDE_ROWS = [
    [f"Quixworth-{n}", *PERSON, f"2025-01-{n + 2:02} 10:30 5550178", "for Zelda", "10", "Paid Zelda", "5550178"]
    for n in range(8)
]
choices = st.builds(
    ReadingChoices,
    category=st.none() | st.sampled_from(["invoices", "quotes", "payments", "jobs", "customers", "unknown"]),
    columns=st.dictionaries(
        st.sampled_from(
            ["number", "issued", "created", "paid", "total", "status", "type", "currency", "quote_number", "customer",
             "description", "amount"]
        ),
        st.sampled_from(WIDE[:-1]),  # a column that is called after somebody is not offered
        max_size=5,
    ),
)  # fmt: skip


@settings(max_examples=15)
@given(said=choices)
def test_whatever_column_the_owner_chooses_no_marker_leaves(said: ReadingChoices) -> None:
    lines = [",".join(row) for row in [WIDE, *WIDE_ROWS]]
    files = [UploadedFile("f.csv", "\n".join(lines).encode())]
    chosen = {fingerprint(WIDE): said}
    pack = read_files(files, workspace_key=b"k", today=date(2025, 6, 1), choices=chosen)
    seen = preview_files(files, today=date(2025, 6, 1), choices=chosen).model_dump_json().casefold()
    # Who chooses the phones for the total is shown their sum.
    told = pack.recognition.model_dump_json(exclude={"summary": True, "files": {"__all__": {"total_cents"}}})
    said_of_it = f"{told} {dict(pack.job_words)} {data_warnings(pack.recognition)}"
    for marker in MARKERS:
        assert marker.casefold() not in said_of_it.casefold()
        assert marker.casefold() not in seen
