"""Run rules: one run at a time, six steps in order, no conclusion without enough data."""
