"""Constructed businesses: how they trade, what is planted in them, and which answers are right."""

from evals.businesses.kinds import KINDS, Kind, construct

__all__ = ["KINDS", "Kind", "construct"]
