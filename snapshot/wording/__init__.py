"""Every sentence that a user reads and that does not stand in a template. Plain, kind, no blame."""
