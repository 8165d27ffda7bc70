"""The curated watch list of every industry, read from ``industry_library.toml`` and checked when read."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from snapshot.pipeline.documents.predictive import WatchItem
from snapshot.pipeline.documents.profile import Industry


def _whole_year_in_order(months: tuple[int, ...]) -> tuple[int, ...]:
    if not set(months) <= set(range(1, 13)) or len(set(months)) != len(months):
        raise ValueError("months are different numbers from 1 to 12")
    return months


class LibraryItem(WatchItem):
    """A watch item and when it applies.

    ``months`` are those in which the topic is felt, in the northern hemisphere; empty: all year. ``first_day`` and
    ``last_day`` bound a fact that holds only for a time, both included: a topic is not shown before the one, nor when
    its window opens after the other.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    time_horizon: str = Field(pattern=r"^next (30–60|60–90|30–90) days$")
    months: Annotated[tuple[int, ...], AfterValidator(_whole_year_in_order)] = ()
    first_day: date | None = None
    last_day: date | None = None

    def as_watch_item(self) -> WatchItem:
        """The part that the page shows."""
        return WatchItem.model_validate(self.model_dump())


@cache
def industry_library() -> Mapping[Industry, tuple[LibraryItem, ...]]:
    """The items of every industry, the most telling first. Raises ``ValueError`` where the file breaks its rules."""
    table = tomllib.loads(files(__package__).joinpath("industry_library.toml").read_text("utf-8"))
    return {Industry(name): tuple(LibraryItem.model_validate(item) for item in items) for name, items in table.items()}
