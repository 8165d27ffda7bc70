"""A run context over a real store, with nothing behind it that leaves the machine."""

from snapshot.config import Settings
from snapshot.pipeline.decision import RuleAgent
from snapshot.services.context import RunContext
from snapshot.store.protocol import Store


def no_website(_url: str) -> str:
    raise AssertionError("no website was given")


def run_context(store: Store, **settings: object) -> RunContext:
    return RunContext(
        store=store, settings=Settings(**settings), secret=b"test secret", agent=RuleAgent(), fetch_text=no_website
    )
