"""What is kept for this browser, and deleting all of it."""

from snapshot.blueprints.account.views import blueprint

__all__ = ["blueprint"]
