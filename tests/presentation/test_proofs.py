"""What agrees stands in one line per file, what does not is told with both numbers, contradicting rows are named."""

from snapshot.pipeline.documents.recognition import FileRecognition, Proof, RowIssue
from snapshot.presentation.files import present_file
from snapshot.presentation.proofs import agreement, proof_lines
from snapshot.presentation.rejected_rows import set_aside_groups


def proof(what: str, file_says: int, we_read: int | None = None) -> Proof:
    ours = file_says if we_read is None else we_read
    return Proof(what=what, file_says=file_says, we_read=ours, agrees=ours == file_says)


def file_with(*proofs: Proof, currency: str | None = "USD", **more: object) -> FileRecognition:
    return FileRecognition(name="a.csv", category="invoices", proofs=proofs, currency=currency, **more)


def slip(row: int) -> RowIssue:
    return RowIssue(code="net_and_tax", row=row, column=None, message="In this row, ...")


def test_a_total_that_agrees_is_said_in_one_line():
    assert agreement(file_with(proof("total", 4471716))) == "Your file’s own total, $44,717.16, agrees."


def test_amounts_have_the_sign_of_the_files_currency():
    assert "€44,717.16" in agreement(file_with(proof("total", 4471716), currency="EUR"))
    assert "total, 44,717.16," in agreement(file_with(proof("total", 4471716), currency=None))


def test_everything_that_agrees_stands_in_the_same_line():
    file = file_with(proof("total", 12071351), proof("balance", 3778011), proof("group_totals", 12))
    assert agreement(file) == (
        "Your file’s own total, $120,713.51, its total left to pay, $37,780.11, and its 12 subtotals agree."
    )


def test_the_totals_of_several_sheets_are_told_together():
    said = agreement(file_with(proof("total", 100_00), proof("total", 50_00)))
    assert said == "Your file’s own 2 totals, $150.00 together, agree."


def test_a_count_and_subtotals_alone_make_a_sentence():
    assert agreement(file_with(proof("row_count", 36))) == "Your file’s own count of 36 agrees."
    assert agreement(file_with(proof("row_count", 3), proof("row_count", 4))) == (
        "Your file’s own 2 counts, 7 together, agree."
    )
    assert agreement(file_with(proof("group_totals", 12))) == "Your file’s own 12 subtotals agree."


def test_where_nothing_agrees_nothing_is_said_of_agreement():
    assert agreement(file_with()) == ""
    assert agreement(file_with(proof("total", 4471716, 4390000))) == ""


def test_the_line_is_part_of_the_files_own_reading():
    assert present_file(file_with(proof("row_count", 36))).agreement == "Your file’s own count of 36 agrees."


def test_each_proof_has_a_line_of_its_own():
    file = file_with(proof("total", 4471716, 4390000), proof("row_count", 36), proof("net_and_tax", 20, 18))
    slips = file.model_copy(update={"issues": (slip(8), slip(12))})
    assert proof_lines(slips) == [
        "Your file’s own total says $44,717.16; we read $43,900.00.",
        "Your file’s own count of 36 agrees.",
        "In 2 documents, the total is not the amount before tax and the tax together: rows 8, 12.",
    ]


def test_rows_that_contradict_themselves_are_a_note_and_not_set_aside():
    slips = tuple(slip(row) for row in range(2, 12))
    file = file_with(proof("net_and_tax", 80, 55), issues=slips)
    assert present_file(file).notes == (
        "In 25 documents, the total is not the amount before tax and the tax together: "
        "rows 2, 3, 4, 5, 6, 7, and 19 more.",
    )
    assert set_aside_groups(file) == ()


def test_only_what_the_file_says_of_all_its_rows_puts_the_reading_in_doubt():
    file = file_with(proof("total", 100, 90), proof("net_and_tax", 20, 18), proof("row_count", 3))
    assert [one.what for one in file.disagreements] == ["total"]


def test_a_result_without_proofs_is_still_readable():
    assert FileRecognition.model_validate({"name": "a.csv", "category": "invoices"}).proofs == ()
