"""Delimited texts whose dialect, header row and cells are known, written from a seed.

Each text shows one trait of the exports that people have: what stands above and below the list, what its cells hold,
how tools quote and end their lines. The same seed writes the same text.
"""

import csv
import io
import random
from dataclasses import dataclass
from datetime import date, timedelta

from tests.corpus.delimited_traits import NAMES, TRAITS, WORK, Plan, Rows
from tests.corpus.formats import money

DELIMITERS = (",", ";", "\t", "|")
CODECS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
ENDS = ("\r\n", "\n", "\r")
_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y", "%d/%m/%Y", "%b %d, %Y", "%Y-%m-%d 10:30")
_MARKS = ((",", "."), ("", "."), (".", ","), ("", ","), (" ", ","))
# The names of: a number, a customer, a day, the work, an amount, a state.
_HEADERS = (
    ("Invoice #", "Client", "Invoice date", "Description", "Total", "Status"),
    ("Invoice Number", "Customer Name", "Date Issued", "Service", "Amount", "Payment Status"),
    ("Quote #", "Client", "Quote date", "Description", "Quote total", "Status"),
    ("Payment ID", "Customer", "Payment date", "Memo", "Amount received", "Method"),
    ("Rechnungsnummer", "Kunde", "Rechnungsdatum", "Beschreibung", "Gesamtbetrag", "Status"),
    ("Numéro de facture", "Client", "Date de facture", "Désignation", "Montant TTC", "Statut"),
    ("Número de factura", "Cliente", "Fecha de factura", "Descripción", "Importe total", "Estado"),
)  # fmt: skip
_STATES = ("Paid", "Sent", "Overdue", "Draft", "bezahlt", "offen")


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """``rows`` are all rows without blanks at their ends; ``header_row`` counts from 1, ``None``: there is none.

    ``delimiter`` is ``None`` where none divides anything.
    """

    name: str
    data: bytes
    delimiter: str | None
    header_row: int | None
    rows: Rows


def delimited_text(seed: int) -> DelimitedText:
    """Each trait with each delimiter, then again with other contents."""
    at, delimiter = divmod(seed, len(DELIMITERS))
    trait = tuple(TRAITS)[at % len(TRAITS)]
    plan = _plan(random.Random(seed), DELIMITERS[delimiter])
    TRAITS[trait](plan)
    return _written(plan, f"{seed}: {trait}, {DELIMITERS[delimiter]!r}, {plan.codec}, {plan.end!r}")


def _plan(rng: random.Random, delimiter: str) -> Plan:
    header = list(rng.choice(_HEADERS))
    day, marks, sign = rng.choice(_DAYS), rng.choice(_MARKS), rng.choice(("", "", "$", "€"))
    rows = [_record(rng, number, day, marks, sign) for number in range(rng.choice((3, 8, 25, 60)))]
    quoting = rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    return Plan(rng, delimiter, rng.choice(CODECS), rng.choice(ENDS), quoting, header, rows)


def _record(rng: random.Random, number: int, day: str, marks: tuple[str, str], sign: str) -> list[str]:
    issued = date(2025, 1, 1) + timedelta(days=rng.randrange(300))
    amount = money(rng.randrange(1_000, 2_000_000), sign=sign, thousands=marks[0], decimal=marks[1])
    cells = [f"R-{1000 + number}", rng.choice(NAMES), issued.strftime(day), rng.choice(WORK), amount]
    return [*cells, rng.choice(_STATES)]


def _written(plan: Plan, name: str) -> DelimitedText:
    rows = [*plan.above, plan.header, *plan.rows, *plan.below]
    stated = [f"sep={plan.delimiter}"] if plan.stated else []
    text = "".join(line + plan.end for line in [*stated, *(_line(row, plan) for row in rows)])
    cells = [*([[]] if plan.stated else []), *map(_trimmed, rows)]
    header = None if plan.one_column else plan.stated + len(plan.above) + 1
    data = text.encode(plan.codec, errors="replace")
    if plan.codec == "cp1252":
        cells = [[cell.encode("cp1252", errors="replace").decode("cp1252") for cell in row] for row in cells]
    return DelimitedText(name, data, None if plan.one_column else plan.delimiter, header, cells)


def _line(row: list[str], plan: Plan) -> str:
    """The writer knows only its own line end as one that needs quotes, and quotes a row of one blank cell."""
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=plan.delimiter, quoting=plan.quoting, lineterminator="\r\n").writerow(row)
    return line.getvalue().removesuffix("\r\n") if any(row) or len(row) > 1 else ""


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row
