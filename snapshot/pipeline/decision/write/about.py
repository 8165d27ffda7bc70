"""The snapshot as the sentences of one theme read it."""

from collections.abc import Mapping
from types import MappingProxyType

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Action, Snapshot

Actions = Mapping[Theme, Action]
NO_ACTIONS: Actions = MappingProxyType({})


def about(theme: Theme, snapshot: Snapshot, actions: Actions) -> Snapshot:
    """``snapshot`` with what the action of ``theme`` names; with an empty action where nothing of it was measured.

    Without any ``actions`` it keeps the one that it has: that of a stored result.
    """
    return snapshot.model_copy(update={"action": actions.get(theme, Action())}) if actions else snapshot
