"""Whatever is written in a random dialect is read back; whatever is broken is reported, and nothing raises."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import data_warnings, read_files

TODAY = date(2026, 1, 1)
HEADERS = {
    "en": ("Invoice #", "Client", "Invoice date", "Due date", "Total", "Balance", "Status"),
    "en2": ("InvoiceNumber", "Customer name", "Issued at", "DueDate", "Grand total", "Amount outstanding", "State"),
    "de": (
        "Rechnungsnummer",
        "Kunde",
        "Rechnungsdatum",
        "Fälligkeitsdatum",
        "Gesamtbetrag",
        "Offener Betrag",
        "Status",
    ),
    "fr": ("N° facture", "Client", "Date de facture", "Échéance", "Total TTC", "Solde", "Statut"),
    "es": ("Nº factura", "Cliente", "Fecha de factura", "Vencimiento", "Importe total", "Saldo", "Estado"),
}
PAID = {"en": "Paid", "en2": "PAID", "de": "bezahlt", "fr": "Payée", "es": "Pagada"}
OPEN = {"en": "Sent", "en2": "Awaiting payment", "de": "offen", "fr": "Impayée", "es": "Pendiente"}


@dataclass(frozen=True)
class Dialect:
    language: str
    delimiter: str
    codec: str
    day: str
    comma: bool
    sign: str
    titles: int
    blanks: bool
    total: bool
    order: tuple[int, ...]


dialects = st.builds(
    Dialect,
    language=st.sampled_from(sorted(HEADERS)),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    day=st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%b %d, %Y", "%d-%b-%y", "%m/%d/%y"]),
    comma=st.booleans(),
    sign=st.sampled_from(["", "$", "€"]),
    titles=st.integers(0, 3),
    blanks=st.booleans(),
    total=st.booleans(),
    order=st.permutations(range(7)).map(tuple),
)
invoices = st.lists(st.tuples(st.integers(1, 10**7), st.booleans(), st.integers(0, 60)), min_size=15, max_size=40)


def money(cents: int, dialect: Dialect) -> str:
    text = f"{cents / 100:,.2f}"
    return dialect.sign + (text.translate(str.maketrans(",.", ".,")) if dialect.comma else text)


def write(rows: Sequence[tuple[int, bool, int]], dialect: Dialect) -> bytes:
    table: list[list[str]] = [[f"Title {n}"] for n in range(dialect.titles)]
    header = HEADERS[dialect.language]
    table.append([header[at] for at in dialect.order])
    for number, (cents, paid, terms) in enumerate(rows):
        issued = date(2024, 1, 3) + timedelta(days=9 * number)
        due = issued + timedelta(days=terms)
        word = PAID[dialect.language] if paid else OPEN[dialect.language]
        cells = (f"R-{number:04}", f"Client {number % 4}", issued.strftime(dialect.day), due.strftime(dialect.day),
                 money(cents, dialect), money(0 if paid else cents, dialect), word)  # fmt: skip
        table.append([cells[at] for at in dialect.order])
        if dialect.blanks and number % 7 == 0:
            table.append([])
    if dialect.total:
        foot = ("Total", "", "", "", money(sum(row[0] for row in rows), dialect), "", "")
        table.append([foot[at] for at in dialect.order])
    text = io.StringIO()
    csv.writer(text, delimiter=dialect.delimiter).writerows(table)
    return text.getvalue().encode(dialect.codec)


def read(content: bytes) -> Pack:
    return read_files([UploadedFile("f", content)], workspace_key=b"k", today=TODAY)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=invoices, dialect=dialects)
def test_a_table_in_any_dialect_gives_the_same_documents(rows: list[tuple[int, bool, int]], dialect: Dialect) -> None:
    pack = read(write(rows, dialect))
    found = pack.invoices
    assert list(found["number"]) == [f"R-{number:04}" for number in range(len(rows))]
    assert list(found["total_cents"]) == [cents for cents, _, _ in rows]
    assert list(found["state"]) == ["paid" if paid else "open" for _, paid, _ in rows]
    assert list(found["issued"].dt.date) == [date(2024, 1, 3) + timedelta(days=9 * n) for n in range(len(rows))]
    assert pack.recognition.files[0].rows_set_aside == 0


GOOD = write(
    [(1000 + 7 * n, n % 2 == 0, 30) for n in range(20)],
    Dialect("en", ",", "utf-8", "%Y-%m-%d", False, "", 1, True, True, tuple(range(7))),
)
mutations = st.lists(
    st.one_of(
        st.tuples(st.just("cut"), st.integers(0, len(GOOD)), st.integers(0, 200)),
        st.tuples(st.just("set"), st.integers(0, len(GOOD) - 1), st.integers(0, 255)),
        st.tuples(st.just("twice"), st.integers(0, len(GOOD)), st.integers(0, 300)),
        st.tuples(st.just("end"), st.integers(0, len(GOOD)), st.just(0)),
    ),
    min_size=1,
    max_size=6,
)


def mutate(content: bytes, steps: Sequence[tuple[str, int, int]]) -> bytes:
    data = bytearray(content)
    for kind, at, amount in steps:
        if kind == "cut":
            del data[at : at + amount]
        elif kind == "twice":
            data[at:at] = data[at : at + amount]
        elif kind == "end":
            del data[at:]
        elif at < len(data):
            data[at] = amount
    return bytes(data)


@settings(max_examples=60, deadline=None)
@given(steps=mutations)
def test_nothing_raises_and_every_row_is_accounted_for(steps: list[tuple[str, int, int]]) -> None:
    pack = read(mutate(GOOD, steps))
    (file,) = pack.recognition.files
    assert file.rows_read == file.rows_used + file.rows_set_aside
    assert file.problem != "unexpected"
    assert sum(1 for issue in file.issues if issue.row is not None) == min(file.rows_set_aside, 200)
    data_warnings(pack.recognition)


@settings(max_examples=120, deadline=None)
@given(content=st.binary(max_size=400) | st.text(alphabet='aZ1,;\t"\n\r.-/$ \x00é', max_size=400).map(str.encode))
def test_any_bytes_at_all_are_answered_with_a_sentence(content: bytes) -> None:
    (file,) = read(content).recognition.files
    assert file.problem != "unexpected"
    assert (file.problem is None) == (file.problem_message is None)
