"""How often each theme wins when documents are missing: does the answer hang on a few of them?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from snapshot.pipeline.decision.ranking import choose
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot


def stability_of(redraws: Sequence[Snapshot]) -> Mapping[Theme, float]:
    """The share of redraws (0 to 1) that each theme won; empty where nothing was redrawn."""
    won = Counter(choose(redraw).theme for redraw in redraws)
    return {theme: round(count / len(redraws), 4) for theme, count in sorted(won.items())}
