"""The six steps of a run, and ``run_analysis``, which runs them in order."""
