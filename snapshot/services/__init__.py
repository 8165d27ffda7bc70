"""What a person can ask for, one verb per module. No web framework and no SQL in here."""
