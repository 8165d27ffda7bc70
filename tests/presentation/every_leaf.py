"""Every leaf that a snapshot can hold, under the names of the page: a signal is one, items of a list are one."""

from datetime import date

from snapshot.pipeline.decision.write.metric_paths import leaves_of
from snapshot.pipeline.documents.metric_catalogue import declared_path
from snapshot.pipeline.documents.snapshot import Bucket, Snapshot, WeekVolume

_BUCKETS = (Bucket(label="under 100", count=3, amount=120.0),)
FULL = Snapshot(
    weekly_volume_series=(WeekVolume(week=date(2025, 9, 15), quotes=2, invoices=3),),
    invoice_size_buckets=_BUCKETS,
    quote_age_buckets=_BUCKETS,
)
LEAVES = tuple(leaves_of(FULL))
PATHS = {declared_path(path)[0] for path in LEAVES}
