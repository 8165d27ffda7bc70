"""Constructed businesses: how they trade, what is planted in them, and which answers are right."""

from evals.businesses.kind import Kind, construct
from evals.businesses.kinds import KINDS

__all__ = ["KINDS", "Kind", "construct"]
