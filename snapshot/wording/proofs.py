"""What is said of a file's own totals, subtotals and counts, and of rows that contradict themselves."""

from collections.abc import Mapping, Sequence

from snapshot.wording.file_problems import count
from snapshot.wording.money import to_the_cent

ROW_IDENTITIES: Mapping[str, str] = {
    "net_and_tax": "the total is not the amount before tax and the tax together",
    "paid_and_balance": "the total is not what was paid and what is left to pay together",
    "lines": "the lines do not add up to the total",
    "paid_after_issued": "the day of payment lies before the day of issue",
    "due_after_issued": "the due date lies before the day of issue",
}
_SUMS = {"total": "total", "balance": "total left to pay", "paid": "total paid"}


def row_contradicts(what: str) -> str:
    return f"In this row, {ROW_IDENTITIES[what]}."


def rows_contradict(what: str, failing: int, rows: Sequence[int]) -> str:
    """``rows`` are the first row numbers of the ``failing`` documents."""
    listed = ", ".join(map(str, rows))
    more = f", and {failing - len(rows):,} more" if failing > len(rows) else ""
    label = "row" if len(rows) == 1 else "rows"
    return f"In {count(failing, 'document', 'documents')}, {ROW_IDENTITIES[what]}: {label} {listed}{more}."


def sums_agree(what: str, amounts: Sequence[int], currency: str | None) -> str:
    """ "total, $44,717.16," or, of several tables, "12 totals, $44,717.16 together,"."""
    written = to_the_cent(sum(amounts) / 100, currency)
    if len(amounts) == 1:
        return f"{_SUMS[what]}, {written},"
    return f"{len(amounts)} {_SUMS[what].replace('total', 'totals')}, {written} together,"


def subtotals_agree(number: int) -> str:
    return count(number, "subtotal", "subtotals")


def counts_agree(numbers: Sequence[int]) -> str:
    return f"count of {numbers[0]:,}" if len(numbers) == 1 else f"{len(numbers)} counts, {sum(numbers):,} together,"


def agrees(parts: Sequence[str], plural: bool) -> str:
    """One sentence of everything in a file that agrees."""
    before, last = " its ".join(parts[:-1]), parts[-1]
    listed = f"{before} and its {last}" if before else last
    return f"Your file’s own {listed} {'agree' if plural else 'agrees'}."


def disagrees(what: str, file_says: int, we_read: int, currency: str | None) -> str:
    """Both numbers of one sum (in cents), one count, or all subtotals of a table."""
    if what == "group_totals":
        return f"Your file has {file_says:,} subtotals; {we_read:,} of them equal the rows that they stand for."
    if what == "row_count":
        return f"Your file says that it has {file_says:,} entries; we read {we_read:,}."
    theirs, ours = (to_the_cent(cents / 100, currency) for cents in (file_says, we_read))
    return f"Your file’s own {_SUMS[what]} says {theirs}; we read {ours}."
