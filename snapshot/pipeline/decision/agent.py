"""Step 5: calls the deciding agent once. Snapshot and profile in, a decision out, whatever the agent does.

An agent sees aggregates only, and a copy of them: changing its brief changes nothing that is checked later.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from snapshot.pipeline.decision.choose.calibration import calibrate_choice, stability_of
from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.decision.write.about import NO_ACTIONS, Actions, about
from snapshot.pipeline.decision.write.conclusion import conclude, safe_conclusion
from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.conclusion import Decision, Theme
from snapshot.pipeline.documents.profile import BusinessProfile
from snapshot.pipeline.documents.snapshot import Action, Snapshot

log = logging.getLogger(__name__)

# The safe text claims nothing, so there is nothing for it to be right about.
SAFE_PROBABILITY = 0.05


class AgentBrief(Document):
    """All that an agent may see: measured facts and the kind of business. No names, no rows, no website text.

    ``stability`` is the share of redraws, each without some of the documents, in which the rules chose a theme.
    ``actions`` are what the action of a theme would name, in counts and sums.
    """

    snapshot: Snapshot
    profile: BusinessProfile
    stability: Mapping[Theme, float] = {}
    actions: Mapping[Theme, Action] = {}

    def about(self, theme: Theme) -> Snapshot:
        """The facts that the sentences of ``theme`` are written from."""
        return about(theme, self.snapshot, self.actions)


class Agent(Protocol):
    """Decides on one brief. May be a set of rules or a model behind an interface.

    It chooses the theme and how sure it is; its sentences come from ``canonical_conclusions`` over
    ``brief.about(theme)``.
    """

    def __call__(self, brief: AgentBrief) -> Decision: ...


class RuleAgent:
    """The default: ranks by the rules of ``themes``. Never needs a network."""

    def __call__(self, brief: AgentBrief) -> Decision:
        choice = calibrate_choice(choose(brief.snapshot, THEMES), brief.stability)
        conclusion = conclude(brief.about(choice.theme), choice, THEMES)
        return Decision(conclusion=conclusion, probability=choice.probability, runner_up=choice.runner_up)


def infer_decision(
    snapshot: Snapshot,
    profile: BusinessProfile,
    agent: Agent,
    redraws: Sequence[Snapshot] = (),
    actions: Actions = NO_ACTIONS,
) -> Decision:
    """Asks ``agent`` exactly once. An exception or anything but a decision becomes the safe decision, marked so.

    ``redraws`` are the same business measured with some documents missing; without them stability is not judged.
    """
    brief = brief_for(snapshot, profile, stability_of(redraws, THEMES), actions)
    try:
        answer: object = agent(brief)
    except Exception as error:  # noqa: BLE001 - a foreign agent may raise anything, and the run must still end
        log.warning("the deciding agent raised %s", type(error).__name__)
        return safe_decision(snapshot, "raised")
    if not isinstance(answer, Decision) or not _whole(answer):
        log.warning("the deciding agent returned no decision but %s", type(answer).__name__)
        return safe_decision(snapshot, "wrong_type")
    return answer.model_copy(update={"agent_outcome": "answered"})


def brief_for(
    snapshot: Snapshot, profile: BusinessProfile, stability: Mapping[Theme, float], actions: Actions
) -> AgentBrief:
    """A copy of the facts; of the profile, the kind of business and how it was found."""
    known = BusinessProfile(
        industry=profile.industry, chosen_by=profile.chosen_by, website_status=profile.website_status
    )
    copied = snapshot.model_copy(deep=True)
    return AgentBrief(snapshot=copied, profile=known, stability=dict(stability), actions=dict(actions))


def safe_decision(snapshot: Snapshot, outcome: Literal["raised", "wrong_type"]) -> Decision:
    """The safe text as a decision that says how it came about."""
    return Decision(conclusion=safe_conclusion(snapshot, THEMES), probability=SAFE_PROBABILITY, agent_outcome=outcome)


def _whole(answer: Decision) -> bool:
    """Whether a decision has all its fields in the right types, however it was made."""
    try:
        fields = {name: getattr(answer, name) for name in ("conclusion", "probability", "runner_up")}
        Decision.model_validate(fields, strict=True)
    except (AttributeError, ValueError):
        return False
    return True
