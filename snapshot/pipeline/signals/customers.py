"""How far the business depends on one paying customer."""

from math import fsum

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.snapshot import CustomerShare, Signal
from snapshot.pipeline.signals.measures import cents_sum, interval, money, share, unknown
from snapshot.pipeline.signals.resampling import top_share_interval
from snapshot.pipeline.signals.standing import Standing
from snapshot.wording import signals as wording

WINDOW_DAYS = 365
LEAST_INVOICES, LEAST_DAYS = 20, 90
MOST_NAMELESS = 0.2
MONTH_DAYS, LAST_MONTH = 30, 11  # the last of the twelve holds the few days that a year has more


def customer_share(standing: Standing) -> CustomerShare:
    """The largest share of money billed in the last 365 days, and 1/HHI as the effective number of customers.

    The interval is the 5th to 95th percentile over resampled months: big customers come and go by the month.

    Unknown below 20 invoices or 90 days of them, or where over a fifth of the money carries no customer.
    """
    invoices = standing.invoices[["age", "customer_code", "total_cents"]]
    recent = invoices[(invoices["age"] <= WINDOW_DAYS) & (invoices["total_cents"] > 0)]
    whole = cents_sum(recent, "total_cents")
    known = recent[recent["customer_code"] >= 0].groupby("customer_code")["total_cents"].sum().to_numpy(np.int64)
    if len(recent) < LEAST_INVOICES:
        reason = wording.too_few(len(recent), LEAST_INVOICES, "invoices of the last year")
        return CustomerShare(top_share=unknown(reason, len(recent)), customers=len(known))
    days = int(invoices["age"].max())
    if days < LEAST_DAYS:
        return CustomerShare(
            top_share=unknown(wording.too_few(days, LEAST_DAYS, "days of invoices"), len(recent)), customers=len(known)
        )
    if int(known.sum()) < (1 - MOST_NAMELESS) * whole:
        return CustomerShare(top_share=unknown(wording.NO_CUSTOMERS, len(recent)), customers=len(known))
    top = int(known.max())
    return CustomerShare(
        top_share=_with_interval(top / whole, recent),
        top_amount=money(top),
        effective_customers=share(1 / fsum((known / known.sum()) ** 2)),
        customers=len(known),
    )


def _with_interval(value: float, recent: pd.DataFrame) -> Signal:
    """Months are counted back in steps of thirty days; money without a customer stands in a column of its own."""
    month = (recent["age"].to_numpy(np.int64) // MONTH_DAYS).clip(max=LAST_MONTH)
    customer = recent["customer_code"].to_numpy(np.int64)
    codes, place = np.unique(customer, return_inverse=True)
    parts = np.zeros((int(month.max()) + 1, len(codes)))
    np.add.at(parts, (month, place), recent["total_cents"].to_numpy(np.float64))
    low, high = top_share_interval(parts[:, codes >= 0], parts.sum(axis=1))
    return interval(share(value), len(recent), share(low), share(high))
