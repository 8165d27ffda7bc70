"""Measures the business again without some documents, to see how solid the answer is."""
