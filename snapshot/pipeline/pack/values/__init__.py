"""Cells to values: days, cents, numbers, statuses. Knows single columns only, never a table."""
