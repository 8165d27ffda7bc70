"""Steps 5 and 6: one decision from the measured facts, and the check that it may be shown."""

from snapshot.pipeline.decision.agent import Agent, AgentBrief, RuleAgent, infer_decision
from snapshot.pipeline.decision.drafting import safe_conclusion
from snapshot.pipeline.decision.robustness import robustness_of
from snapshot.pipeline.decision.stability import stability_of
from snapshot.pipeline.decision.validator import is_sized, still_holds, validate_conclusion

__all__ = [
    "Agent",
    "AgentBrief",
    "RuleAgent",
    "infer_decision",
    "is_sized",
    "robustness_of",
    "safe_conclusion",
    "stability_of",
    "still_holds",
    "validate_conclusion",
]
