"""Which documents of the short list are crossed out: in the address of the page, by their places in the list."""

from werkzeug.datastructures import MultiDict

from snapshot.pipeline.signals.action_documents import MOST_DOCUMENTS
from snapshot.presentation.short_list import Settled

NAME = "settled"


def settled_in(given: MultiDict[str, str]) -> Settled:
    """The places that ``given`` names; what can't be one is left out."""
    return frozenset(place for place in given.getlist(NAME, type=int) if 0 < place <= MOST_DOCUMENTS)
