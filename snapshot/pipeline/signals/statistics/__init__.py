"""Plain statistics on arrays: intervals, survival curves, resampling. Knows nothing of invoices."""
