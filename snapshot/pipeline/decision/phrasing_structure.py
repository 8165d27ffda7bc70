"""Says a structural theme: picks the leaves that its sentences name and hands them to the wording."""

from snapshot.pipeline.decision.constants import START_MINUTES
from snapshot.pipeline.decision.facts import Facts
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.wording import decision_structure as wording
from snapshot.wording.decision import Draft


def customer_concentration(facts: Facts) -> Draft:
    share = facts.percent("customer_share.top_share.value")
    money = facts.money("customer_share.top_amount")
    return wording.customer_concentration(share, money, START_MINUTES[Theme.CUSTOMER_CONCENTRATION])


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
    days, minutes = facts.days("decision_time.recent_median_days.value"), START_MINUTES[Theme.DECISION_BACKLOG]
    # "Longer than before" names no number, and needs the earlier one as evidence all the same.
    facts.cite("decision_time.earlier_median_days.value")
    if facts.number("stale_quotes.count") <= 0:
        quotes = facts.count("activity_signals.quotes.undecided_count", "quote")
        return wording.decision_backlog(days, quotes, None, minutes)
    quotes = facts.count("stale_quotes.count", "quote")
    return wording.decision_backlog(days, quotes, facts.money("stale_quotes.amount"), minutes)


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
    return wording.lumpy_volume(facts.decimal("lumpiness.dispersion.value"), START_MINUTES[Theme.LUMPY_VOLUME])
