"""Steps 5 and 6: snapshot -> one conclusion, and the check that it may be shown."""

from snapshot.pipeline.decision.agent import Agent, AgentBrief, RuleAgent, infer_decision
from snapshot.pipeline.decision.choose.calibration import stability_of
from snapshot.pipeline.decision.choose.robustness import robustness_of
from snapshot.pipeline.decision.themes import SITTINGS, THEMES
from snapshot.pipeline.decision.validate.validator import is_sized, is_valid, validate_conclusion
from snapshot.pipeline.decision.write.about import about
from snapshot.pipeline.decision.write.conclusion import citations_of, safe_conclusion

__all__ = [
    "SITTINGS",
    "THEMES",
    "Agent",
    "AgentBrief",
    "RuleAgent",
    "about",
    "citations_of",
    "infer_decision",
    "is_sized",
    "is_valid",
    "robustness_of",
    "safe_conclusion",
    "stability_of",
    "validate_conclusion",
]
