"""The runtime governance: one run at a time, six steps in order exactly once, silence where data cannot speak."""
