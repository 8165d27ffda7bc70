"""Step 3: from the pack to the snapshot, one room of the document at a time."""

from dataclasses import dataclass
from datetime import date

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import InputCosts, Snapshot
from snapshot.pipeline.signals.activity import activity, size_buckets, typical_week, window
from snapshot.pipeline.signals.backlog import backlog
from snapshot.pipeline.signals.billing import duplicates, price_held, unbilled_work
from snapshot.pipeline.signals.conversion import conversion, decision_time
from snapshot.pipeline.signals.customers import customer_share
from snapshot.pipeline.signals.flow import flow, lumpiness, volatility_band
from snapshot.pipeline.signals.measures import unknown
from snapshot.pipeline.signals.owed import overdue, top_debtor
from snapshot.pipeline.signals.pay_time import pay_time
from snapshot.pipeline.signals.publish import publish
from snapshot.pipeline.signals.redraws import redraw
from snapshot.pipeline.signals.season import season
from snapshot.pipeline.signals.sizes import job_size, odd_invoices
from snapshot.pipeline.signals.standing import Standing, standing
from snapshot.pipeline.signals.undecided import age_buckets, open_pile, stale_quotes
from snapshot.pipeline.signals.weeks import complete_weeks, weekly_series
from snapshot.wording import signals as wording

# No file that is read holds what suppliers ask.
_NO_PRICES = unknown(wording.NO_SUPPLIER_PRICES)


@dataclass(frozen=True, slots=True)
class Measured:
    """The snapshot, and the same business measured again with some documents missing. Only the first is kept.

    ``stands`` is what both were measured from.
    """

    snapshot: Snapshot
    redraws: tuple[Snapshot, ...]
    stands: Standing


def build_snapshot(pack: Pack, *, today: date) -> Snapshot:
    """Measure ``pack`` as of its report date; ``today`` is the day of the run.

    Never raises on a pack in its fixed columns: what it cannot tell is unknown, with the reason.
    """
    return _published(standing(pack, today=today), pack)


def measure(pack: Pack, *, today: date) -> Measured:
    """``build_snapshot`` with its redraws."""
    stands = standing(pack, today=today)
    snapshot = _published(stands, pack)
    return Measured(snapshot, redraw(stands, snapshot), stands)


def _published(stands: Standing, pack: Pack) -> Snapshot:
    measured = _measure(stands, pack)
    return measured.model_copy(update={"numbers": publish(stands, measured)})


def _not_recognized(pack: Pack) -> int:
    """Files that hold something, and of which nobody can say what."""
    return sum(file.category == "unknown" and file.foreign is None for file in pack.recognition.files)


def _measure(stands: Standing, pack: Pack) -> Snapshot:
    weeks = complete_weeks(stands)
    week = typical_week(stands)
    lumpy = lumpiness(weeks, stands.invoices.age)
    return Snapshot(
        currency=pack.recognition.summary.currency,
        window=window(stands, weeks),
        exclusions=stands.exclusions.model_copy(update={"files_not_recognized": _not_recognized(pack)}),
        activity_signals=activity(stands, week),
        pay_time=pay_time(stands),
        overdue=overdue(stands, week),
        top_debtor=top_debtor(stands),
        customer_share=customer_share(stands),
        conversion=conversion(stands),
        decision_time=decision_time(stands),
        stale_quotes=stale_quotes(stands, week),
        open_pile=open_pile(stands, weeks),
        unbilled_work=unbilled_work(stands, week),
        duplicates=duplicates(stands, week),
        price_held=price_held(stands),
        job_size=job_size(stands),
        flow=flow(weeks),
        lumpiness=lumpy,
        season=season(weeks),
        odd_invoices=odd_invoices(stands),
        backlog=backlog(pack.jobs, stands.report_date),
        input_costs=InputCosts(change_30_days=_NO_PRICES, change_90_days=_NO_PRICES),
        volatility_band=volatility_band(lumpy),
        weekly_volume_series=weekly_series(weeks),
        invoice_size_buckets=size_buckets(stands),
        quote_age_buckets=age_buckets(stands),
    )
