"""Theme -> the metrics that its sentences name, handed to the wording."""

from collections.abc import Callable

from snapshot.pipeline.decision.choose.candidates import typical_week
from snapshot.pipeline.decision.choose.constants import COLLECTION_WEIGHT_BY_AGE, WORTH_TELLING_WEEKS
from snapshot.pipeline.decision.choose.readiness import AbstainReason
from snapshot.pipeline.decision.write.cited_facts import CitedMetrics
from snapshot.pipeline.decision.write.theme_words import Occasion
from snapshot.wording.ages import PAST_DUE
from snapshot.wording.decision import cash, quiet, structure
from snapshot.wording.decision.cash import STALE_PART
from snapshot.wording.decision.draft import Draft


def slow_payers(facts: CitedMetrics, occasion: Occasion) -> Draft:
    """Starts with the ageing bucket that is expected to bring the most this week; of equals the youngest."""
    bucket = _first_bucket(facts)
    pile, whole = f"overdue.{bucket}", "overdue.amount"
    billing = facts.billing("overdue.weeks_of_billing", "overdue.amount")
    few = facts.few(pile, "invoice")
    amount = f"{pile}.top_amount" if few else f"{pile}.amount"
    return cash.slow_payers(
        billing=billing,
        invoices=facts.count(f"{pile}.count", "invoice"),
        few=few,
        age=PAST_DUE[bucket].name,
        part=facts.part_of(amount, whole, cash.OVERDUE_PART),
        whole=facts.same_money(amount, whole),
        minutes=occasion.minutes,
    )


def _first_bucket(facts: CitedMetrics) -> str:
    return max(
        COLLECTION_WEIGHT_BY_AGE,
        key=lambda bucket: facts.number(f"overdue.{bucket}.amount") * COLLECTION_WEIGHT_BY_AGE[bucket],
    )


def one_big_debtor(facts: CitedMetrics, occasion: Occasion) -> Draft:
    amount, whole = "top_debtor.amount", "overdue.amount"
    return cash.one_big_debtor(
        money=facts.money(amount),
        invoices=facts.count("top_debtor.count", "invoice"),
        part=facts.part_of(amount, whole, cash.OVERDUE_PART),
        oldest=facts.age("top_debtor.oldest_days"),
        minutes=occasion.minutes,
        whole=facts.same_money(amount, whole),
    )


def unbilled_work(facts: CitedMetrics, occasion: Occasion) -> Draft:
    billing = facts.billing("unbilled_work.weeks_of_billing", "unbilled_work.amount")
    few = facts.few("unbilled_work", "quote")
    return cash.unbilled_work(
        billing=billing,
        quotes=facts.count("unbilled_work.count", "approved quote"),
        few=few,
        part=_part(facts, "unbilled_work", few, cash.UNBILLED_PART),
        oldest=None if few else facts.age("unbilled_work.oldest_days"),
        minutes=occasion.minutes,
    )


def stale_quotes(facts: CitedMetrics, occasion: Occasion) -> Draft:
    """Names the few that carry the value, or all where there is no such few."""
    billing = facts.billing("stale_quotes.weeks_of_billing", "stale_quotes.amount")
    few = facts.few("stale_quotes", "quote")
    called = "stale_quotes.top_" if few else "stale_quotes."
    return cash.stale_quotes(
        billing=billing,
        single=facts.number("stale_quotes.count") == 1,
        called=few or facts.count(f"{called}count", "quote"),
        part=facts.part_of(f"{called}amount", "stale_quotes.amount", cash.STALE_PART),
        whole=not few,
        minutes=occasion.minutes,
    )


def duplicate_billing(facts: CitedMetrics, occasion: Occasion) -> Draft:
    money = facts.money("duplicates.amount")
    few = facts.few("duplicates", "invoice")
    return cash.duplicate_billing(
        money=money,
        copies=facts.count("duplicates.count", "invoice"),
        few=few,
        part=_part(facts, "duplicates", few, cash.COPIES_PART),
        newest=None if few else facts.age("duplicates.newest_days"),
        minutes=occasion.minutes,
    )


def _part(facts: CitedMetrics, pile: str, few: str, words: tuple[str, str]) -> str:
    """The money of the few largest beside that of all, or that of all where no few are named."""
    whole = f"{pile}.amount"
    return facts.part_of(f"{pile}.top_amount", whole, words) if few else facts.money(whole)


INVOICES = "activity_signals.invoices.count"
_FILES = "exclusions.files_not_recognized"
QUOTES = "activity_signals.quotes.count"


def healthy(facts: CitedMetrics, occasion: Occasion) -> Draft:
    return quiet.healthy(_most_useful(facts), occasion.minutes, occasion.word != "low")


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
    return quiet.looked_at(_documents(facts))


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


def too_little_data(facts: CitedMetrics, occasion: Occasion) -> Draft:
    minutes, why = occasion.minutes, occasion.abstain or AbstainReason.NOTHING_READ
    if why is AbstainReason.NOTHING_READ:
        return quiet.nothing_read(minutes)
    if why is AbstainReason.FILE_NOT_RECOGNIZED:
        return quiet.file_not_recognized(facts.count(_FILES, "file"), facts.number(QUOTES) > 0, minutes)
    if why is AbstainReason.NO_INVOICE_OUTCOMES:
        return quiet.no_invoice_outcomes(facts.count(INVOICES, "invoice"), minutes)
    if why is AbstainReason.NO_QUOTE_OUTCOMES:
        return quiet.no_quote_outcomes(facts.count(QUOTES, "quote"), minutes)
    if why is AbstainReason.FEW_WEEKS:
        weeks = facts.count("window.weeks", "complete week") if facts.number("window.weeks") > 0 else None
        return quiet.few_weeks(weeks, minutes)
    return quiet.few_documents(_documents(facts), minutes)


def safe(facts: CitedMetrics, minutes: int) -> Draft:
    anything = facts.number(INVOICES) > 0 or facts.number(QUOTES) > 0
    return quiet.safe(_documents(facts) if anything else None, minutes)


def _documents(facts: CitedMetrics) -> str:
    """The larger of the two files in words: one number, not two."""
    more_invoices = facts.number(INVOICES) >= facts.number(QUOTES)
    return facts.count(INVOICES, "invoice") if more_invoices else facts.count(QUOTES, "quote")


# The share of a customer is taken over this time: of younger files that is all there is.
YEAR_DAYS = 365


def customer_concentration(facts: CitedMetrics, occasion: Occasion) -> Draft:
    every_invoice = facts.number("customer_share.top_share.n") >= facts.number("activity_signals.invoices.count")
    return structure.customer_concentration(
        share=facts.percent("customer_share.top_share.value"),
        money=facts.money("customer_share.top_amount"),
        all_files=every_invoice or facts.number("window.days") <= YEAR_DAYS,
        minutes=occasion.minutes,
    )


def low_conversion(facts: CitedMetrics, occasion: Occasion) -> Draft:
    return structure.low_conversion(
        share=facts.percent("conversion.approval_rate.value"),
        accepted=facts.decimal("conversion.approved_count"),
        quotes=facts.count("conversion.matured_count", "quote"),
        said_no=facts.number("conversion.declined_count") > 0,
        minutes=occasion.minutes,
    )


def decision_backlog(facts: CitedMetrics, occasion: Occasion) -> Draft:
    """About the quotes in the 14 to 90 day bucket; where it is empty, about all that are open."""
    earlier = "decision_time.earlier_median_days.value"
    days = facts.days("decision_time.recent_median_days.value")
    # "Less than a day" names no number, and needs the earlier one as evidence all the same.
    facts.cite(earlier)
    stale = facts.number("stale_quotes.count") > 0
    count = "stale_quotes.count" if stale else "activity_signals.quotes.undecided_count"
    resend = _resend if stale else _resend_open
    action = resend(facts, count, occasion)
    return structure.decision_backlog(days, facts.age(earlier), facts.number(count) == 1, action)


def _resend(facts: CitedMetrics, count: str, occasion: Occasion) -> str:
    """The few largest where there are more than one sitting holds."""
    quotes, amount = facts.count(count, "quote"), "stale_quotes.amount"
    few = facts.few("stale_quotes", "quote") if facts.number(count) > occasion.sitting else ""
    part = facts.part_of("stale_quotes.top_amount", amount, STALE_PART) if few else facts.money(amount)
    return structure.resend(few, quotes, part, occasion.minutes)


def _resend_open(facts: CitedMetrics, count: str, occasion: Occasion) -> str:
    said = structure.start_on_open if facts.number(count) > occasion.sitting else structure.resend_open
    return said(facts.count(count, "quote"), occasion.minutes)


def price_slippage(facts: CitedMetrics, occasion: Occasion) -> Draft:
    return structure.price_slippage(
        share=facts.percent("price_held.whole_jobs.value"),
        jobs=facts.count("price_held.whole_jobs.n", "recent job"),
        less=facts.money("price_held.shortfall"),
        minutes=occasion.minutes,
    )


def small_job_drag(facts: CitedMetrics, occasion: Occasion) -> Draft:
    return structure.small_job_drag(
        share=facts.percent("job_size.count_share.value"),
        money_share=facts.percent("job_size.amount_share.value"),
        size=facts.money("job_size.threshold"),
        jobs=facts.count("job_size.small_count", "invoice"),
        minutes=occasion.minutes,
    )


def volume_drop(facts: CitedMetrics, occasion: Occasion) -> Draft:
    share, minutes = facts.percent("flow.ratio.value"), occasion.minutes
    if not (facts.known("flow.recent_weekly") and facts.known("flow.before_weekly")):
        return structure.volume_drop_short(share, minutes)
    recent, before = facts.decimal("flow.recent_weekly"), facts.decimal("flow.before_weekly")
    return structure.volume_drop(share, recent, before, minutes)


def lumpy_volume(facts: CitedMetrics, occasion: Occasion) -> Draft:
    return structure.lumpy_volume(facts.decimal("lumpiness.swing"), occasion.minutes)
