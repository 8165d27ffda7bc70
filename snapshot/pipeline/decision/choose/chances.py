"""The chance that money moves once somebody acts: the business's own record, pulled towards what is usual."""

from snapshot.pipeline.documents.snapshot import Signal

# The own record counts as much as the prior from this many documents on.
PRIOR_WEIGHT = 40


def shrink_to_prior(own: Signal, prior: float, odds: float = 1.0) -> float:
    """The chance once somebody acts: the business's own record, acted on, pulled towards ``prior``.

    A record of ``PRIOR_WEIGHT`` documents weighs as much as the prior.
    """
    if own.value is None or own.basis == "unknown" or own.n <= 0:
        return prior
    record = apply_odds_ratio(min(max(own.value, 0.0), 1.0), odds)
    return (prior * PRIOR_WEIGHT + record * own.n) / (PRIOR_WEIGHT + own.n)


def apply_odds_ratio(chance: float, odds: float) -> float:
    """A chance without acting becomes one with it: acting multiplies the odds."""
    return odds * chance / (1 - chance + odds * chance)
