"""Constructed businesses whose pressure is known, and how often the one decision names it."""
