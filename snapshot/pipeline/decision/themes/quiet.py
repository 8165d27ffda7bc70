"""The two answers without a rule: nothing stands out, or the files cannot carry a decision."""

from collections.abc import Callable

from snapshot.pipeline.decision.choose.candidates import typical_week
from snapshot.pipeline.decision.choose.readiness import AbstainReason
from snapshot.pipeline.decision.theme_entry import CitedMetrics, Draft, Occasion, Theme, ThemeEntry
from snapshot.pipeline.decision.write.cited_facts import FILES, INVOICES, QUOTES
from snapshot.wording.decision import quiet

# A pile below the mark is still the most telling number of a calm week from a quarter of a week of billing on; below
# that there is always something.
WORTH_TELLING_WEEKS = 0.25


def _most_useful(facts: CitedMetrics) -> str:
    """The single most useful number that the files give: what waits, or how things go where next to nothing does.

    "Within 0 days" is nothing that people say.
    """
    waiting = _largest_pile(facts)
    if waiting:
        return waiting
    if facts.age("pay_time.median_days.value"):
        return quiet.usual_pay_time(facts.days("pay_time.median_days.value"))
    if facts.snapshot.overdue.known and facts.number("overdue.amount") > 0:
        return quiet.little_overdue(facts.money("overdue.amount"))
    if facts.snapshot.overdue.known:
        return quiet.nothing_overdue(facts.count(INVOICES, "invoice"))
    if facts.known("conversion.approval_rate.value"):
        return quiet.quotes_won(facts.percent("conversion.approval_rate.value"))
    return quiet.looked_at(facts.larger_file())


# Every pile that waits: the money in it, and how it is said.
_PILES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("overdue", quiet.most_overdue),
    ("stale_quotes", quiet.most_in_quotes),
    ("unbilled_work", quiet.most_unbilled),
)


def _largest_pile(facts: CitedMetrics) -> str | None:
    """The largest pile, where it is worth telling; of equals the first."""
    known = [(path, said) for path, said in _PILES if facts.leaves[f"{path}.known"] and facts.known(f"{path}.amount")]
    path, said = max(known, key=lambda pile: facts.number(f"{pile[0]}.amount"), default=(None, None))
    least = WORTH_TELLING_WEEKS * typical_week(facts.snapshot)
    if path is None or said is None or facts.number(f"{path}.amount") < least:
        return None
    return said(facts.money(f"{path}.amount"))


def _say_too_little_data(facts: CitedMetrics, occasion: Occasion) -> Draft:
    minutes, why = occasion.minutes, occasion.abstain or AbstainReason.NOTHING_READ
    if why is AbstainReason.NOTHING_READ:
        return quiet.nothing_read(minutes)
    if why is AbstainReason.FILE_NOT_RECOGNIZED:
        files = facts.count("exclusions.files_not_recognized", "file")
        return quiet.file_not_recognized(files, facts.number(QUOTES) > 0, minutes)
    if why is AbstainReason.NO_INVOICE_OUTCOMES:
        return quiet.no_invoice_outcomes(facts.count(INVOICES, "invoice"), minutes)
    if why is AbstainReason.NO_QUOTE_OUTCOMES:
        return quiet.no_quote_outcomes(facts.count(QUOTES, "quote"), minutes)
    if why is AbstainReason.FEW_WEEKS:
        weeks = facts.count("window.weeks", "complete week") if facts.number("window.weeks") > 0 else None
        return quiet.few_weeks(weeks, minutes)
    return quiet.few_documents(facts.larger_file(), minutes)


ENTRIES = (
    ThemeEntry(
        id=Theme.HEALTHY,
        minutes=10,
        phrase=lambda facts, occasion: quiet.healthy(_most_useful(facts), occasion.minutes, occasion.word != "low"),
        evidence=("overdue.amount", "stale_quotes.amount", *FILES),
        support=("overdue.", "pay_time.", "stale_quotes.", "unbilled_work.", "conversion.", "activity_signals."),
        text=quiet.HEALTHY,
    ),
    ThemeEntry(
        id=Theme.TOO_LITTLE_DATA,
        minutes=15,
        phrase=_say_too_little_data,
        evidence=("activity_signals.invoices.outcome_known", "activity_signals.quotes.outcome_known", *FILES),
        support=("activity_signals.", "window.", "exclusions."),
        text=quiet.TOO_LITTLE_DATA,
    ),
)
