"""Whatever is written in a random dialect is read back: the same numbers, days, cents and states."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files
from tests.corpus.business import invent
from tests.corpus.records import Invoice
from tests.support import dialects
from tests.support.dialects import Dialect

TODAY = date(2026, 1, 1)
STATES = {"partial": "open"}

any_dialect = st.builds(
    Dialect,
    language=st.sampled_from(sorted(dialects.LANGUAGES)),
    names=st.integers(0, 3),
    order=st.permutations(dialects.ROLES).map(tuple),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    quote_all=st.booleans(),
    end=st.sampled_from(["\r\n", "\n", "\r"]),
    codec=st.sampled_from(dialects.CODECS),
    stated=st.booleans(),
    titles=st.integers(0, 3),
    blanks=st.booleans(),
    total=st.booleans(),
    stamp=st.booleans(),
    day=st.sampled_from(dialects.DAYS),
    marks=st.sampled_from(dialects.MARKS),
    sign=st.sampled_from(dialects.SIGNS),
    negative=st.sampled_from(dialects.NEGATIVES),
    breaks=st.booleans(),
    container=st.sampled_from(["text"] * 27 + ["xlsx", "ods", "xls"]),
)


def read(content: bytes) -> Pack:
    return read_files([UploadedFile("f", content)], workspace_key=b"k", today=TODAY)


def standing(invoice: Invoice) -> tuple[str, str, date, int, str]:
    """A document in the reader's terms."""
    return (
        dialects.number(invoice),
        invoice.kind,
        invoice.issued,
        dialects.signed(invoice, invoice.total),
        STATES.get(invoice.state, invoice.state),
    )


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), count=st.integers(12, 30), dialect=any_dialect)
def test_a_table_in_any_dialect_gives_the_same_documents(seed: int, count: int, dialect: Dialect) -> None:
    written = invent(seed, invoices=count, quotes=0).invoices
    pack = read(dialects.content(written, dialect))
    found = pack.invoices
    columns = (found["number"], found["kind"], found["issued"].dt.date, found["total_cents"], found["state"])
    assert list(zip(*columns, strict=True)) == [standing(invoice) for invoice in written]
    (file,) = pack.recognition.files
    assert (file.rows_read, file.rows_set_aside) == (count, 0)
