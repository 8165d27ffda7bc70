"""Whether a link may show a result: the product answers for every sentence of it, today.

A hosted store takes any result from its owner, also one that no run made. So nothing is shared because it was stored:
the sentences must be what this product itself says of the figures that are shown with them.
"""

from typing import Any

from snapshot.pipeline.decision import is_valid
from snapshot.pipeline.documents.conclusion import Decision
from snapshot.pipeline.documents.results import RunResults
from snapshot.services.shared_document import shared_document

LARGEST = 10**18  # more than any business has in cents of any currency; a page can still write it


def vouched_document(results: RunResults) -> RunResults | None:
    """The allowed parts of ``results``. ``None``: made up, or in the words of another version."""
    try:
        shown = shared_document(results)
        return shown if _can_be_written(shown.model_dump()) and _holds(shown) else None
    except (ArithmeticError, ValueError):  # made-up figures and days can be impossible to calculate with
        return None


def _holds(shown: RunResults) -> bool:
    conclusion, probability = shown.conclusion, shown.meta.confidence_probability
    if conclusion is None or shown.snapshot is None or probability is None:
        return False
    return is_valid(Decision(conclusion=conclusion, probability=probability), shown.snapshot)


def _can_be_written(node: Any) -> bool:
    """Whether every number is one and has an end: not every page could show others, and none should."""
    if isinstance(node, dict):
        return all(_can_be_written(part) for part in node.values())
    if isinstance(node, tuple):
        return all(_can_be_written(part) for part in node)
    return not isinstance(node, int | float) or abs(node) <= LARGEST
