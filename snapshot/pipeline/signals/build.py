"""Pack -> snapshot: calls each metric once, in the order of the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import Action, InputCosts, Snapshot
from snapshot.pipeline.signals.facts.open_items import OpenItems, read_open_items
from snapshot.pipeline.signals.facts.signal_values import unknown
from snapshot.pipeline.signals.facts.subsets import Subsets
from snapshot.pipeline.signals.facts.weeks import complete_weeks, weekly_series
from snapshot.pipeline.signals.metrics import (
    activity,
    backlog,
    concentration,
    conversion,
    days_to_pay,
    job_size,
    open_quotes,
    published_numbers,
    receivables,
    revenue_leakage,
    season,
    volume,
)
from snapshot.pipeline.signals.robustness.subsampling import subsample
from snapshot.pipeline.signals.short_list import Sitting, measure_action
from snapshot.wording import signals as wording

# No file that is read holds what suppliers ask.
_NO_PRICES = unknown(wording.NO_SUPPLIER_PRICES)
NO_SITTINGS: Mapping[Theme, Sitting] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Measured:
    """The snapshot, and the same business measured again with some documents missing. Only the first is kept.

    ``open_items`` is what both were measured from. ``actions`` are what the action of a theme would name: of the one
    that is chosen it joins the snapshot.
    """

    snapshot: Snapshot
    redraws: tuple[Snapshot, ...]
    open_items: OpenItems
    actions: Mapping[Theme, Action]


def build_snapshot(pack: Pack, *, today: date) -> Snapshot:
    """Measure ``pack`` as of its report date; ``today`` is the day of the run.

    Never raises on a pack in its fixed columns: what it cannot tell is unknown, with the reason.
    """
    return _published(read_open_items(pack, today=today), pack, today)


def measure(pack: Pack, *, today: date, sittings: Mapping[Theme, Sitting] = NO_SITTINGS) -> Measured:
    """``build_snapshot`` with its redraws, and what the action of each theme of ``sittings`` would name."""
    open_items = read_open_items(pack, today=today)
    snapshot = _published(open_items, pack, today)
    actions = {theme: measure_action(open_items, theme, sitting) for theme, sitting in sittings.items()}
    return Measured(snapshot, subsample(open_items, snapshot), open_items, actions)


def _published(open_items: OpenItems, pack: Pack, today: date) -> Snapshot:
    measured = _measure(open_items, pack, today)
    return measured.model_copy(update={"numbers": published_numbers.publish(open_items, measured)})


def _not_recognized(pack: Pack) -> int:
    """Files that hold something, and of which nobody can say what."""
    return sum(file.category == "unknown" and file.foreign is None for file in pack.recognition.files)


def _measure(open_items: OpenItems, pack: Pack, today: date) -> Snapshot:
    whole = Subsets.whole(open_items)
    weeks = complete_weeks(whole)
    (week,), (pile,) = activity.typical_week_of(whole), open_quotes.open_pile_of(whole, [weeks])
    lumpy = volume.lumpiness(weeks, open_items.invoices.age)
    return Snapshot(
        currency=pack.recognition.summary.currency,
        window=activity.window(open_items, weeks, today),
        exclusions=open_items.exclusions.model_copy(update={"files_not_recognized": _not_recognized(pack)}),
        activity_signals=activity.activity(whole, week),
        pay_time=days_to_pay.pay_time(open_items),
        overdue=receivables.overdue(whole, week),
        top_debtor=receivables.top_debtor(whole),
        customer_share=concentration.customer_share(whole),
        conversion=conversion.conversion(whole),
        decision_time=conversion.decision_time(whole),
        stale_quotes=open_quotes.stale_quotes(whole, week),
        open_pile=pile,
        unbilled_work=revenue_leakage.unbilled_work(whole, week),
        duplicates=revenue_leakage.duplicates(whole, week),
        price_held=revenue_leakage.price_held(whole),
        job_size=job_size.job_size_of(whole)[0],
        flow=volume.flow(weeks),
        lumpiness=lumpy,
        season=season.season(weeks),
        odd_invoices=job_size.odd_invoices(open_items),
        backlog=backlog.backlog(pack.jobs, open_items.report_date),
        input_costs=InputCosts(change_30_days=_NO_PRICES, change_90_days=_NO_PRICES),
        volatility_band=volume.volatility_band(lumpy),
        weekly_volume_series=weekly_series(weeks),
        invoice_size_buckets=activity.size_buckets(open_items),
        quote_age_buckets=open_quotes.age_buckets(open_items),
    )
