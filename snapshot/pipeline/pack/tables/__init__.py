"""Sheets to tables: finds the header row and cuts the columns below it."""
