"""What a delimited text can have above, below and inside its list, each by a name."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.corpus.formats import money

Rows = list[list[str]]

NAMES = ("Ann Bell", "Bo Öz", "Cy Miller & Sons", "Dûval SARL", "Eva Núñez", "Fay", "Gil O'Neil", "Hexamore Ltd.")
WORK = (
    "Annual service",
    "Leak repair",
    "Install heat pump",
    "Panel upgrade",
    "Réparation",
    "Wartung",
    "Spring cleanup",
)
_STREETS = ("12 Main St", "7 Oak Ave", "40 Elm Rd", "3 Hill Ct")
_TOWNS = ("Springfield", "Fort Kent", "Dover", "Salem")


@dataclass
class Plan:
    """What a trait may change before the text is written. ``header`` and the ``rows`` below it are one table."""

    rng: random.Random
    delimiter: str
    codec: str
    end: str
    quoting: int
    header: list[str]
    rows: Rows
    above: Rows = field(default_factory=list)
    below: Rows = field(default_factory=list)
    stated: bool = False
    one_column: bool = False


def _each(plan: Plan, column: int, cell: Callable[[str], str], share: float = 1.0) -> None:
    for row in plan.rows:
        if plan.rng.random() < share:
            row[column] = cell(row[column])


def _plain(_: Plan) -> None:
    pass


def _decimal_commas(plan: Plan) -> None:
    _each(plan, 4, lambda _: money(plan.rng.randrange(100, 90_000), thousands="", decimal=","))
    plan.header.append("Tax")
    for row in plan.rows:
        row.append(money(plan.rng.randrange(100, 9_000), thousands="", decimal=","))


def _addresses(plan: Plan) -> None:
    plan.header.insert(2, "Address")
    for row in plan.rows:
        row.insert(2, f"{plan.rng.choice(_STREETS)}, {plan.rng.choice(_TOWNS)}, ME 0{plan.rng.randrange(4000, 4999)}")


def _names_turned(plan: Plan) -> None:
    _each(plan, 1, lambda _: f"{plan.rng.choice(('Bell', 'Öz', 'Miller'))}, {plan.rng.choice(('Ann', 'Bo', 'Cy'))}")


def _list_in(sign: str, share: float) -> Callable[[Plan], None]:
    """Cells of as many parts in all rows alike, or of one to five in some."""

    def change(plan: Plan) -> None:
        parts = plan.rng.randint(2, 5)
        _each(
            plan,
            3,
            lambda _: sign.join(plan.rng.choices(WORK, k=parts if share == 1 else plan.rng.randint(1, 5))),
            share,
        )

    return change


def _pairs(plan: Plan) -> None:
    _each(
        plan, 3, lambda _: f"truck={plan.rng.randrange(9)};hours={plan.rng.randrange(9)};crew={plan.rng.choice('ABC')}"
    )


def _quoted_words(plan: Plan) -> None:
    _each(plan, 3, lambda work: f'{work}, see "note {plan.rng.randrange(9)}"; 1/2" pipe', 0.5)


def _breaks(plan: Plan) -> None:
    _each(plan, 3, lambda work: f"{work},\n second visit;\n third | {work}", 0.6)


def _preamble(plan: Plan) -> None:
    lines = [
        "Hexamore & Daughters, LLC",
        "Sales report",
        "Period: January 1, 2025 - December 31, 2025",
        "All; paid | open",
    ]
    lines += ["Generated on 3/14/2025, 10:30 AM, by Ann", "Accounts: 4000, 4100, 4200; 5000"]
    plan.above = [[line] for line in plan.rng.sample(lines, plan.rng.randint(1, 6))] + [[]] * plan.rng.randint(0, 2)


def _padded_preamble(plan: Plan) -> None:
    """Spreadsheets fill each row up to the width of the list."""
    _preamble(plan)
    plan.above = [row + [""] * (len(plan.header) - len(row)) for row in plan.above]


def _footer(plan: Plan) -> None:
    plan.below = [["Total", "", "", "", "1,234,567.89", ""], [], [f"{len(plan.rows)} rows, printed 3/14/2025"]]


def _two_header_rows(plan: Plan) -> None:
    plan.above = [["Invoice", "", "", "Work", "Money", ""]]


def _wide(plan: Plan) -> None:
    plan.rows = plan.rows[:25]
    for row in (plan.header, *plan.rows):
        row.extend([""] * 1_000)


def _one_column(plan: Plan) -> None:
    plan.one_column = True
    plan.header, plan.rows = [plan.header[3]], [[row[3]] for row in plan.rows]


def _stated(plan: Plan) -> None:
    plan.stated = True
    _list_in("|" if plan.delimiter != "|" else ";", 1)(plan)


def _trailing(plan: Plan) -> None:
    for row in (plan.header, *plan.rows):
        row.extend([""] * plan.rng.choice((1, 1, 3)))


def _blank_lines(plan: Plan) -> None:
    plan.above = [[]] * plan.rng.randint(1, 4)
    plan.rows = [row for record in plan.rows for row in ([record, []] if plan.rng.random() < 0.2 else [record])]


def _mostly_blank(plan: Plan) -> None:
    for column in (1, 3, 5):
        _each(plan, column, lambda _: "", 0.8)


def _narrow(change: Callable[[Plan], None], *columns: int) -> Callable[[Plan], None]:
    """The same in a list of a few columns, where what cells hold may outnumber them."""

    def narrow(plan: Plan) -> None:
        change(plan)
        plan.header, *plan.rows = ([row[at] for at in columns] for row in (plan.header, *plan.rows))

    return narrow


def _sentences(plan: Plan) -> None:
    notes = (
        "Call first, then come; bring parts, hoses, clamps, tape",
        "Paid by check, thank you",
        "No",
        "",
        "N/A; see file",
    )
    _each(plan, 3, lambda _: plan.rng.choice(notes))


def _long_preamble(plan: Plan) -> None:
    """More lines with commas, bars and semicolons than the list has rows."""
    sign = plan.rng.choice([", ", "; ", " | "])
    plan.above = [[sign.join(plan.rng.choices(WORK, k=plan.rng.choice((2, 3))))] for _ in range(8)]
    plan.rows = plan.rows[:8]


def _two_rows(plan: Plan) -> None:
    _names_turned(plan)
    plan.rows = plan.rows[:2]


def _report(plan: Plan) -> None:
    """All of a printed report: lines above, a total below, addresses and decimal commas between."""
    _preamble(plan)
    _footer(plan)
    plan.below[0] = ["Total", "", "", "", "1.234,50", ""]
    _each(plan, 3, lambda _: f"{plan.rng.choice(_STREETS)}, {plan.rng.choice(_TOWNS)}")
    _each(plan, 4, lambda _: money(plan.rng.randrange(100, 900_000), thousands=".", decimal=","))


TRAITS: dict[str, Callable[[Plan], None]] = {
    "plain": _plain,
    "decimal commas": _decimal_commas,
    "addresses": _addresses,
    "surname first": _names_turned,
    **{f"{sign!r} in all": _list_in(sign, 1) for sign in (",", ";", "|", ", ", " | ", "; ", "/")},
    **{f"{sign!r} in some": _list_in(sign, 0.5) for sign in (",", ";", "|", "\t")},
    "pairs": _pairs,
    "quoted words": _quoted_words,
    "line breaks": _breaks,
    "preamble": _preamble,
    "padded preamble": _padded_preamble,
    "footer": _footer,
    "two header rows": _two_header_rows,
    "wide": _wide,
    "one column": _one_column,
    "stated": _stated,
    "trailing delimiters": _trailing,
    "blank lines": _blank_lines,
    "mostly blank": _mostly_blank,
    "two rows": _two_rows,
    "narrow, ',' in all": _narrow(_list_in(",", 1), 0, 2, 3, 4),
    "narrow, ';' in all": _narrow(_list_in(";", 1), 0, 2, 3, 4),
    "narrow, '|' in all": _narrow(_list_in("|", 1), 0, 2, 3, 4),
    "narrow, ', ' in all": _narrow(_list_in(", ", 1), 0, 2, 3, 4),
    "narrow decimal commas": _narrow(_decimal_commas, 0, 2, 4, 6),
    "narrow addresses": _narrow(_addresses, 0, 2, 3, 5),
    "narrow surname first": _narrow(_names_turned, 0, 1, 2, 4),
    "sentences": _sentences,
    "narrow sentences": _narrow(_sentences, 0, 3, 4),
    "long preamble": _long_preamble,
    "report": _report,
}
