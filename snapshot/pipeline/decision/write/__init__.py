"""Chosen theme -> conclusion: sentences, evidence, season."""
