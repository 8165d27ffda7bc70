"""How values enter the snapshot: exact money, rounded shares, and the three kinds of signal."""

from snapshot.pipeline.documents.snapshot import Signal

SHARE_DIGITS = 4


def money(cents: float) -> float:
    """Cents to the file's currency with two decimals. Sums stay in cents until here."""
    return round(float(cents) / 100, 2)


def share(value: float) -> float:
    """A share, rate or ratio, rounded so that its text is its value."""
    return round(float(value), SHARE_DIGITS)


def exact(value: float, n: int) -> Signal:
    """A count, sum or ratio of the files themselves."""
    return Signal(value=value, n=n, basis="exact")


def interval(value: float, n: int, low: float | None, high: float | None) -> Signal:
    """An estimate with its interval: 95 %, or the 5th to 95th percentile where its docstring says so.

    An end that the sample cannot give is ``None``.
    """
    return Signal(value=value, n=n, low=low, high=high, basis="interval")


def moved(value: float, n: int, like: Signal) -> Signal:
    """The value of a part with the interval of the whole, in proportion: resampling every part would take long."""
    if like.low is None or like.high is None or not like.value:
        return exact(value, n)
    return interval(value, n, share(like.low * value / like.value), share(like.high * value / like.value))


def unknown(reason: str, n: int = 0) -> Signal:
    return Signal(n=n, basis="unknown", reason=reason)


def in_weeks(cents: int, typical_week: Signal) -> float | None:
    """``cents`` in weeks of typical billing; ``None`` where a typical week is unknown or empty."""
    return share(cents / 100 / typical_week.value) if typical_week.value else None
