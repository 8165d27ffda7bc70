"""What was read of each file, and the questions for the owner."""
