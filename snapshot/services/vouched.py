"""Whether a link may show a result: the product answers for every sentence of it, today.

A hosted store takes any result from its owner, also one that no run made. So nothing is shared because it was stored:
the sentences must be what this product itself says of the figures that are shown with them.
"""

from snapshot.pipeline.decision import still_holds
from snapshot.pipeline.documents.conclusion import Decision
from snapshot.pipeline.documents.results import RunResults
from snapshot.services.shared_document import shared_document


def vouched_document(results: RunResults) -> RunResults | None:
    """The allowed parts of ``results``. ``None``: made up, or in the words of another version."""
    try:
        shown = shared_document(results)
        return shown if _holds(shown) else None
    except (ArithmeticError, ValueError):  # made-up figures and days can be too large to calculate with
        return None


def _holds(shown: RunResults) -> bool:
    conclusion, probability = shown.conclusion, shown.meta.confidence_probability
    if conclusion is None or shown.snapshot is None or probability is None:
        return False
    return still_holds(Decision(conclusion=conclusion, probability=probability), shown.snapshot)
