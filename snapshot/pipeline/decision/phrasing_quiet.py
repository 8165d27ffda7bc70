"""Says that all is well, or why the files cannot carry a decision."""

from collections.abc import Callable

from snapshot.pipeline.decision.candidates import typical_week
from snapshot.pipeline.decision.constants import START_MINUTES, WORTH_TELLING_WEEKS
from snapshot.pipeline.decision.facts import Facts
from snapshot.pipeline.decision.readiness import Silence
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.wording import decision_quiet as wording
from snapshot.wording.decision import Draft

INVOICES = "activity_signals.invoices.count"
_FILES = "exclusions.files_not_recognized"
QUOTES = "activity_signals.quotes.count"


def healthy(facts: Facts, sure: bool) -> Draft:
    return wording.healthy(_most_useful(facts), START_MINUTES[Theme.HEALTHY], sure)


def _most_useful(facts: Facts) -> str:
    """The single most useful number that the files give: what waits, or how things go where next to nothing does.

    "Within 0 days" is nothing that people say.
    """
    waiting = _largest_pile(facts)
    if waiting:
        return waiting
    if facts.age("pay_time.median_days.value"):
        return wording.usual_pay_time(facts.days("pay_time.median_days.value"))
    if facts.snapshot.overdue.known and facts.number("overdue.amount") > 0:
        return wording.little_overdue(facts.money("overdue.amount"))
    if facts.snapshot.overdue.known:
        return wording.nothing_overdue(facts.count(INVOICES, "invoice"))
    if facts.known("conversion.approval_rate.value"):
        return wording.quotes_won(facts.percent("conversion.approval_rate.value"))
    return wording.looked_at(_documents(facts))


# Every pile that waits: the money in it, and how it is said.
_PILES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("overdue", wording.most_overdue),
    ("stale_quotes", wording.most_in_quotes),
    ("unbilled_work", wording.most_unbilled),
)


def _largest_pile(facts: Facts) -> str | None:
    """The largest pile, where it is worth telling; of equals the first."""
    known = [(path, said) for path, said in _PILES if facts.leaves[f"{path}.known"] and facts.known(f"{path}.amount")]
    path, said = max(known, key=lambda pile: facts.number(f"{pile[0]}.amount"), default=(None, None))
    least = WORTH_TELLING_WEEKS * typical_week(facts.snapshot)
    if path is None or said is None or facts.number(f"{path}.amount") < least:
        return None
    return said(facts.money(f"{path}.amount"))


def too_little_data(facts: Facts, why: Silence) -> Draft:
    minutes = START_MINUTES[Theme.TOO_LITTLE_DATA]
    if why is Silence.NOTHING_READ:
        return wording.nothing_read(minutes)
    if why is Silence.FILE_NOT_RECOGNIZED:
        return wording.file_not_recognized(facts.count(_FILES, "file"), facts.number(QUOTES) > 0, minutes)
    if why is Silence.NO_INVOICE_OUTCOMES:
        return wording.no_invoice_outcomes(facts.count(INVOICES, "invoice"), minutes)
    if why is Silence.NO_QUOTE_OUTCOMES:
        return wording.no_quote_outcomes(facts.count(QUOTES, "quote"), minutes)
    if why is Silence.FEW_WEEKS:
        weeks = facts.count("window.weeks", "complete week") if facts.number("window.weeks") > 0 else None
        return wording.few_weeks(weeks, minutes)
    return wording.few_documents(_documents(facts), minutes)


def safe(facts: Facts) -> Draft:
    anything = facts.number(INVOICES) > 0 or facts.number(QUOTES) > 0
    return wording.safe(_documents(facts) if anything else None, START_MINUTES[Theme.TOO_LITTLE_DATA])


def _documents(facts: Facts) -> str:
    """The larger of the two files in words: one number, not two."""
    if facts.number(INVOICES) >= facts.number(QUOTES):
        return facts.count(INVOICES, "invoice")
    return facts.count(QUOTES, "quote")
