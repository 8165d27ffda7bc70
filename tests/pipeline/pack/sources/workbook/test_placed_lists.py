"""Wherever lists stand on the sheets of a workbook, each of their rows is read as it was written."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from tests.corpus.business import invent
from tests.support import placed
from tests.support.listings import read_documents
from tests.support.mutants import read
from tests.support.placed import Placement, Standing

any_placement = st.builds(
    Placement,
    container=st.sampled_from(["xlsx", "xls", "ods"]),
    top=st.sampled_from([0, 1, 2, 7, 100]),
    left=st.integers(0, 5),
    titles=st.tuples(st.booleans(), st.booleans()),
    days=st.sampled_from(["typed", "serial", "text"]),
    amounts=st.sampled_from(["number", "text"]),
    second=st.sampled_from(["none", "below", "beside", "sheet"]),
    alike=st.booleans(),
    gap=st.integers(1, 4),
    runs=st.booleans(),
    dimension=st.sampled_from([None, "A1", "C3:D4", "A1:XFD1048576", ""]),
)


def standing(pack: Pack) -> list[Standing]:
    rows = [*pack.invoices["row"], *pack.quotes["row"]]
    return [Standing(known, row) for known, row in zip(read_documents(pack), rows, strict=True)]


@settings(max_examples=60)
@given(seed=st.integers(0, 10_000), invoices=st.integers(6, 30), others=st.integers(5, 20), placement=any_placement)
def test_every_document_is_read_from_its_own_row(seed: int, invoices: int, others: int, placement: Placement) -> None:
    business = invent(seed, invoices=invoices + others, quotes=others)
    second = business.invoices[invoices:] if placement.alike else business.quotes
    blocks = placed.blocks(business.invoices[:invoices], second, placement)
    pack = read(placed.write(blocks, placement))
    assert Counter(standing(pack)) == Counter(placed.standing(blocks))
    (file,) = pack.recognition.files
    assert (file.rows_read, file.rows_set_aside) == (sum(len(block.documents) for block in blocks), 0)
