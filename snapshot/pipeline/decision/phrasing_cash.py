"""Says a cash pressure: picks the leaves that its sentences name and hands them to the wording."""

from snapshot.pipeline.decision.constants import START_MINUTES, START_WORTH
from snapshot.pipeline.decision.facts import Facts
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.wording import decision_cash as wording
from snapshot.wording.decision import Draft


def slow_payers(facts: Facts) -> Draft:
    """Starts with the ageing bucket that is expected to bring the most this week; of equals the youngest."""
    bucket = _first_bucket(facts)
    pile, whole = f"overdue.{bucket}", "overdue.amount"
    billing = facts.billing("overdue.weeks_of_billing", "overdue.amount")
    few = facts.few(pile, "invoice")
    amount = f"{pile}.top_amount" if few else f"{pile}.amount"
    return wording.slow_payers(
        billing=billing,
        invoices=facts.count(f"{pile}.count", "invoice"),
        few=few,
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
    billing = facts.billing("unbilled_work.weeks_of_billing", "unbilled_work.amount")
    few = facts.few("unbilled_work", "quote")
    return wording.unbilled_work(
        billing=billing,
        quotes=facts.count("unbilled_work.count", "approved quote"),
        few=few,
        part=_part(facts, "unbilled_work", few, wording.UNBILLED_PART),
        oldest=None if few else facts.age("unbilled_work.oldest_days"),
        minutes=START_MINUTES[Theme.UNBILLED_WORK],
    )


def stale_quotes(facts: Facts) -> Draft:
    """Names the few that carry the value, or all where there is no such few."""
    billing = facts.billing("stale_quotes.weeks_of_billing", "stale_quotes.amount")
    few = facts.few("stale_quotes", "quote")
    called = "stale_quotes.top_" if few else "stale_quotes."
    return wording.stale_quotes(
        billing=billing,
        single=facts.number("stale_quotes.count") == 1,
        called=few or facts.count(f"{called}count", "quote"),
        part=facts.part_of(f"{called}amount", "stale_quotes.amount", wording.STALE_PART),
        whole=not few,
        minutes=START_MINUTES[Theme.STALE_QUOTES],
    )


def duplicate_billing(facts: Facts) -> Draft:
    money = facts.money("duplicates.amount")
    few = facts.few("duplicates", "invoice")
    return wording.duplicate_billing(
        money=money,
        copies=facts.count("duplicates.count", "invoice"),
        few=few,
        part=_part(facts, "duplicates", few, wording.COPIES_PART),
        newest=None if few else facts.age("duplicates.newest_days"),
        minutes=START_MINUTES[Theme.DUPLICATE_BILLING],
    )


def _part(facts: Facts, pile: str, few: str, words: tuple[str, str]) -> str:
    """The money of the few largest beside that of all, or that of all where no few are named."""
    whole = f"{pile}.amount"
    return facts.part_of(f"{pile}.top_amount", whole, words) if few else facts.money(whole)
