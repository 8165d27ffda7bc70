"""What a link shows to whoever has it."""

from snapshot.blueprints.shared.views import blueprint

__all__ = ["blueprint"]
