"""The snapshot command."""
