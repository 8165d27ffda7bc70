"""Snapshot -> the one theme, by written rules, with its probability."""
