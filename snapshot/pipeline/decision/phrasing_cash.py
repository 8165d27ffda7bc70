"""Says a cash pressure: picks the leaves that its sentences name and hands them to the wording."""

from snapshot.pipeline.decision.constants import START_MINUTES, START_WORTH
from snapshot.pipeline.decision.facts import Facts
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.wording import decision_cash as wording
from snapshot.wording.decision import Draft


def slow_payers(facts: Facts) -> Draft:
    """Starts with the ageing bucket that is expected to bring the most this week; of equals the youngest."""
    bucket = _first_bucket(facts)
    amount, whole = f"overdue.{bucket}.amount", "overdue.amount"
    return wording.slow_payers(
        billing=facts.billing("overdue.weeks_of_billing", "overdue.amount"),
        invoices=facts.count(f"overdue.{bucket}.count", "invoice"),
        age=wording.AGES[bucket],
        part=facts.part_of(amount, whole, wording.OVERDUE_PART),
        whole=facts.same_money(amount, whole),
        minutes=START_MINUTES[Theme.SLOW_PAYERS],
    )


def _first_bucket(facts: Facts) -> str:
    return max(START_WORTH, key=lambda bucket: facts.number(f"overdue.{bucket}.amount") * START_WORTH[bucket])


def one_big_debtor(facts: Facts) -> Draft:
    amount, whole = "top_debtor.amount", "overdue.amount"
    return wording.one_big_debtor(
        money=facts.money(amount),
        invoices=facts.count("top_debtor.count", "invoice"),
        part=facts.part_of(amount, whole, wording.OVERDUE_PART),
        oldest=facts.age("top_debtor.oldest_days"),
        minutes=START_MINUTES[Theme.ONE_BIG_DEBTOR],
        whole=facts.same_money(amount, whole),
    )


def unbilled_work(facts: Facts) -> Draft:
    return wording.unbilled_work(
        billing=facts.billing("unbilled_work.weeks_of_billing", "unbilled_work.amount"),
        quotes=facts.count("unbilled_work.count", "approved quote"),
        money=facts.money("unbilled_work.amount"),
        oldest=facts.age("unbilled_work.oldest_days"),
        minutes=START_MINUTES[Theme.UNBILLED_WORK],
    )


def stale_quotes(facts: Facts) -> Draft:
    """Names the few that carry the value, or all where there is no such few."""
    count, amount = facts.number("stale_quotes.count"), facts.number("stale_quotes.top_amount")
    whole = not 0 < facts.number("stale_quotes.top_count") < count or amount <= 0
    called = "stale_quotes." if whole else "stale_quotes.top_"
    return wording.stale_quotes(
        billing=facts.billing("stale_quotes.weeks_of_billing", "stale_quotes.amount"),
        single=count == 1,
        called=facts.count(f"{called}count", "quote"),
        part=facts.part_of(f"{called}amount", "stale_quotes.amount", wording.STALE_PART),
        whole=whole,
        minutes=START_MINUTES[Theme.STALE_QUOTES],
    )


def duplicate_billing(facts: Facts) -> Draft:
    return wording.duplicate_billing(
        money=facts.money("duplicates.amount"),
        copies=facts.count("duplicates.count", "invoice"),
        newest=facts.age("duplicates.newest_days"),
        minutes=START_MINUTES[Theme.DUPLICATE_BILLING],
    )
