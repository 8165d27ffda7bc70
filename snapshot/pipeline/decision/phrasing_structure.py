"""Says a structural theme: picks the leaves that its sentences name and hands them to the wording."""

from snapshot.pipeline.decision.constants import MINUTES_EACH, START_MINUTES
from snapshot.pipeline.decision.facts import Facts
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.wording import decision_structure as wording
from snapshot.wording.decision import Draft
from snapshot.wording.decision_cash import STALE_PART

# So many quotes are sent again in one sitting.
_SITTING = START_MINUTES[Theme.DECISION_BACKLOG] // MINUTES_EACH[Theme.DECISION_BACKLOG]
# The share of a customer is taken over this time: of younger files that is all there is.
YEAR_DAYS = 365


def customer_concentration(facts: Facts) -> Draft:
    every_invoice = facts.number("customer_share.top_share.n") >= facts.number("activity_signals.invoices.count")
    return wording.customer_concentration(
        share=facts.percent("customer_share.top_share.value"),
        money=facts.money("customer_share.top_amount"),
        all_files=every_invoice or facts.number("window.days") <= YEAR_DAYS,
        minutes=START_MINUTES[Theme.CUSTOMER_CONCENTRATION],
    )


def low_conversion(facts: Facts) -> Draft:
    return wording.low_conversion(
        share=facts.percent("conversion.approval_rate.value"),
        accepted=facts.decimal("conversion.approved_count"),
        quotes=facts.count("conversion.matured_count", "quote"),
        said_no=facts.number("conversion.declined_count") > 0,
        minutes=START_MINUTES[Theme.LOW_CONVERSION],
    )


def decision_backlog(facts: Facts) -> Draft:
    """About the quotes in the 14 to 90 day bucket; where it is empty, about all that are open."""
    earlier = "decision_time.earlier_median_days.value"
    days = facts.days("decision_time.recent_median_days.value")
    # "Less than a day" names no number, and needs the earlier one as evidence all the same.
    facts.cite(earlier)
    stale = facts.number("stale_quotes.count") > 0
    count = "stale_quotes.count" if stale else "activity_signals.quotes.undecided_count"
    action = _resend(facts, count) if stale else _resend_open(facts, count)
    return wording.decision_backlog(days, facts.age(earlier), facts.number(count) == 1, action)


def _resend(facts: Facts, count: str) -> str:
    """The few largest where there are more than one sitting holds."""
    quotes, amount = facts.count(count, "quote"), "stale_quotes.amount"
    few = facts.few("stale_quotes", "quote") if facts.number(count) > _SITTING else ""
    part = facts.part_of("stale_quotes.top_amount", amount, STALE_PART) if few else facts.money(amount)
    return wording.resend(few, quotes, part, START_MINUTES[Theme.DECISION_BACKLOG])


def _resend_open(facts: Facts, count: str) -> str:
    said = wording.start_on_open if facts.number(count) > _SITTING else wording.resend_open
    return said(facts.count(count, "quote"), START_MINUTES[Theme.DECISION_BACKLOG])


def price_slippage(facts: Facts) -> Draft:
    return wording.price_slippage(
        share=facts.percent("price_held.whole_jobs.value"),
        jobs=facts.count("price_held.whole_jobs.n", "recent job"),
        less=facts.money("price_held.shortfall"),
        minutes=START_MINUTES[Theme.PRICE_SLIPPAGE],
    )


def small_job_drag(facts: Facts) -> Draft:
    return wording.small_job_drag(
        share=facts.percent("job_size.count_share.value"),
        money_share=facts.percent("job_size.amount_share.value"),
        size=facts.money("job_size.threshold"),
        jobs=facts.count("job_size.small_count", "invoice"),
        minutes=START_MINUTES[Theme.SMALL_JOB_DRAG],
    )


def volume_drop(facts: Facts) -> Draft:
    share, minutes = facts.percent("flow.ratio.value"), START_MINUTES[Theme.VOLUME_DROP]
    if not (facts.known("flow.recent_weekly") and facts.known("flow.before_weekly")):
        return wording.volume_drop_short(share, minutes)
    recent, before = facts.decimal("flow.recent_weekly"), facts.decimal("flow.before_weekly")
    return wording.volume_drop(share, recent, before, minutes)


def lumpy_volume(facts: Facts) -> Draft:
    return wording.lumpy_volume(facts.decimal("lumpiness.swing"), START_MINUTES[Theme.LUMPY_VOLUME])
