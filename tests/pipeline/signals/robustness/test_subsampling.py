"""The same business with some documents missing."""

from dataclasses import replace

import pandas as pd

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals import measure
from snapshot.pipeline.signals.robustness.subsampling import DRAWS
from tests.pipeline.signals.factory import TODAY, invoice, make_pack, quote


def business() -> Pack:
    invoices = [invoice(3 * n + 1, 100 + n, paid=3 * n if n % 4 else None, quote_number=f"Q{n + 1}") for n in range(80)]
    quotes = [quote(3 * n + 9, 100 + n, approved=3 * n + 5) for n in range(80)]
    return make_pack(invoices, quotes)


def test_each_redraw_misses_some_documents_and_no_more_than_a_third() -> None:
    measured = measure(business(), today=TODAY)
    counts = [redraw.activity_signals.invoices.count for redraw in measured.redraws]
    assert len(counts) == DRAWS
    assert all(54 <= count < 80 for count in counts)
    assert len(set(counts)) > 3


def test_a_quote_whose_invoice_is_not_drawn_is_not_unbilled() -> None:
    measured = measure(business(), today=TODAY)
    assert measured.snapshot.unbilled_work.count == 0
    assert {redraw.unbilled_work.count for redraw in measured.redraws} == {0}


def test_the_same_files_give_the_same_redraws_in_any_order_of_rows() -> None:
    pack = business()
    shuffled = replace(pack, invoices=_shuffled(pack.invoices), quotes=_shuffled(pack.quotes))
    assert measure(pack, today=TODAY).redraws == measure(shuffled, today=TODAY).redraws


def test_an_empty_pack_has_no_redraws() -> None:
    measured = measure(Pack(), today=TODAY)
    assert all(redraw.activity_signals.invoices.count == 0 for redraw in measured.redraws)


def _shuffled(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sample(frac=1, random_state=3).reset_index(drop=True)
